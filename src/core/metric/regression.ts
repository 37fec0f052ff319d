import type { RegressionMetric } from "./metricName.ts";
import { tamingFactor } from "../math/tamed.ts";
import { evenCounts, type RowScores } from "./rowScores.ts";

/**
 * A metric as scikit-learn defines it (1.9), in the target's own units (R² has none).
 *
 *   RMSE = √(Σ(y − ŷ)² / n)     MAE = Σ|y − ŷ| / n     R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²
 *
 * Undefined: NaN for no rows, a prediction that is not finite, and R² of fewer than two rows. R² of a constant truth is 1 when
 * every prediction is exact and 0 otherwise (scikit-learn's `force_finite`).
 */
export function scoreRegression(
  metric: RegressionMetric,
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
): number {
  return regressionScores([metric], actual, predicted)(evenCounts(actual.length))[0]!;
}

/** Several metrics of `scoreRegression` for any counts of the rows. */
export function regressionScores(
  metrics: readonly RegressionMetric[],
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
): RowScores {
  const isOrdinary = tamingFactor(actual) === 1 && tamingFactor(predicted) === 1;
  return (counts) =>
    scoresOf(metrics, actual, predicted, counts, isOrdinary ? 1 : unitOf(actual, predicted, counts));
}

/**
 * A power of two by which values are multiplied so that squares of very large or very small numbers neither overflow nor underflow,
 * chosen by the rows that count.
 */
function unitOf(actual: ArrayLike<number>, predicted: ArrayLike<number>, counts: Uint32Array): number {
  const counted = (values: ArrayLike<number>) =>
    Array.from(counts, (count, row) => (count > 0 ? values[row]! : 0));
  return tamingFactor([...counted(actual), ...counted(predicted)]);
}

/** @param factor that values are multiplied by before they are summed up, a power of two */
function scoresOf(
  metrics: readonly RegressionMetric[],
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  counts: Uint32Array,
  factor: number,
): number[] {
  let rows = 0;
  let squares = 0;
  let absolutes = 0;
  let total = 0;
  for (let row = 0; row < actual.length; row++) {
    const count = counts[row]!;
    // A non-finite error does not count in a sample without its row.
    if (count === 0) continue;
    const error = actual[row]! * factor - predicted[row]! * factor;
    rows += count;
    squares += count * error * error;
    absolutes += count * Math.abs(error);
    total += count * actual[row]! * factor;
  }
  if (rows === 0 || !Number.isFinite(squares)) return metrics.map(() => NaN);
  return metrics.map((metric) => {
    switch (metric) {
      case "rmse":
        return Math.sqrt(squares / rows) / factor;
      case "mae":
        return absolutes / rows / factor;
      case "r2":
        return rows < 2 ? NaN : rSquared(squares, spreadAround(total / rows, actual, counts, factor));
    }
  });
}

function rSquared(residualSquares: number, spread: number): number {
  if (spread === 0) return residualSquares === 0 ? 1 : 0;
  return 1 - residualSquares / spread;
}

/** Σ(y − centre)². */
function spreadAround(
  centre: number,
  actual: ArrayLike<number>,
  counts: Uint32Array,
  factor: number,
): number {
  let spread = 0;
  for (let row = 0; row < actual.length; row++)
    spread += counts[row]! * (actual[row]! * factor - centre) ** 2;
  return spread;
}
