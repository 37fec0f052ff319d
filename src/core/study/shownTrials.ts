import type { ObservedTrial } from "../sampler/sampler.ts";
import { foldScores } from "./foldScores.ts";
import type { Trial } from "./trial.ts";

type ShownTrial = Pick<Trial, "params" | "state" | "values" | "violations" | "folds">;

/** What a sampler is shown of the trials that have begun, in their order. */
export function shownTrials(trials: readonly ShownTrial[]): readonly ObservedTrial[] {
  return trials.flatMap((trial): ObservedTrial[] => {
    const { params, state, values, violations, folds } = trial;
    if (state === "waiting") return [];
    const error = state === "complete" && folds.length > 1 ? foldScores(folds).standardError : null;
    const standardErrors = error === null ? null : [error, ...values!.slice(1).map(() => null)];
    return [{ params, state, values, violations, standardErrors }];
  });
}
