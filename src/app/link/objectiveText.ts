import { METRIC_NAMES } from "../../core/metric/metricName.ts";
import { COSTS, type Measure } from "../../core/study/measure.ts";
import type { OutcomeConstraint, SideObjective } from "../../core/study/objective.ts";

const MEASURES: readonly Measure[] = [...METRIC_NAMES, ...COSTS];

/** One more objective as it stands in a link: `parameters:minimize`. */
export function sideObjectiveToText({ measure, direction }: SideObjective): string {
  return `${measure}:${direction}`;
}

export function sideObjectiveFromText(text: string): SideObjective | null {
  const [name, direction, ...rest] = text.split(":");
  const measure = MEASURES.find((known) => known === name);
  if (measure === undefined || rest.length > 0) return null;
  return direction === "minimize" || direction === "maximize" ? { measure, direction } : null;
}

/** A limit as it stands in a link: `parameters<=20000`, `macroF1>=0.8`. */
export function limitToText({ measure, relation, bound }: OutcomeConstraint): string {
  return `${measure}${relation === "atMost" ? "<=" : ">="}${bound}`;
}

export function limitFromText(text: string): OutcomeConstraint | null {
  const match = /^([a-zA-Z0-9]+)(<=|>=)(.+)$/.exec(text);
  if (match === null) return null;
  const measure = MEASURES.find((known) => known === match[1]);
  const bound = match[3]!.trim() === "" ? Number.NaN : Number(match[3]);
  if (measure === undefined || !Number.isFinite(bound)) return null;
  return { measure, relation: match[2] === "<=" ? "atMost" : "atLeast", bound };
}
