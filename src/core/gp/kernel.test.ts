import { describe, expect, it } from "vitest";
import { centralDifferences, dimension, randomPoints } from "../../testing/gpDimensions.ts";
import { cholesky } from "../math/linalg.ts";
import { createRng } from "../math/rng.ts";
import {
  dimensionDistance,
  dimensionDistanceSlope,
  matern52,
  matern52Slope,
  pairDistances,
} from "./kernel.ts";

const REAL = dimension("real");
const CONDITIONAL = dimension("real", { conditional: true });
const CATEGORICAL = dimension("categorical", { size: 4 });
const CONDITIONAL_CATEGORICAL = dimension("categorical", { size: 4, conditional: true });

describe("dimensionDistance", () => {
  it("is the squared difference of numbers and 0 or 1 for categories", () => {
    expect(dimensionDistance(REAL, 0.2, 0.7)).toBeCloseTo(0.25, 15);
    expect(dimensionDistance(CATEGORICAL, 3, 3)).toBe(0);
    expect(dimensionDistance(CATEGORICAL, 3, 0)).toBe(1);
  });

  it("is 0 if both are inactive, a constant if one is, and grows with the difference if both are active", () => {
    expect(dimensionDistance(CONDITIONAL, Number.NaN, Number.NaN)).toBe(0);
    const absence = dimensionDistance(CONDITIONAL, Number.NaN, 0.1);
    expect(absence).toBeGreaterThan(0);
    expect(dimensionDistance(CONDITIONAL, 0.9, Number.NaN)).toBe(absence);
    const distances = [0, 0.01, 0.2, 0.5, 1].map((b) => dimensionDistance(CONDITIONAL, 0, b));
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(distances[1]! / 1e-4).toBeCloseTo(1, 3);
  });

  it("has the slope that finite differences have", () => {
    for (const dim of [REAL, CONDITIONAL]) {
      const [numeric] = centralDifferences(
        (x) => dimensionDistance(dim, x[0]!, 0.3),
        Float64Array.from([0.8]),
      );
      expect(dimensionDistanceSlope(dim, 0.8, 0.3)).toBeCloseTo(numeric!, 8);
    }
    expect(dimensionDistanceSlope(CONDITIONAL, Number.NaN, 0.3)).toBe(0);
    expect(dimensionDistanceSlope(CATEGORICAL, 1, 2)).toBe(0);
  });
});

describe("Matérn 5/2", () => {
  it("is 1 at 0 and falls, with the slope that finite differences have", () => {
    expect(matern52(0)).toBe(1);
    expect(matern52Slope(0)).toBeCloseTo(-5 / 6, 15);
    for (const q of [0.01, 0.5, 3, 40]) {
      const [numeric] = centralDifferences((x) => matern52(x[0]!), Float64Array.from([q]));
      expect(matern52Slope(q)).toBeCloseTo(numeric!, 8);
    }
  });

  it("gives positive definite matrices of mixed, conditional points", () => {
    const dimensions = [REAL, CONDITIONAL, CATEGORICAL, CONDITIONAL_CATEGORICAL, CONDITIONAL];
    const rng = createRng(3);
    const n = 60;
    for (let repeat = 0; repeat < 20; repeat++) {
      const packed = pairDistances(dimensions, randomPoints(dimensions, n, rng));
      const weights = dimensions.map(() => Math.exp(2 * rng.normal()));
      const matrix = new Float64Array(n * n);
      let pair = 0;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < i; j++, pair++) {
          matrix[i * n + j] = matern52(weights.reduce((sum, w, k) => sum + w * packed[k]![pair]!, 0));
        }
        // Two random points may coincide if few dimensions are active; the matrix is then only semi-definite.
        matrix[i * n + i] = 1 + 1e-9;
      }
      expect(cholesky(matrix, n)).toBe(true);
    }
  });
});
