import { expect, test } from "vitest";
import { countBelow, countUpTo } from "./sortedSearch.ts";

test("places among ascending numbers, of which some are equal", () => {
  const sorted = Float64Array.of(1, 2, 2, 2, 5);
  for (const x of [0, 1, 1.5, 2, 4, 5, 6]) {
    expect(countUpTo(sorted, x)).toBe(sorted.filter((value) => value <= x).length);
    expect(countBelow(sorted, x)).toBe(sorted.filter((value) => value < x).length);
  }
  expect([countUpTo([], 1), countBelow([], 1)]).toEqual([0, 0]);
});
