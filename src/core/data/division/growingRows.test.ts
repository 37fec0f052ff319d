import { describe, expect, it } from "vitest";
import { growingRows } from "./growingRows.ts";

/** Rows of three classes: every second of class 0, the others alternately of 1 and 2. */
const TARGETS = Float32Array.from({ length: 200 }, (_, row) => (row % 2 === 0 ? 0 : 1 + ((row >> 1) % 2)));

describe("an order of growing rows", () => {
  it.each([0, 3])("has every row once, and depends on the seed (%i classes)", (classes) => {
    const order = growingRows(TARGETS, classes, 1);
    expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from(TARGETS, (_, row) => row));
    expect(growingRows(TARGETS, classes, 1)).toEqual(order);
    expect(growingRows(TARGETS, classes, 2)).not.toEqual(order);
  });

  it("has about the shares of the classes in every beginning", () => {
    const order = growingRows(TARGETS, 3, 1);
    for (const rows of [20, 40, 80, 140]) {
      const counts = [0, 0, 0];
      for (const row of order.subarray(0, rows)) counts[TARGETS[row]!]! += 1;
      [rows / 2, rows / 4, rows / 4].forEach((expected, k) =>
        expect(Math.abs(counts[k]! - expected)).toBeLessThanOrEqual(1.5),
      );
    }
  });

  it("draws numbers without regard to their values", () => {
    const ascending = Float32Array.from({ length: 1000 }, (_, row) => row);
    const means = [1, 2, 3, 4, 5].map((seed) => {
      const drawn = growingRows(ascending, 0, seed).subarray(0, 100);
      return drawn.reduce((sum, row) => sum + row, 0) / 100;
    });
    // The mean of 100 of 1,000 has a standard deviation of 27.
    for (const mean of means) expect(Math.abs(mean - 499.5)).toBeLessThan(110);
    expect(new Set(means).size).toBe(5);
  });
});
