import { EMPTY_CURVE, type Trial } from "./trial.ts";

/** Trials of a batch: enough to keep the cores of most machines busy, few enough for the sampler to learn in between. */
const BATCH_SIZE = 4;

/**
 * The part of a study that may be known when trial `number` is chosen or compared with others, so that the study does not depend on
 * the number of workers and their timing: earlier batches as they ended, and the earlier trials of its own batch as running, even
 * if they have ended.
 */
export function shownToBatch(number: number, trials: readonly Trial[]): readonly Trial[] {
  const batch = batchOf(number);
  return trials
    .filter((trial) => trial.number < number)
    .map((trial) => (batchOf(trial.number) < batch ? trial : asRunning(trial)));
}

/** Whether all trials before the batch of trial `number` have ended, so that the batch may begin. */
export function isBatchReady(number: number, trials: readonly Trial[]): boolean {
  const batch = batchOf(number);
  return trials.every((trial) => batchOf(trial.number) >= batch || hasEnded(trial));
}

/** Whether no trial of a batch that has begun is running or waiting. Only then may a study end because of its trials' results. */
export function isBetweenBatches(trials: readonly Trial[]): boolean {
  const begun = trials.filter(({ state }) => state !== "waiting");
  const last = begun.at(-1)?.number ?? -1;
  return begun.every(hasEnded) && (last + 1) % BATCH_SIZE === 0;
}

/** The batch a trial belongs to: numbers 0 to 3 are batch 0. */
function batchOf(number: number): number {
  return Math.floor(number / BATCH_SIZE);
}

function hasEnded({ state }: Trial): boolean {
  return state !== "running" && state !== "waiting";
}

function asRunning(trial: Trial): Trial {
  const { firstScores: _, ...known } = trial;
  return {
    ...known,
    state: "running",
    values: null,
    violations: null,
    folds: [],
    curve: EMPTY_CURVE,
    bestStep: null,
    error: null,
  };
}
