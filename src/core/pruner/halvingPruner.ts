import { rungs } from "./checkSteps.ts";
import { betterCount, stepsOf, lossAt, lossesAt, peersOf, trainingsOf, type Progress } from "./comparison.ts";
import type { PrunableTrial, Pruner, PrunerOptions } from "./pruner.ts";

/**
 * Asynchronous successive halving (ASHA; Li et al. 2020), the stopping variant: a trial continues past a rung if it is among the
 * best 1/η of the trials that have reached the rung so far, itself included; the best of them always continues. No trial waits for
 * a rung to fill.
 *
 * The rungs are warmup · η^k steps, and the ladder continues over complete trainings if there are several: a rung beyond
 * `maxSteps` lies after as many trainings as have that many steps, rounded up.
 */
export function createHalvingPruner(options: PrunerOptions): Pruner {
  const ladder = createLadder(options, 0);
  return {
    checkSteps: () => ladder.steps,
    afterStep: (trial, others) => ladder.afterStep(trial, others),
    afterTraining: (trial, others) => ladder.afterTraining(trial, others),
  };
}

/** One ladder of rungs. */
export interface Ladder {
  readonly steps: readonly number[];
  afterStep(trial: PrunableTrial, others: readonly PrunableTrial[]): boolean;
  afterTraining(trial: PrunableTrial, others: readonly PrunableTrial[]): boolean;
}

/** @param first k of the ladder's lowest rung, warmup · η^k */
export function createLadder({ config, direction, maxSteps }: PrunerOptions, first: number): Ladder {
  const { warmup, reduction } = config;
  const steps = rungs(warmup, reduction, maxSteps, first);
  const isBehind = (trial: PrunableTrial, others: readonly PrunableTrial[], progress: Progress): boolean => {
    const losses = lossesAt(peersOf(trial, others), progress, direction);
    const places = Math.max(1, (losses.length + 1) / reduction);
    return betterCount(losses, lossAt(trial, progress, direction)) >= places;
  };
  return {
    steps,
    afterStep: (trial, others) =>
      steps.includes(trial.curve.length) && isBehind(trial, others, stepsOf(trial)),
    afterTraining: (trial, others) => {
      const { length } = trial.trainings;
      // η ≥ 2: the ladder has few rungs for any number of trainings.
      const higher = rungs(warmup, reduction, maxSteps * length + 1, first);
      const isRung = higher.some((rung) => rung >= maxSteps && Math.ceil(rung / maxSteps) === length);
      return isRung && isBehind(trial, others, trainingsOf(trial));
    },
  };
}
