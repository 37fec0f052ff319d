import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { findingLines, MOST_NAMED } from "./findingLines.ts";

/** Counts the sentences that are made. */
function counting() {
  let made = 0;
  const t = ((key: string, { column = "" } = {}) => {
    made += 1;
    return `${key} ${column}`;
  }) as unknown as TFunction;
  return { t, made: () => made };
}

const constant = (columns: number) =>
  ({
    kind: "constant",
    items: Array.from({ length: columns }, (_, j) => ({ column: `x${j}` })),
  }) as const;

it("names the first of very many columns and counts the others, without words for them", () => {
  const { t, made } = counting();
  const { lines, unnamed } = findingLines(t, constant(20_000));
  expect(lines).toHaveLength(MOST_NAMED);
  expect(lines[0]).toBe("dataTab.check.constant.item x0");
  expect(unnamed).toBe(20_000 - MOST_NAMED);
  expect(made()).toBe(MOST_NAMED);
});

it("names all of a few", () => {
  const { lines, unnamed } = findingLines(counting().t, constant(MOST_NAMED));
  expect([lines.length, unnamed]).toEqual([MOST_NAMED, 0]);
});

it("has nothing to count where a finding is of no columns", () => {
  const finding = { kind: "duplicateRows", rows: 3, share: 0.1, contradicting: 2, notCompared: [] } as const;
  expect(findingLines(counting().t, finding)).toMatchObject({ lines: [expect.any(String)], unnamed: 0 });
});
