import { checkSteps } from "./checkSteps.ts";
import {
  betterCount,
  endedCount,
  stepsOf,
  lossAt,
  lossesAt,
  peersOf,
  trainingsOf,
  type Progress,
} from "./comparison.ts";
import type { PrunableTrial, Pruner, PrunerOptions } from "./pruner.ts";

/**
 * Ends a trial that is not among the best `percentile` per cent of its peers at the same step, or after as many trainings; the
 * median rule of Golovin et al. (2017, Vizier) for 50. Peers that were pruned later, or are still running, count as well: without
 * them the bar would rise with every pruned trial, because only good trials complete.
 */
export function createPercentilePruner({ config, direction, maxSteps }: PrunerOptions): Pruner {
  const { warmup, startTrials, percentile } = config;
  const steps = checkSteps(warmup, maxSteps);
  const isBehind = (trial: PrunableTrial, others: readonly PrunableTrial[], progress: Progress): boolean => {
    const peers = peersOf(trial, others);
    if (endedCount(peers) < startTrials) return false;
    const losses = lossesAt(peers, progress, direction);
    const allowed = (losses.length * percentile) / 100;
    return betterCount(losses, lossAt(trial, progress, direction)) > allowed;
  };
  return {
    checkSteps: () => steps,
    afterStep: (trial, others) => {
      const progress = stepsOf(trial);
      return progress.count >= warmup && isBehind(trial, others, progress);
    },
    afterTraining: (trial, others) => isBehind(trial, others, trainingsOf(trial)),
  };
}
