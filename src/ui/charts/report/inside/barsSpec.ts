import { niceAxis, type Axis } from "../../plot/axis.ts";
import { shortened } from "../../words/shortened.ts";

/** Bars that are drawn; the table has all. */
export const MOST_BARS = 20;
/** Characters of a name beside its bar. */
const LONGEST_NAME = 24;

/** A number with its name. */
export interface NamedValue {
  readonly name: string;
  readonly value: number;
  /** The smallest and the largest of several measurements. Absent: there is one. */
  readonly range?: readonly [low: number, high: number];
}

export interface BarsSpec<Row extends NamedValue> {
  /** Those that are drawn, from above. */
  readonly shown: readonly Row[];
  /** Values, with 0 on the axis. */
  readonly x: Axis;
  /** Lane of each bar: its index in `shown`. */
  readonly lanes: Axis;
}

/** Horizontal bars from 0. @param rows in the order in which they are drawn, at least one */
export function barsSpec<Row extends NamedValue>(rows: readonly Row[]): BarsSpec<Row> {
  const shown = rows.slice(0, MOST_BARS);
  const ends = shown
    .flatMap(({ value, range = [value, value] }) => [value, ...range])
    .filter(Number.isFinite);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  return {
    shown,
    x: niceAxis(low, low === high ? 1 : high),
    lanes: {
      kind: "linear",
      domain: [shown.length - 0.5, -0.5],
      ticks: shown.map(({ name }, value) => ({ value, label: shortened(name, LONGEST_NAME) })),
    },
  };
}

/** The largest first; equal ones keep their order. */
export function bySize<Row extends NamedValue>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
}
