import { createRng, deriveSeed, permutation } from "../core/math/rng.ts";
import { epochLearningRates } from "../core/model/schedule.ts";
import type { TrainingSpec } from "../core/model/trainingSpec.ts";
import type { EpochPlan, TrainableModel } from "./engine.ts";

/**
 * One epoch, the same for every engine: the order of the rows and the dropout masks follow from the seed and the epoch, the
 * learning rates from the schedule.
 * @param rows training rows
 * @param epoch 0-based
 * @returns the mean training loss with penalties, or null when it was stopped
 */
export function runEpoch(
  model: TrainableModel,
  training: TrainingSpec,
  rows: number,
  seed: number,
  epoch: number,
  controls: Pick<EpochPlan, "shouldStop" | "hold" | "onBatches">,
): Promise<number | null> {
  const batches = Math.ceil(rows / training.batchSize);
  return model.trainEpoch({
    order: permutation(rows, createRng(deriveSeed(seed, "batches", epoch))),
    learningRates: epochLearningRates(training, epoch, batches),
    dropoutSeed: deriveSeed(seed, "dropout", epoch),
    ...controls,
  });
}
