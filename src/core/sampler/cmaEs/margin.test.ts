import { describe, expect, it } from "vitest";
import { cdf } from "../../math/normal.ts";
import type { GridCells } from "../gridCells.ts";
import { initialGaussian, marginalDeviations } from "./gaussian.ts";
import { withMargin } from "./margin.ts";

const ALPHA = 0.05;

/** Ten levels. */
const TEN: GridCells = {
  size: 10,
  cellOf: (coordinate) => Math.min(9, Math.floor(coordinate * 10)),
  edge: (cell) => cell / 10,
};

/** Probabilities of falling below and above the mean's cell. */
function leaving(mean: number, sigma: number): { below: number; above: number; mean: number } {
  const after = withMargin(initialGaussian(Float64Array.of(mean), sigma), [TEN], ALPHA);
  const [centre, deviation] = [after.mean[0]!, marginalDeviations(after)[0]!];
  const cell = TEN.cellOf(mean);
  return {
    below: cell === 0 ? 0 : cdf((TEN.edge(cell) - centre) / deviation),
    above: cell === 9 ? 0 : cdf((centre - TEN.edge(cell + 1)) / deviation),
    mean: centre,
  };
}

describe("withMargin", () => {
  it.each([0.41, 0.45, 0.499])("keeps α/2 on both sides of an inner cell: mean %f", (mean) => {
    for (const sigma of [1e-9, 1e-3, 0.02]) {
      const { below, above, mean: centre } = leaving(mean, sigma);
      expect(below).toBeGreaterThan(ALPHA / 2 - 1e-9);
      expect(above).toBeGreaterThan(ALPHA / 2 - 1e-9);
      expect(centre).toBeGreaterThan(0.4);
      expect(centre).toBeLessThan(0.5);
    }
  });

  it.each([
    [0.02, 1e-6],
    [0.97, 1e-3],
  ])("keeps α towards the inside at an end: mean %f, σ %f", (mean, sigma) => {
    const { below, above } = leaving(mean, sigma);
    expect(below + above).toBeCloseTo(ALPHA, 9);
  });

  it("does not change coordinates whose probabilities are high enough, nor continuous ones", () => {
    const wide = initialGaussian(Float64Array.of(0.44, 0.5), 0.2);
    expect(withMargin(wide, [TEN, null], ALPHA)).toEqual(wide);
    const narrow = initialGaussian(Float64Array.of(0.45, 0.45), 1e-6);
    const after = withMargin(narrow, [TEN, null], ALPHA);
    expect(after.scales[0]).toBeGreaterThan(1);
    expect([after.mean[1], after.scales[1]]).toEqual([0.45, 1]);
  });
});
