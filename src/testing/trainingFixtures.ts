import trajectories from "../../bench/references/training/trajectories.json";
import type { PreparedData, PreparedPart } from "../core/data/preparation/preparedData.ts";
import type { Loss } from "../core/learner/dataShape.ts";
import { createRng } from "../core/math/rng.ts";
import type { Activation, LayerSpec, LayerShape, ModelSpec } from "../core/learner/network/modelSpec.ts";
import type { OptimizerSpec, StepSpec } from "../core/learner/network/trainingSpec.ts";
import { sizeOf, weightShapes, type Weight } from "../core/learner/network/weight.ts";

export const ADAM: OptimizerSpec = { kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** A step by Adam without clipping or class weights, with the given changes. */
export function stepSpec(given: Partial<StepSpec> & Pick<StepSpec, "batchSize">): StepSpec {
  return { optimizer: ADAM, clipNorm: null, classWeights: null, ...given };
}

/** Prepared data around given parts; engines ignore names and the fitted preparation. */
export function preparedData(
  loss: Loss,
  featureCount: number,
  parts: { train: PreparedPart; validation?: PreparedPart; test?: PreparedPart },
): PreparedData {
  const classes = CLASSES[loss];
  const none = new Uint32Array(0);
  return {
    task: classes.length === 0 ? "regression" : "classification",
    rowShape: [featureCount],
    featureCount,
    featureNames: Array.from({ length: featureCount }, (_, i) => `x${i + 1}`),
    classes,
    targetScale: classes.length === 0 ? { mean: 10, sd: 2 } : null,
    train: parts.train,
    validation: parts.validation ?? null,
    test: parts.test ?? null,
    rowNumbers: { train: none, validation: none, test: none },
    preparation: { version: 2, columns: [] },
  };
}

const CLASSES: Readonly<Record<Loss, readonly string[]>> = {
  softmaxCrossEntropy: ["a", "b", "c"],
  sigmoidCrossEntropy: ["no", "yes"],
  meanSquaredError: [],
  meanAbsoluteError: [],
  huber: [],
};

/** Learnable data: standard normal features; the target is x1 + x2·x3 plus a little noise: cut at 0, at ±0.6, or unchanged. */
export function learnablePart(loss: Loss, rows: number, featureCount: number, seed: number): PreparedPart {
  const rng = createRng(seed);
  const features = Float32Array.from({ length: rows * featureCount }, () => rng.normal());
  const targets = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const [a, b, c] = features.subarray(row * featureCount, row * featureCount + 3);
    const score = a! + b! * c! + 0.1 * rng.normal();
    if (loss === "sigmoidCrossEntropy") targets[row] = score > 0 ? 1 : 0;
    else if (loss === "softmaxCrossEntropy") targets[row] = score < -0.6 ? 0 : score > 0.6 ? 2 : 1;
    else targets[row] = score;
  }
  return { rows, features, targets };
}

/** A small multilayer perceptron. */
export function perceptron(
  loss: Loss,
  inputs: number,
  widths: readonly number[],
  options: {
    activation?: Activation;
    batchNorm?: boolean;
    dropout?: number;
    l1?: number;
    l2?: number;
  } = {},
): ModelSpec {
  const { activation = "relu", batchNorm = false, dropout = 0, l1 = 0, l2 = 0 } = options;
  const layers: LayerSpec[] = [];
  const dense = { kind: "dense", l1, l2, init: "glorotUniform" } as const;
  for (const units of widths) {
    layers.push({ ...dense, units, activation: batchNorm ? "linear" : activation });
    if (batchNorm) {
      layers.push({ kind: "batchNorm", momentum: 0.9, epsilon: 1e-3 }, { kind: "activation", activation });
    }
    if (dropout > 0) layers.push({ kind: "dropout", rate: dropout });
  }
  layers.push({ ...dense, units: loss === "softmaxCrossEntropy" ? 3 : 1, activation: "linear" });
  return { inputShape: [inputs], layers, loss };
}

