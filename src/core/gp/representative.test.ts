import { expect, test } from "vitest";
import { evenlyRanked, representative } from "./representative.ts";

const FALLING = Float64Array.from({ length: 1000 }, (_, i) => 1000 - i);

test("few observations are all included", () => {
  expect(representative(FALLING.subarray(0, 5), 5)).toEqual([0, 1, 2, 3, 4]);
});

test("of many, the best, those to keep and a spread over the rest are included, once each and in order", () => {
  const rows = representative(FALLING, 100, [0, 1, 999]);
  expect(rows.length).toBe(100);
  expect(new Set(rows).size).toBe(100);
  expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  expect(rows).toEqual(expect.arrayContaining([0, 1, ...Array.from({ length: 49 }, (_, k) => 999 - k)]));
  const others = rows.slice(2, 50);
  const gaps = others.slice(1).map((row, i) => row - others[i]!);
  expect(Math.max(...gaps)).toBeLessThan(25);
  expect(Math.max(...others)).toBeGreaterThan(900);
});

test("of equal observations the first are the best", () => {
  expect(representative(new Float64Array(50), 10).slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
});

test("evenly ranked observations are as many as asked for, once each, from the best to the worst", () => {
  expect(evenlyRanked(FALLING.subarray(0, 5), 5)).toEqual([0, 1, 2, 3, 4]);
  for (const limit of [2, 7, 999]) {
    const rows = evenlyRanked(FALLING, limit);
    expect(new Set(rows).size).toBe(limit);
    expect([rows[0], rows.at(-1)]).toEqual([0, 999]);
    const gaps = rows.slice(1).map((row, i) => row - rows[i]!);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  }
});
