import { describe, expect, it } from "vitest";
import { createStrategy, defaultGenerationSize } from "./strategy.ts";

describe("createStrategy", () => {
  it("has the sizes and the effective parents of the tutorial's defaults", () => {
    expect([1, 2, 10, 100].map(defaultGenerationSize)).toEqual([4, 6, 10, 17]);
    const { weights, parents, effective } = createStrategy(10, 10);
    expect(parents).toBe(5);
    expect(weights.slice(0, 5).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    // 1 / Σ w² by hand from w ∝ ln(5.5) − ln(i): 3.167.
    expect(effective).toBeCloseTo(3.167, 3);
  });

  it.each([
    [1, 4],
    [5, 8],
    [50, 15],
    [3, 64],
  ])("keeps the covariance positive definite: the rates of %i dimensions and λ = %i", (n, size) => {
    const { weights, rankOne, rankMu } = createStrategy(n, size);
    const negative = -weights.filter((weight) => weight < 0).reduce((a, b) => a + b, 0);
    expect(rankOne + rankMu).toBeLessThanOrEqual(1);
    // A negative weight takes at most n·c_μ·|w|, and 1 − c₁ − c_μ is kept (tutorial, equation 46).
    expect(n * rankMu * negative).toBeLessThanOrEqual(1 - rankOne - rankMu + 1e-12);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });
});
