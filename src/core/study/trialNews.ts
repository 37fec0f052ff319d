import type { LearningCurve, Trial } from "./trial.ts";

/** The fields of a trial that the worker of the sampler is told: those that `observeTrials` uses. */
export type ToldTrial = Pick<
  Trial,
  "params" | "state" | "values" | "violations" | "folds" | "parameterCount"
> & { readonly curve: Pick<LearningCurve, "score"> };

/** The changes in a list of trials since it was last told. */
export interface TrialNews {
  readonly length: number;
  readonly changed: readonly (readonly [index: number, trial: ToldTrial])[];
}

/**
 * Tells a list of trials repeatedly, each time only the changes: with thousands of trials, copying all of them to a worker would
 * block the page too long. A trial that is the same object is unchanged.
 */
export function createTeller(): (trials: readonly Trial[]) => TrialNews {
  let told: readonly Trial[] = [];
  return (trials) => {
    const before = told;
    told = trials;
    const changed = trials.flatMap((trial, index): [number, ToldTrial][] =>
      trial === before[index] ? [] : [[index, toldOf(trial)]],
    );
    return { length: trials.length, changed };
  };
}

/** The new list, from the list as it was told before (empty at first) and the news. */
export function applyNews(
  before: readonly ToldTrial[],
  { length, changed }: TrialNews,
): readonly ToldTrial[] {
  const trials = before.slice(0, length);
  for (const [index, trial] of changed) trials[index] = trial;
  return trials;
}

function toldOf({ params, state, values, violations, folds, parameterCount, curve }: Trial): ToldTrial {
  return { params, state, values, violations, folds, parameterCount, curve: { score: curve.score } };
}
