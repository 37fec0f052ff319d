import type { LearningCurve, Trial } from "./trial.ts";

/** What of a trial decides how a sampler is shown it: see `observeTrials`. */
export type ObservableTrial = Pick<
  Trial,
  "params" | "state" | "values" | "violations" | "folds" | "parameterCount"
> & { readonly curve: Pick<LearningCurve, "score"> };

/** What has changed in a list of trials since it was last told. */
export interface TrialNews {
  readonly length: number;
  readonly changed: readonly (readonly [index: number, trial: ObservableTrial])[];
}

/**
 * Tells a list of trials again and again, each time what is new: with thousands of trials, copying all of them to a worker takes longer
 * than the page may be busy. A trial that is the same object is the same trial.
 */
export function createTeller(): (trials: readonly Trial[]) => TrialNews {
  let told: readonly Trial[] = [];
  return (trials) => {
    const before = told;
    told = trials;
    const changed = trials.flatMap((trial, index): [number, ObservableTrial][] =>
      trial === before[index] ? [] : [[index, observable(trial)]],
    );
    return { length: trials.length, changed };
  };
}

/** The list that is told, from the list as it was told before; empty at first. */
export function applyNews(
  before: readonly ObservableTrial[],
  { length, changed }: TrialNews,
): readonly ObservableTrial[] {
  const trials = before.slice(0, length);
  for (const [index, trial] of changed) trials[index] = trial;
  return trials;
}

function observable({
  params,
  state,
  values,
  violations,
  folds,
  parameterCount,
  curve,
}: Trial): ObservableTrial {
  return { params, state, values, violations, folds, parameterCount, curve: { score: curve.score } };
}
