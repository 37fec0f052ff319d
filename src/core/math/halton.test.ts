import { describe, expect, it } from "vitest";
import { createHalton } from "./halton.ts";

describe("Halton sequence", () => {
  it("mirrors the digits of the index in bases 2, 3 and 5", () => {
    const plain = createHalton(3, null);
    const expected = [
      [0, 0, 0],
      [1 / 2, 1 / 3, 1 / 5],
      [1 / 4, 2 / 3, 2 / 5],
      [3 / 4, 1 / 9, 3 / 5],
      [1 / 8, 4 / 9, 4 / 5],
      [5 / 8, 7 / 9, 1 / 25],
    ];
    expected.forEach((point, index) => {
      plain(index).forEach((value, d) => {
        expect(value).toBeCloseTo(point[d]!, 15);
      });
    });
  });

  it.each([null, 1, 2])(
    "puts one of p² points into each of p² intervals of every coordinate (seed %s)",
    (seed) => {
      const halton = createHalton(6, seed);
      [2, 3, 5, 7, 11, 13].forEach((prime, d) => {
        const count = prime * prime;
        // An aligned block that does not begin at the origin. Slightly more, because 1/3 has no exact double.
        const cells = Array.from({ length: count }, (_, i) =>
          Math.floor(halton(3 * count + i)[d]! * count + 1e-9),
        );
        expect(new Set(cells).size).toBe(count);
      });
    },
  );

  it("puts one of 36 points into each box of 4 × 9", () => {
    const halton = createHalton(2, 7);
    const cells = Array.from({ length: 36 }, (_, i) => {
      const point = halton(i);
      return 9 * Math.floor(4 * point[0]! + 1e-9) + Math.floor(9 * point[1]! + 1e-9);
    });
    expect(new Set(cells).size).toBe(36);
  });

  it("is uniform in every coordinate, also late ones, over seeds", () => {
    const means = new Float64Array(60);
    const seeds = 200;
    for (let seed = 0; seed < seeds; seed++) {
      createHalton(
        120,
        seed,
      )(seed % 7).forEach((value, d) => {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
        means[d]! += value / seeds;
      });
    }
    // A uniform mean of 200 has a standard error of 0.0204.
    for (const mean of means) expect(Math.abs(mean - 0.5)).toBeLessThan(5 * 0.0204);
  });

  it("gives every seed its own sequence, the same each time", () => {
    expect(createHalton(5, 3)(9)).toEqual(createHalton(5, 3)(9));
    expect(createHalton(5, 3)(9)).not.toEqual(createHalton(5, 4)(9));
  });
});
