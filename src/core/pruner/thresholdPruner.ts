import { checkSteps } from "./checkSteps.ts";
import { stepsOf, lossAt, toLoss, trainingsOf, type Progress } from "./comparison.ts";
import type { PrunableTrial, Pruner, PrunerOptions } from "./pruner.ts";

/**
 * Ends a trial that has not reached a given score after a warm-up, independently of the other trials: even the best so far may end.
 */
export function createThresholdPruner({ config, direction, maxSteps }: PrunerOptions): Pruner {
  const { warmup, threshold } = config;
  if (threshold === null) {
    return { checkSteps: () => [], afterStep: () => false, afterTraining: () => false };
  }
  const steps = checkSteps(warmup, maxSteps);
  const limit = toLoss(threshold, direction);
  const isWorse = (trial: PrunableTrial, progress: Progress) => lossAt(trial, progress, direction) > limit;
  return {
    checkSteps: () => steps,
    afterStep: (trial) => trial.curve.length >= warmup && isWorse(trial, stepsOf(trial)),
    afterTraining: (trial) => isWorse(trial, trainingsOf(trial)),
  };
}
