import type { PreparedData } from "../../src/core/data/preparation/preparedData.ts";
import { createRng, deriveSeed } from "../../src/core/math/rng.ts";
import type { LayerShape, LayerSpec, ModelSpec } from "../../src/core/learner/network/modelSpec.ts";
import type { TrainingSpec } from "../../src/core/learner/network/trainingSpec.ts";
import { sizeOf } from "../../src/core/learner/network/weight.ts";

/** A network and its batch size, which define a training step. */
export interface StepModel {
  readonly name: string;
  readonly model: ModelSpec;
  readonly batchSize: number;
}

/**
 * The timed networks. All end in a softmax, also with two classes, so that the libraries do the same work, except
 * scikit-learn, which has a single output for two classes.
 */
export const STEP_MODELS: readonly StepModel[] = [
  perceptron([20, 64, 64, 2], 32),
  perceptron([20, 128, 128, 2], 64),
  perceptron([20, 100, 2], 200),
  perceptron([64, 256, 256, 10], 64),
  perceptron([10, 16, 3], 16),
  picture("28×28×1 conv8-pool-conv16-pool-dense10", [28, 28, 1], [conv(8), pool(), conv(16), pool()], 32),
  picture("28×28×1 conv32-pool-conv64-pool-dense10", [28, 28, 1], [conv(32), pool(), conv(64), pool()], 32),
  picture("8×8×1 conv16-conv16-pool-dense10", [8, 8, 1], [conv(16), conv(16), pool()], 32),
];

/** Adam with its default constants. The rate is so small that the weights hardly change and all steps take equal work. */
export function stepTraining(batchSize: number): TrainingSpec {
  return {
    optimizer: { kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    batchSize,
    clipNorm: null,
    classWeights: null,
    augmentation: null,
    learningRate: 1e-5,
    schedule: "constant",
    epochs: 1,
    patience: 0,
  };
}

/** Standard normal features and random classes for this many whole batches. */
export function stepData({ model, batchSize, name }: StepModel, batches: number): PreparedData {
  const rows = batches * batchSize;
  const featureCount = sizeOf(model.inputShape);
  const classes = outputsOf(model);
  const rng = createRng(deriveSeed(1, name));
  const features = Float32Array.from({ length: rows * featureCount }, () => rng.normal());
  const targets = Float32Array.from({ length: rows }, () => Math.floor(rng.uniform() * classes));
  const none = new Uint32Array(0);
  return {
    task: "classification",
    rowShape: model.inputShape,
    featureCount,
    featureNames: Array.from({ length: featureCount }, (_, i) => `x${i + 1}`),
    classes: Array.from({ length: classes }, (_, i) => String(i)),
    targetScale: null,
    train: { rows, features, targets },
    validation: null,
    test: null,
    rowNumbers: { train: Uint32Array.from({ length: rows }, (_, i) => i), validation: none, test: none },
    preparation: { version: 2, columns: [] },
  };
}

/** Units of the last dense layer. */
export function outputsOf(model: ModelSpec): number {
  const last = model.layers.findLast((layer) => layer.kind === "dense");
  if (last === undefined) throw new Error("A network without a dense layer has no outputs");
  return last.units;
}

function perceptron(widths: readonly number[], batchSize: number): StepModel {
  const layers = widths.slice(1).map((units, i) => dense(units, i < widths.length - 2 ? "relu" : "linear"));
  const model: ModelSpec = { inputShape: [widths[0]!], layers, loss: "softmaxCrossEntropy" };
  return { name: widths.join("-"), model, batchSize };
}

function picture(
  name: string,
  inputShape: LayerShape,
  layers: readonly LayerSpec[],
  batchSize: number,
): StepModel {
  const head: readonly LayerSpec[] = [{ kind: "flatten" }, dense(10, "linear")];
  return {
    name,
    model: { inputShape, layers: [...layers, ...head], loss: "softmaxCrossEntropy" },
    batchSize,
  };
}

function dense(units: number, activation: "relu" | "linear"): LayerSpec {
  return { kind: "dense", units, activation, l1: 0, l2: 0, init: "glorotUniform" };
}

function conv(filters: number): LayerSpec {
  const window = { kernelSize: 3, stride: 1, padding: "same" } as const;
  return { kind: "conv2d", filters, ...window, activation: "relu", l1: 0, l2: 0, init: "glorotUniform" };
}

function pool(): LayerSpec {
  return { kind: "maxPool2d", size: 2, stride: 2, padding: "valid" };
}
