import type { RegressionMetric } from "./metricName.ts";

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
  const rows = actual.length;
  let squares = 0;
  let absolutes = 0;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const error = actual[row]! - predicted[row]!;
    squares += error * error;
    absolutes += Math.abs(error);
    total += actual[row]!;
  }
  if (rows === 0 || !Number.isFinite(squares)) return NaN;
  switch (metric) {
    case "rmse":
      return Math.sqrt(squares / rows);
    case "mae":
      return absolutes / rows;
    case "r2":
      return rSquared(actual, squares, total / rows);
  }
}

function rSquared(actual: ArrayLike<number>, residualSquares: number, mean: number): number {
  if (actual.length < 2) return NaN;
  let spread = 0;
  for (let row = 0; row < actual.length; row++) spread += (actual[row]! - mean) ** 2;
  if (spread === 0) return residualSquares === 0 ? 1 : 0;
  return 1 - residualSquares / spread;
}