/** A network with every kind of layer: about 300 parameters on pictures of 5 × 4 × 2. */
export function convolutionalModel(
  loss: Loss,
  inputShape: LayerShape,
  options: { activation?: Activation; dropout?: number; l1?: number; l2?: number } = {},
): ModelSpec {
  const { activation = "elu", dropout = 0, l1 = 0, l2 = 0 } = options;
  const kernel = { l1, l2, init: "glorotUniform" } as const;
  const conv = { ...kernel, kind: "conv2d" } as const;
  const layers: LayerSpec[] = [
    { ...conv, filters: 5, kernelSize: 3, stride: 1, padding: "same", activation },
    { kind: "averagePool2d", size: 2, stride: 1, padding: "same" },
    { ...conv, filters: 6, kernelSize: 2, stride: 1, padding: "valid", activation: "linear" },
    { kind: "batchNorm", momentum: 0.9, epsilon: 1e-3 },
    { kind: "activation", activation },
    { kind: "dropout", rate: dropout },
    { kind: "maxPool2d", size: 2, stride: 2, padding: "same" },
    { ...conv, filters: 4, kernelSize: 3, stride: 2, padding: "same", activation: "tanh" },
    { kind: "globalAveragePool2d" },
    { kind: "flatten" },
    { ...kernel, kind: "dense", units: CLASSES[loss].length || 1, activation: "linear" },
  ];
  return { inputShape, layers, loss };
}

/** One training of Keras 3 to reproduce: see `bench/references/training/trajectories.py`. */
export interface ReferenceCase {
  readonly title: string;
  readonly model: ModelSpec;
  readonly step: StepSpec;
  readonly learningRate: number;
  readonly data: PreparedData;
  readonly weights: readonly Weight[];
  readonly losses: readonly number[];
  /** Outputs of the first rows after the last epoch. */
  readonly outputs: readonly number[];
}

export const REFERENCE_BATCH = trajectories.batchSize;

/** Row order of the reference's epoch (0-based). */
export function referenceOrder(epoch: number): Uint32Array {
  const { rows } = trajectories;
  return Uint32Array.from({ length: rows }, (_, i) => (7 * i + epoch) % rows);
}

export function referenceCases(): readonly ReferenceCase[] {
  const { rows } = trajectories;
  const targets: Readonly<Record<string, readonly number[]>> = trajectories.targets;
  return trajectories.cases.map((given) => {
    const model = given.model as unknown as ModelSpec;
    const { loss, inputShape } = model;
    const width = sizeOf(inputShape);
    const features =
      inputShape.length === 1 ? Float32Array.from(trajectories.features) : referencePictures(rows * width);
    const part = { rows, features, targets: Float32Array.from(targets[loss] ?? targets["regression"]!) };
    return {
      title: given.title,
      model,
      step: given.step as StepSpec,
      learningRate: given.learningRate,
      data: preparedData(loss, width, { train: part, validation: part }),
      weights: referenceWeights(model),
      losses: given.losses,
      outputs: given.outputs,
    };
  });
}

/**
 * The features that a trajectory tests, for `cover`: its loss, its optimizer and extras, and each layer with its relevant options.
 */
export function marksOfReference({ model, step }: ReferenceCase): readonly string[] {
  const { optimizer, clipNorm, classWeights } = step;
  const marks = [`loss ${model.loss}`, `optimizer ${optimizer.kind}`];
  if (optimizer.kind === "sgd" && optimizer.momentum > 0) marks.push("optimizer sgd momentum");
  if (optimizer.kind === "sgd" && optimizer.nesterov) marks.push("optimizer sgd nesterov");
  if (clipNorm !== null) marks.push("clipped");
  if (classWeights !== null) marks.push(`class weights, ${model.loss}`);
  for (const layer of model.layers) {
    // Pictures and vectors are normalised by different kernels.
    marks.push(layer.kind === "batchNorm" ? `batchNorm, ${model.inputShape.length} axes` : layer.kind);
    if ("activation" in layer) marks.push(`activation ${layer.activation}`);
    if ("padding" in layer) marks.push(`${layer.kind}, padding ${layer.padding}`);
    if ("l1" in layer && layer.l1 > 0) marks.push("L1");
    if ("l2" in layer && layer.l2 > 0) marks.push("L2");
  }
  return marks;
}

/** The formula of the script's `pictures`. */
function referencePictures(size: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: size }, (_, i) => ((31 * i ** 2 + 17 * i) % 1009) / 504 - 1);
}

function referenceWeights(model: ModelSpec): Weight[] {
  const kernels: Readonly<Record<string, readonly number[]>> = trajectories.kernels;
  return weightShapes(model).map(({ name, role, shape }) => {
    if (role === "kernel") return { name, shape, values: Float32Array.from(kernels[shape.join("x")]!) };
    const value = role === "gamma" || role === "movingVariance" ? 1 : 0;
    return { name, shape, values: new Float32Array(shape[0]!).fill(value) };
  });
}
