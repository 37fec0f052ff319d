import { checkSteps } from "./checkSteps.ts";
import { epochsOf, lossAt, toLoss, trainingsOf, type Progress } from "./comparison.ts";
import type { PrunableTrial, Pruner, PrunerOptions } from "./pruner.ts";

/**
 * Ends a trial that has not reached a given score after a warm-up, independently of the other trials: even the best so far may end.
 */
export function createThresholdPruner({ config, direction, maxEpochs }: PrunerOptions): Pruner {
  const { warmup, threshold } = config;
  if (threshold === null) {
    return { checkSteps: () => [], afterStep: () => false, afterTraining: () => false };
  }
  const epochs = checkSteps(warmup, maxEpochs);
  const limit = toLoss(threshold, direction);
  const isWorse = (trial: PrunableTrial, progress: Progress) => lossAt(trial, progress, direction) > limit;
  return {
    checkSteps: () => epochs,
    afterStep: (trial) => trial.curve.length >= warmup && isWorse(trial, epochsOf(trial)),
    afterTraining: (trial) => isWorse(trial, trainingsOf(trial)),
  };
}
