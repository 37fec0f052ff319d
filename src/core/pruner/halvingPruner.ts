import { rungs } from "./checkSteps.ts";
import {
  betterCount,
  epochsOf,
  lossAt,
  lossesAt,
  peersOf,
  trainingsOf,
  type Progress,
} from "./comparison.ts";
import type { PrunableTrial, Pruner, PrunerOptions } from "./pruner.ts";

/**
 * Asynchronous successive halving (ASHA; Li et al. 2020), the stopping variant: a trial continues past a rung if it is among the
 * best 1/η of the trials that have reached the rung so far, itself included; the best of them always continues. No trial waits for
 * a rung to fill.
 *
 * The rungs are warmup · η^k epochs, and the ladder continues over complete trainings if there are several: a rung beyond
 * `maxEpochs` lies after as many trainings as have that many epochs, rounded up.
 */
export function createHalvingPruner(options: PrunerOptions): Pruner {
  const ladder = createLadder(options, 0);
  return {
    checkSteps: () => ladder.epochs,
    afterStep: (trial, others) => ladder.afterStep(trial, others),
    afterTraining: (trial, others) => ladder.afterTraining(trial, others),
  };
}

/** One ladder of rungs. */
export interface Ladder {
  readonly epochs: readonly number[];
  afterStep(trial: PrunableTrial, others: readonly PrunableTrial[]): boolean;
  afterTraining(trial: PrunableTrial, others: readonly PrunableTrial[]): boolean;
}

/** @param first k of the ladder's lowest rung, warmup · η^k */
export function createLadder({ config, direction, maxEpochs }: PrunerOptions, first: number): Ladder {
  const { warmup, reduction } = config;
  const epochs = rungs(warmup, reduction, maxEpochs, first);
  const isBehind = (trial: PrunableTrial, others: readonly PrunableTrial[], progress: Progress): boolean => {
    const losses = lossesAt(peersOf(trial, others), progress, direction);
    const places = Math.max(1, (losses.length + 1) / reduction);
    return betterCount(losses, lossAt(trial, progress, direction)) >= places;
  };
  return {
    epochs,
    afterStep: (trial, others) =>
      epochs.includes(trial.curve.length) && isBehind(trial, others, epochsOf(trial)),
    afterTraining: (trial, others) => {
      const { length } = trial.trainings;
      // η ≥ 2: the ladder has few rungs for any number of trainings.
      const higher = rungs(warmup, reduction, maxEpochs * length + 1, first);
      const isRung = higher.some((rung) => rung >= maxEpochs && Math.ceil(rung / maxEpochs) === length);
      return isRung && isBehind(trial, others, trainingsOf(trial));
    },
  };
}
