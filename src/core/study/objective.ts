import type { MetricName } from "../metric/metricName.ts";
import type { Measure } from "./measure.ts";

export type Direction = "minimize" | "maximize";

/** What a study makes better first of all: a metric on the validation rows. Learning curves are of it. */
export interface Objective {
  readonly metric: MetricName;
  readonly direction: Direction;
}

/** One more thing to make better at the same time. */
export interface SideObjective {
  readonly measure: Measure;
  readonly direction: Direction;
}

/** A bound a trial has to keep to count as a solution: the measure is at most, or at least, `bound` (in its own units). */
export interface OutcomeConstraint {
  readonly measure: Measure;
  readonly relation: "atMost" | "atLeast";
  readonly bound: number;
}

/** Objectives a study can have, the first included. */
export const MOST_OBJECTIVES = 3;

/** Whether `a` is strictly better than `b`. A NaN is never better. */
export function isBetter(a: number, b: number, direction: Direction): boolean {
  return direction === "minimize" ? a < b : a > b;
}

/** What a value is multiplied by to be a loss, which is better when smaller. */
export function lossSign(direction: Direction): 1 | -1 {
  return direction === "minimize" ? 1 : -1;
}

/** By how much a constraint is broken: ≤ 0 where it is kept. In the measure's units. */
export function violation({ relation, bound }: OutcomeConstraint, value: number): number {
  return relation === "atMost" ? value - bound : bound - value;
}
