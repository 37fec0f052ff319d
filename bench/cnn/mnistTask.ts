import { dataDefaults } from "../../src/app/setup/defaultConfig.ts";
import { DEFAULT_PREPARATION } from "../../src/core/data/preparation/preparationConfig.ts";
import { prepareFinal } from "../../src/core/data/preparation/prepareData.ts";
import type { PreparedData } from "../../src/core/data/preparation/preparedData.ts";
import { datasetOf } from "../../src/core/data/table/table.ts";
import { convolutionalNetwork } from "../../src/core/learner/network/convolutionalNetwork.ts";
import type { ModelSpec } from "../../src/core/learner/network/modelSpec.ts";
import type { TrainingSpec } from "../../src/core/learner/network/trainingSpec.ts";
import { readBuiltIn } from "../../src/workers/builtIn.ts";

/** Accuracy on the test rows; a training ends with the first epoch that reaches it. */
export const GOAL = 0.97;
export const MOST_EPOCHS = 30;

/** The network of all contenders: 54,410 parameters for pictures of 28 × 28 grey values. */
export const MNIST_MODEL: ModelSpec = convolutionalNetwork(
  {
    filters: [8, 16],
    convolutions: 1,
    kernel: 3,
    stride: 1,
    padding: "same",
    pooling: "max",
    poolSize: 2,
    head: "flatten",
    denseLayers: 1,
    denseUnits: 64,
  },
  { activation: "relu", batchNorm: false, dropout: 0, l1: 0, l2: 0, init: "glorotUniform" },
  { rowShape: [28, 28, 1], outputs: 10, loss: "softmaxCrossEntropy" },
);

export const MNIST_TRAINING: TrainingSpec = {
  optimizer: { kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  learningRate: 0.002,
  schedule: "constant",
  batchSize: 32,
  clipNorm: null,
  classWeights: null,
  augmentation: null,
  epochs: MOST_EPOCHS,
  patience: 0,
};

/** The built-in subset of MNIST as the product prepares it for the final training: four fifths for training, one fifth for the test. */
export async function mnistData(seed: number): Promise<PreparedData> {
  const table = await readBuiltIn("mnist");
  const target = table.columns.at(-1)!.name;
  const config = dataDefaults({ kind: "builtIn", id: "mnist" }, target, "classification");
  return prepareFinal(datasetOf(table, []), config, DEFAULT_PREPARATION, seed);
}
