import type { ErrorRecord } from "../errors.ts";
import { METRIC_TABLE } from "../metric/metricName.ts";
import type { Measure } from "./measure.ts";
import { violation } from "./objective.ts";
import type { SearchConfig } from "./studyConfig.ts";

type Measured = Pick<SearchConfig, "objective" | "sideObjectives" | "outcomeConstraints">;

/** What a study needs to know of each trial beside the metric it is named for: each measure once, side objectives first. */
export function measuresOf({ objective, sideObjectives, outcomeConstraints }: Measured): readonly Measure[] {
  const measures = new Set([...sideObjectives, ...outcomeConstraints].map(({ measure }) => measure));
  measures.delete(objective.metric);
  return [...measures];
}

/**
 * What people understand of a trial whatever its objective: the share of rows that are right, or the mean error in the target's own
 * units. It decides nothing.
 */
export function plainMetric({ objective }: Pick<Measured, "objective">): "accuracy" | "mae" {
  return METRIC_TABLE[objective.metric].task === "regression" ? "mae" : "accuracy";
}

/** All that is measured of each trial: what the study needs, then what people understand, where that is not among it. */
export function measuredOf(search: Measured): readonly Measure[] {
  const needed = measuresOf(search);
  const plain = plainMetric(search);
  return plain === search.objective.metric || needed.includes(plain) ? needed : [...needed, plain];
}

/**
 * What a complete trial counts for.
 * @param value of the first objective
 * @param measures one per entry of `measuredOf`; the last, where only people ask for it, may be missing
 * @returns `plainScore`, of `plainMetric`, where it was measured; `values`, one per objective, and `violations`, one per outcome constraint; or, where a number among them is not finite and
 *   nothing can be compared with it, why the trial has failed
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
