import type { LoadedData } from "../../core/data/preparation/preparedData.ts";
import { createRng, deriveSeed, writePermutation } from "../../core/math/rng.ts";
import { writeLearningRates } from "../../core/learner/network/schedule.ts";
import type { TrainingSpec } from "../../core/learner/network/trainingSpec.ts";
import { createAugmenter } from "./augmentPictures.ts";
import type { EpochPlan, EpochSource, TrainableModel } from "./engine.ts";

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
  const source = createEpochSource(training, seed);
  const augmenter = createAugmenter(training.augmentation, data, seed);
  return async (epoch, controls) => {
    const features = augmenter === null ? undefined : await augmenter(epoch, controls);
    if (features === null) return null;
    const order = new Uint32Array(rows);
    const learningRates = new Float64Array(Math.ceil(rows / training.batchSize));
    source.writeOrder(epoch, order);
    source.writeRates(epoch, learningRates);
    return model.trainEpoch({
      order,
      learningRates,
      dropoutSeed: source.dropoutSeed(epoch),
      ...(features === undefined ? {} : { features }),
      ...controls,
    });
  };
}

/** What the epochs of a training on unchanged features are made of. @param seed of the training */
export function createEpochSource(training: TrainingSpec, seed: number): EpochSource {
  return {
    writeOrder: (epoch, order) => writePermutation(order, createRng(deriveSeed(seed, "batches", epoch))),
    writeRates: (epoch, rates) => writeLearningRates(training, epoch, rates),
    dropoutSeed: (epoch) => deriveSeed(seed, "dropout", epoch),
  };
}
