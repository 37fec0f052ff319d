import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mean, standardDeviation } from "../math/stats.ts";
import { warpOutput } from "./outputWarp.ts";

const VALUES = Float64Array.from([3, 1, 2, 2, 5, 8, 1e9, 4]);

describe("warpOutput", () => {
  it("keeps the order and the ties, with mean 0 and variance 1", () => {
    const { warped } = warpOutput(VALUES);
    for (let i = 0; i < VALUES.length; i++) {
      for (let j = 0; j < VALUES.length; j++) {
        expect(Math.sign(warped[i]! - warped[j]!)).toBe(Math.sign(VALUES[i]! - VALUES[j]!));
      }
    }
    expect(mean(warped)).toBeCloseTo(0, 12);
    expect(standardDeviation(warped)).toBeCloseTo(1, 12);
  });

  it("prevents a diverged loss from flattening the rest", () => {
    const { warped } = warpOutput(VALUES);
    expect(Math.max(...warped)).toBeLessThan(4);
    expect(warped[0]! - warped[1]!).toBeGreaterThan(0.3);
  });

  it("depends only on the rank of a bad value", () => {
    const other = VALUES.map((value) => (value === 1e9 ? 1e300 : value));
    expect(warpOutput(other).warped).toEqual(warpOutput(VALUES).warped);
  });

  it("returns the observations, and stays between them in between", () => {
    const { warped, unwarp } = warpOutput(VALUES);
    VALUES.forEach((value, i) => expect(unwarp(warped[i]!)).toBeCloseTo(value, 6));
    const middle = unwarp((warped[0]! + warped[1]!) / 2);
    expect(middle).toBeGreaterThan(1);
    expect(middle).toBeLessThan(3);
    expect(unwarp(-10)).toBeLessThan(1);
    expect(unwarp(10)).toBeGreaterThan(1e9);
  });

  it("keeps the order of values just beyond the pivot", () => {
    const { warped } = warpOutput(Float64Array.from([0.3, 0.31, 0.32, 0.33, 0.9, 0.91, 1.1]));
    expect(warped).toEqual(warped.toSorted());
  });

  it("keeps strict order in both directions, for any values and any number of them", () => {
    const loss = fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 300 }).map((k) => 0.01 * k) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((k) => 10 ** k) },
    );
    const losses = fc.array(loss, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(losses, (values) => {
        const { warped, warp, unwarp } = warpOutput(Float64Array.from(values));
        const order = Array.from(warped.keys()).sort((a, b) => values[a]! - values[b]!);
        for (const [k, i] of order.entries()) {
          const next = order[k + 1];
          if (next === undefined) break;
          expect(Math.sign(warped[next]! - warped[i]!)).toBe(Math.sign(values[next]! - values[i]!));
        }
        for (const [i, value] of values.entries()) expect(warp(value)).toBeCloseTo(warped[i]!, 9);
        const sides = Array.from({ length: 41 }, (_, k) => unwarp(-4 + k / 5));
        expect(sides).toEqual(sides.toSorted((a, b) => a - b));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it("is defined for one value and for equal ones", () => {
    for (const values of [[7], [7, 7, 7]]) {
      const { warped, unwarp } = warpOutput(Float64Array.from(values));
      expect(Array.from(warped)).toEqual(values.map(() => 0));
      expect(unwarp(0)).toBe(7);
    }
  });
});
