import type { LoadedPart } from "../core/data/preparation/preparedData.ts";
import type { DataShape } from "../core/learner/dataShape.ts";
import type { TrainingSpec } from "../core/model/trainingSpec.ts";

/** Up to this many rows, every step uses all of them, without randomness. */
const LINEAR_BATCH = 2048;
const LINEAR_STEPS = 500;
/** Keeps the logit of a class without training rows finite. */
const LEAST_SHARE = 1e-12;

/**
 * How the linear baseline is trained, without a search: Adam at 0.05, annealed to 0 over about 500 steps on all rows at once
 * (batches of 2,048 if there are more).
 */
export function linearTraining(rows: number): TrainingSpec {
  return {
    optimizer: { kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    learningRate: 0.05,
    schedule: "cosine",
    batchSize: Math.min(rows, LINEAR_BATCH),
    clipNorm: null,
    classWeights: null,
    epochs: Math.ceil(LINEAR_STEPS / Math.ceil(rows / LINEAR_BATCH)),
    patience: 0,
    augmentation: null,
  };
}

/**
 * One row of outputs of the best model without features: logits whose probabilities are the class shares of the training rows (so
 * it predicts the majority class), or the training mean.
 */
export function constantOutputs(train: LoadedPart, shape: DataShape): Float32Array<ArrayBuffer> {
  const mean = train.targets.reduce((sum, target) => sum + target, 0) / train.rows;
  switch (shape.loss) {
    case "meanSquaredError":
    case "meanAbsoluteError":
    case "huber":
      return Float32Array.of(mean);
    case "sigmoidCrossEntropy":
      return Float32Array.of(logOfShare(mean) - logOfShare(1 - mean));
    case "softmaxCrossEntropy": {
      const counts = new Float64Array(shape.outputs);
      for (const target of train.targets) counts[target]! += 1;
      return Float32Array.from(counts, (count) => logOfShare(count / train.rows));
    }
  }
}

function logOfShare(share: number): number {
  return Math.log(Math.max(share, LEAST_SHARE));
}
