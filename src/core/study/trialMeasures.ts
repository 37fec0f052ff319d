import type { ErrorRecord } from "../errors.ts";
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
 * What a complete trial counts for.
 * @param value of the first objective
 * @param measures one per entry of `measuresOf`
 * @returns `values`, one per objective, and `violations`, one per outcome constraint; or, where a number among them is not finite and
 *   nothing can be compared with it, why the trial has failed
 */
export function trialValues(
  search: Measured,
  value: number,
  measures: readonly number[],
):
  | { readonly values: readonly number[]; readonly violations: readonly number[] }
  | { readonly error: ErrorRecord } {
  const found = new Map<Measure, number>(measuresOf(search).map((measure, i) => [measure, measures[i]!]));
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
  };
}
