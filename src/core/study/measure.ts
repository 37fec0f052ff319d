import { METRIC_NAMES, METRIC_TABLE, type MetricName } from "../metric/metricName.ts";
import type { Direction } from "./objective.ts";

/**
 * What a trial costs:
 * - parameters: number of trainable parameters
 * - predictionMs: milliseconds to predict one row, measured on this machine (in a batch of all validation rows)
 * - trainingMs: milliseconds of training, all folds and repeats together, measured on this machine
 */
export const COSTS = ["parameters", "predictionMs", "trainingMs"] as const;
export type Cost = (typeof COSTS)[number];

/** Any number that a trial is measured by. A metric is measured on the validation rows at the best step. */
export type Measure = MetricName | Cost;

const METRICS: ReadonlySet<string> = new Set(METRIC_NAMES);

export function isMetric(measure: Measure): measure is MetricName {
  return METRICS.has(measure);
}

/** The direction of improvement of a measure; smaller costs are better. */
export function measureDirection(measure: Measure): Direction {
  return isMetric(measure) ? METRIC_TABLE[measure].direction : "minimize";
}
