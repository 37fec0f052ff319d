import type { Axis } from "../plot/axis.ts";
import { shortened } from "../words/shortened.ts";

const LONGEST = 18;

/** Rows carry name and number, columns the number. Signed as one: a class may be called “23”, too. */
export function confusionAxes(names: readonly (string | null)[], others: string): { x: Axis; y: Axis } {
  const size = names.length;
  const number = (i: number) => `#${i + 1}`;
  return {
    x: {
      kind: "linear",
      domain: [0, size],
      ticks: names.map((_, i) => ({ value: i + 0.5, label: number(i) })),
    },
    y: {
      kind: "linear",
      domain: [0, size],
      ticks: names.map((name, i) => ({
        value: size - i - 0.5,
        label: shortened(name ?? others, LONGEST),
        aside: number(i),
      })),
    },
  };
}
