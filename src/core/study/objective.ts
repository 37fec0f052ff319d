import type { MetricName } from "../metric/metricName.ts";
import type { Measure } from "./measure.ts";

export const DIRECTIONS = ["minimize", "maximize"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The first objective of a study: a metric on the validation rows, which learning curves show. */
export interface Objective {
  readonly metric: MetricName;
  readonly direction: Direction;
}

/** A further objective. */
export interface SideObjective {
  readonly measure: Measure;
  readonly direction: Direction;
}

export const RELATIONS = ["atMost", "atLeast"] as const;

/** A bound that a trial must meet to count as a solution: the measure is at most, or at least, `bound` (in its own units). */
export interface OutcomeConstraint {
  readonly measure: Measure;
  readonly relation: (typeof RELATIONS)[number];
  readonly bound: number;
}

/** What trials are judged by, in a study of any build: of a later one there may be measures that this one does not know. */
export interface JudgedBy {
  readonly objective: { readonly metric: string; readonly direction: Direction };
  readonly sideObjectives: readonly { readonly measure: string; readonly direction: Direction }[];
  readonly outcomeConstraints: readonly (Pick<OutcomeConstraint, "relation" | "bound"> & {
    readonly measure: string;
  })[];
}

/** Most objectives of a study, including the first. */
export const MOST_OBJECTIVES = 3;

/** Whether `a` is strictly better than `b`. A NaN is never better. */
export function isBetter(a: number, b: number, direction: Direction): boolean {
  return direction === "minimize" ? a < b : a > b;
}

/** The factor that turns a value into a loss, which is better if smaller. */
export function lossSign(direction: Direction): 1 | -1 {
  return direction === "minimize" ? 1 : -1;
}

/** By how much a constraint is broken, in the measure's units: ≤ 0 if it is met. */
export function violation(
  { relation, bound }: Pick<OutcomeConstraint, "relation" | "bound">,
  value: number,
): number {
  return relation === "atMost" ? value - bound : bound - value;
}
