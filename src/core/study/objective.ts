import type { MetricName } from "../metric/metricName.ts";

export type Direction = "minimize" | "maximize";

/** What a study makes better: a metric on the validation rows. */
export interface Objective {
  readonly metric: MetricName;
  readonly direction: Direction;
}

/** Whether `a` is strictly better than `b`. A NaN is never better. */
export function isBetter(a: number, b: number, direction: Direction): boolean {
  return direction === "minimize" ? a < b : a > b;
}
