import type { Task } from "../data/table/dataset.ts";

interface MetricRow {
  readonly task: Task;
  /** The direction of improvement. */
  readonly direction: "minimize" | "maximize";
  /** The score of a faultless model: the best possible. */
  readonly faultless: number;
  /** "decimals": no unit and a fixed scale, so that four decimals line up in a column. "digits": four significant digits. */
  readonly format: "decimals" | "digits";
  /** What of a prediction it reads: the likeliest class only, the probabilities of all, or a value. */
  readonly reads: "class" | "probabilities" | "value";
}

const SHARE_OF_CLASSES = {
  task: "classification",
  direction: "maximize",
  faultless: 1,
  format: "decimals",
  reads: "class",
} as const;
const ERROR = { direction: "minimize", faultless: 0, format: "digits", reads: "value" } as const;

/** Every metric, one row each, in the order of menus. `classification.ts` and `regression.ts` compute them. */
const TABLE = {
  accuracy: SHARE_OF_CLASSES,
  balancedAccuracy: SHARE_OF_CLASSES,
  macroF1: SHARE_OF_CLASSES,
  weightedF1: SHARE_OF_CLASSES,
  macroPrecision: SHARE_OF_CLASSES,
  macroRecall: SHARE_OF_CLASSES,
  logLoss: { ...ERROR, task: "classification", reads: "probabilities" },
  rocAuc: { ...SHARE_OF_CLASSES, reads: "probabilities" },
  rmse: { task: "regression", ...ERROR },
  mae: { task: "regression", ...ERROR },
  r2: { task: "regression", direction: "maximize", faultless: 1, format: "decimals", reads: "value" },
} as const satisfies Readonly<Record<string, MetricRow>>;

type Table = typeof TABLE;
export type MetricName = keyof Table;
type MetricOf<T extends Task> = {
  [Name in MetricName]: Table[Name]["task"] extends T ? Name : never;
}[MetricName];
export type ClassificationMetric = MetricOf<"classification">;
export type RegressionMetric = MetricOf<"regression">;

export const METRIC_TABLE: Readonly<Record<MetricName, MetricRow>> = TABLE;

export const METRIC_NAMES = Object.keys(TABLE) as readonly MetricName[];

/** The metrics a task can be judged by. */
export function metricsOf(task: Task): readonly MetricName[] {
  return METRIC_NAMES.filter((name) => METRIC_TABLE[name].task === task);
}

export const CLASSIFICATION_METRICS = METRIC_NAMES.filter(isClassificationMetric);
export const REGRESSION_METRICS = METRIC_NAMES.filter(isRegressionMetric);

export function isClassificationMetric(metric: MetricName): metric is ClassificationMetric {
  return METRIC_TABLE[metric].task === "classification";
}

export function isRegressionMetric(metric: MetricName): metric is RegressionMetric {
  return METRIC_TABLE[metric].task === "regression";
}
