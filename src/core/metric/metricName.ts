export const CLASSIFICATION_METRICS = [
  "accuracy",
  "balancedAccuracy",
  "macroF1",
  "weightedF1",
  "macroPrecision",
  "macroRecall",
  "logLoss",
  "rocAuc",
] as const;

export const REGRESSION_METRICS = ["rmse", "mae", "r2"] as const;

export type ClassificationMetric = (typeof CLASSIFICATION_METRICS)[number];
export type RegressionMetric = (typeof REGRESSION_METRICS)[number];
export type MetricName = ClassificationMetric | RegressionMetric;

const LOWER_IS_BETTER: ReadonlySet<MetricName> = new Set<MetricName>(["logLoss", "rmse", "mae"]);

/** The score of a model without a fault: nothing is better. */
export function faultless(metric: MetricName): number {
  return LOWER_IS_BETTER.has(metric) ? 0 : 1;
}

/** The direction in which a metric gets better. */
export function directionOf(metric: MetricName): "minimize" | "maximize" {
  return LOWER_IS_BETTER.has(metric) ? "minimize" : "maximize";
}
