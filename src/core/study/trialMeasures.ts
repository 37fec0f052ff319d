import type { ErrorRecord } from "../errors.ts";
import { METRIC_TABLE } from "../metric/metricName.ts";
import type { Measure } from "./measure.ts";
import { violation } from "./objective.ts";
import type { SearchConfig } from "./studyConfig.ts";

type Measured = Pick<SearchConfig, "objective" | "sideObjectives" | "outcomeConstraints">;

/** The measures of each trial that a study needs besides its metric: each once, side objectives first. */
export function measuresOf({ objective, sideObjectives, outcomeConstraints }: Measured): readonly Measure[] {
  const measures = new Set([...sideObjectives, ...outcomeConstraints].map(({ measure }) => measure));
  measures.delete(objective.metric);
  return [...measures];
}

/**
 * A metric that is easy to understand, for any objective: the share of correct rows, or the mean error in the target's own units.
 * It does not affect the study.
 */
export function plainMetric({ objective }: Pick<Measured, "objective">): "accuracy" | "mae" {
  return METRIC_TABLE[objective.metric].task === "regression" ? "mae" : "accuracy";
}

/** All measures of each trial: those that the study needs, then the plain metric if it is not among them. */
export function measuredOf(search: Measured): readonly Measure[] {
  const needed = measuresOf(search);
  const plain = plainMetric(search);
  return plain === search.objective.metric || needed.includes(plain) ? needed : [...needed, plain];
}

/**
 * The values of a complete trial.
 * @param value value value of the first objective
 * @param measures one per entry of `measuredOf`; the last one may be missing if it is only the plain metric
 * @returns `plainScore` (of `plainMetric`, if measured), `values` (one per objective) and `violations` (one per outcome
 *   constraint); or, if one of these numbers is not finite, why the trial has failed
 */
export function trialValues(
  search: Measured,
  value: number,
  measures: readonly number[],
):
  | {
      readonly values: readonly number[];
      readonly violations: readonly number[];
      readonly plainScore?: number;
    }
  | { readonly error: ErrorRecord } {
  const found = new Map<Measure, number>(measuresOf(search).map((measure, i) => [measure, measures[i]!]));
  const plain = plainMetric(search);
  const plainScore = plain === search.objective.metric ? value : measures[measuredOf(search).indexOf(plain)];
  found.set(search.objective.metric, value);
  for (const [measure, number] of found) {
    if (Number.isFinite(number)) continue;
    return { error: { code: "measureNotFinite", details: { measure, result: String(number) } } };
  }
  return {
    values: [value, ...search.sideObjectives.map(({ measure }) => found.get(measure)!)],
    violations: search.outcomeConstraints.map((constraint) =>
      violation(constraint, found.get(constraint.measure)!),
    ),
    ...(plainScore !== undefined && Number.isFinite(plainScore) ? { plainScore } : {}),
  };
}
