import { expect, test } from "vitest";
import { comparePairs } from "./pairs.ts";

test("counts, and the sign test's probability", () => {
  // 2 · (1 + 10 + 45) / 2¹⁰, as scipy.stats.binomtest(2, 10).pvalue.
  const differences = [...Array.from({ length: 8 }, () => -1), 1, 1, 0];
  expect(comparePairs(differences)).toEqual({
    better: 8,
    worse: 2,
    p: expect.closeTo(0.109375, 12) as number,
  });
});

test("equal counts of better and worse have p = 1, and ties alone have no p-value", () => {
  expect(comparePairs([1, -1]).p).toBe(1);
  expect(comparePairs([0, 0])).toEqual({ better: 0, worse: 0, p: null });
});
