import type { PreparedPart } from "../core/data/preparedData.ts";
import type { DataShape } from "../core/model/resolveTrial.ts";
import type { TrainingSpec } from "../core/model/trainingSpec.ts";

const LINEAR_BATCH = 32;
/** Enough for Adam at 0.01, annealed to 0, to bring a linear model on scaled features close to its optimum. */
const LINEAR_STEPS = 2000;
const LINEAR_EPOCHS = { least: 5, most: 500 } as const;
/** Keeps the logit of a class without training rows finite. */
const LEAST_SHARE = 1e-12;

/**
 * How the linear baseline is trained: nothing is searched, so that it stays a baseline. Adam at 0.01 with a cosine schedule,
 * batches of 32, about 2,000 steps (5 to 500 epochs), no penalty.
 */
export function linearTraining(rows: number): TrainingSpec {
  const epochs = Math.ceil(LINEAR_STEPS / Math.ceil(rows / LINEAR_BATCH));
  return {
    optimizer: { kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    learningRate: 0.01,
    schedule: "cosine",
    batchSize: LINEAR_BATCH,
    epochs: Math.min(LINEAR_EPOCHS.most, Math.max(LINEAR_EPOCHS.least, epochs)),
    patience: 0,
  };
}

/**
 * One row of outputs of the best model that looks at no feature: logits whose probabilities are the class shares of the training
 * rows (so it predicts the majority class), or the training mean.
 */
export function constantOutputs(train: PreparedPart, shape: DataShape): Float32Array<ArrayBuffer> {
  const mean = train.targets.reduce((sum, target) => sum + target, 0) / train.rows;
  switch (shape.loss) {
    case "meanSquaredError":
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
