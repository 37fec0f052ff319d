import type { LoadedData } from "../core/data/preparation/preparedData.ts";
import { createRng, deriveSeed, permutation } from "../core/math/rng.ts";
import { epochLearningRates } from "../core/model/schedule.ts";
import type { TrainingSpec } from "../core/model/trainingSpec.ts";
import { createAugmenter } from "./augmentPictures.ts";
import type { EpochPlan, TrainableModel } from "./engine.ts";

export type EpochControls = Pick<EpochPlan, "shouldStop" | "hold" | "onBatches">;

/** Trains one epoch (0-based); resolves with the mean training loss with penalties, or null if stopped. */
export type RunEpoch = (epoch: number, controls: EpochControls) => Promise<number | null>;

/**
 * The epochs of one training, the same for every engine: the order of the rows, the dropout masks and the changes of pictures
 * depend on the seed and the epoch, the learning rates on the schedule.
 * @param data the data of `model`
 */
export function createRunEpoch(
  model: TrainableModel,
  training: TrainingSpec,
  data: Pick<LoadedData, "train" | "rowShape">,
  seed: number,
): RunEpoch {
  const { rows } = data.train;
  const batches = Math.ceil(rows / training.batchSize);
  const augmenter = createAugmenter(training.augmentation, data, seed);
  return async (epoch, controls) => {
    const features = augmenter === null ? undefined : await augmenter(epoch, controls);
    if (features === null) return null;
    return model.trainEpoch({
      order: permutation(rows, createRng(deriveSeed(seed, "batches", epoch))),
      learningRates: epochLearningRates(training, epoch, batches),
      dropoutSeed: deriveSeed(seed, "dropout", epoch),
      ...(features === undefined ? {} : { features }),
      ...controls,
    });
  };
}
