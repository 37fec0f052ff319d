import type { SearchSpace } from "../../../core/space/searchSpace.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { plannedId } from "./plannedTrials.ts";
import { standingOf } from "../../charts/study/trialStanding.ts";

/** Columns of every study; each searched parameter adds one, "param:" + its name. */
const FIXED_COLUMNS = [
  "number",
  "value",
  "state",
  "origin",
  "bestStep",
  "parameters",
  "duration",
  "worker",
] as const;
export type FixedColumn = (typeof FIXED_COLUMNS)[number];
/** `objective:1` is the first side objective. */
export type TrialColumn = FixedColumn | `param:${string}` | `objective:${number}`;

export interface TrialSort {
  readonly column: TrialColumn;
  readonly order: "ascending" | "descending";
}

/** All columns in the order of the table: results and origin, parameters, then training details. */
export function trialColumns(space: SearchSpace, sideObjectives = 0): readonly TrialColumn[] {
  const parameters = space.parameters.map(({ name }): TrialColumn => `param:${name}`);
  const sides = Array.from({ length: sideObjectives }, (_, i): TrialColumn => `objective:${i + 1}`);
  return ["number", "value", ...sides, "state", "origin", ...parameters, ...FIXED_COLUMNS.slice(4)];
}

/** The objective index of a side objective's column, otherwise null. */
export function objectiveOf(column: TrialColumn): number | null {
  return column.startsWith("objective:") ? Number(column.slice("objective:".length)) : null;
}

/** The name of a parameter's column, otherwise null. */
export function parameterOf(column: TrialColumn): string | null {
  return column.startsWith("param:") ? column.slice("param:".length) : null;
}

/** The sort value of a column; null if the trial has no value. 0, "" and false are values. */
export function columnValue(trial: Trial, column: TrialColumn): number | string | boolean | null {
  const parameter = parameterOf(column);
  if (parameter !== null) return trial.params[parameter] ?? null;
  const objective = objectiveOf(column);
  if (objective !== null) return trial.state === "complete" ? (trial.values?.[objective] ?? null) : null;
  switch (column as FixedColumn) {
    case "number":
      // Planned configurations come after all numbered trials.
      return plannedId(trial) === null ? trial.number : Infinity;
    case "value":
      return trial.state === "complete" ? (trial.values?.[0] ?? null) : null;
    case "state":
      return standingOf(trial);
    case "bestStep":
      // A learner that is trained in one go has no curve, and no step to choose.
      return trial.curve.score.length === 0 ? null : trial.bestStep;
    case "parameters":
      return trial.parameterCount;
    case "duration":
      return trialDurationMs(trial);
    case "worker":
      return trial.worker;
    case "origin":
      return trial.suggestion?.origin ?? null;
  }
}

/** Sorted trials; those without a value are last in both orders, ties are in order of number. */
export function sortTrials(trials: readonly Trial[], { column, order }: TrialSort): readonly Trial[] {
  const sign = order === "ascending" ? 1 : -1;
  return trials.toSorted((a, b) => {
    const left = sortable(columnValue(a, column));
    const right = sortable(columnValue(b, column));
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || a.number - b.number;
    return sign * compare(left, right) || a.number - b.number;
  });
}

/** Null while it runs. */
export function trialDurationMs(trial: Trial): number | null {
  return trial.startedMs === null || trial.endedMs === null ? null : trial.endedMs - trial.startedMs;
}

/** NaN cannot be ordered. */
function sortable(value: number | string | boolean | null): number | string | null {
  if (typeof value === "boolean") return Number(value);
  return typeof value === "number" && Number.isNaN(value) ? null : value;
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
  return String(a).localeCompare(String(b), "en", { numeric: true });
}
