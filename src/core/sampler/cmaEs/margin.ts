import { cdf, quantile } from "../../math/normal.ts";
import type { GridCells } from "../gridCells.ts";
import { marginalDeviations, type Gaussian } from "./gaussian.ts";

/**
 * Keeps grids from freezing: moves the mean and widens the scale of each grid's coordinate until the probability of leaving the
 * mean's cell is at least α, α/2 on either side (CMA-ES with margin, Hamano et al. 2022, §4; α = 1/(n·λ) as in the paper).
 * @param cells of each coordinate; null if it is continuous
 */
export function withMargin(
  gaussian: Gaussian,
  cells: readonly (GridCells | null)[],
  alpha: number,
): Gaussian {
  const mean = Float64Array.from(gaussian.mean);
  const scales = Float64Array.from(gaussian.scales);
  const deviations = marginalDeviations(gaussian);
  cells.forEach((grid, j) => {
    if (grid === null) return;
    const deviation = deviations[j]!;
    const cell = grid.cellOf(mean[j]!);
    const [low, high] = [grid.edge(cell), grid.edge(cell + 1)];
    if (cell === 0 || cell === grid.size - 1) {
      mean[j] = pulledTo(mean[j]!, cell === 0 ? high : low, deviation, alpha);
      return;
    }
    const below = cdf((low - mean[j]!) / deviation);
    const above = cdf((mean[j]! - high) / deviation);
    if (Math.min(below, above) >= alpha / 2) return;
    const [p, q] = leavingProbabilities(below, above, alpha);
    const [left, right] = [-quantile(p), -quantile(q)];
    // The mean and the deviation that give these probabilities between the two edges.
    const wanted = (high - low) / (left + right);
    mean[j] = (low * right + high * left) / (left + right);
    scales[j] = (scales[j]! * wanted) / deviation;
  });
  return { ...gaussian, mean, scales };
}

/** With one edge: the mean so near to it that it is crossed with probability α. */
function pulledTo(mean: number, edge: number, deviation: number, alpha: number): number {
  const reach = -quantile(alpha) * deviation;
  return edge + Math.sign(mean - edge) * Math.min(Math.abs(mean - edge), reach);
}

/** Both are raised to at least α/2; the increase is taken from the probabilities above their minimum, so that the sum stays 1. */
function leavingProbabilities(below: number, above: number, alpha: number): readonly [number, number] {
  const p = Math.max(alpha / 2, below);
  const q = Math.max(alpha / 2, above);
  const stay = 1 - below - above;
  const excess = 1 - p - q - stay;
  const share = excess / (p + q + stay - 1.5 * alpha);
  return [p + share * (p - alpha / 2), q + share * (q - alpha / 2)];
}
