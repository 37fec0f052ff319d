import trajectories from "../../bench/references/training/trajectories.json";
import type { PreparedData, PreparedPart } from "../core/data/preparedData.ts";
import { createRng } from "../core/math/rng.ts";
import type { Activation, LayerSpec, Loss, ModelSpec } from "../core/model/modelSpec.ts";
import type { OptimizerSpec } from "../core/model/trainingSpec.ts";
import { weightShapes, type Weight } from "../core/model/weight.ts";

export const ADAM: OptimizerSpec = { kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** Prepared data around given parts; names and fitted preparation are of no concern to an engine. */
export function preparedData(
  loss: Loss,
  featureCount: number,
  parts: { train: PreparedPart; validation?: PreparedPart; test?: PreparedPart },
): PreparedData {
  const classes = { softmaxCrossEntropy: ["a", "b", "c"], sigmoidCrossEntropy: ["no", "yes"] };
  const none = new Uint32Array(0);
  return {
    task: loss === "meanSquaredError" ? "regression" : "classification",
    featureCount,
    featureNames: Array.from({ length: featureCount }, (_, i) => `x${i + 1}`),
    classes: loss === "meanSquaredError" ? [] : classes[loss],
    targetScale: loss === "meanSquaredError" ? { mean: 10, sd: 2 } : null,
    train: parts.train,
    validation: parts.validation ?? null,
    test: parts.test ?? null,
    rowNumbers: { train: none, validation: none, test: none },
    preparation: { version: 1, columns: [] },
  };
}

/**
 * Learnable data: standard normal features; the target follows from x1 + x2·x3 and a little noise: cut at 0, at ±0.6, or as it is.
 */
export function learnablePart(loss: Loss, rows: number, featureCount: number, seed: number): PreparedPart {
  const rng = createRng(seed);
  const features = Float32Array.from({ length: rows * featureCount }, () => rng.normal());
  const targets = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const [a, b, c] = features.subarray(row * featureCount, row * featureCount + 3);
    const score = a! + b! * c! + 0.1 * rng.normal();
    if (loss === "meanSquaredError") targets[row] = score;
    else if (loss === "sigmoidCrossEntropy") targets[row] = score > 0 ? 1 : 0;
    else targets[row] = score < -0.6 ? 0 : score > 0.6 ? 2 : 1;
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
  return { inputs, layers, loss };
}

/** One training of Keras 3 to reproduce: see `bench/references/training/trajectories.py`. */
export interface ReferenceCase {
  readonly title: string;
  readonly model: ModelSpec;
  readonly optimizer: OptimizerSpec;
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
  const features = Float32Array.from(trajectories.features);
  const inputs = features.length / trajectories.rows;
  return trajectories.cases.map((given) => {
    const loss = given.loss as Loss;
    const model = perceptron(loss, inputs, trajectories.hiddenWidths, {
      activation: given.activation as Activation,
      batchNorm: given.batchNorm,
      l1: given.l1,
      l2: given.l2,
    });
    const part = {
      rows: trajectories.rows,
      features,
      targets: Float32Array.from(trajectories.targets[loss]),
    };
    const optimizer = given.optimizer as OptimizerSpec;
    const extras = [given.batchNorm && "batch norm", (given.l1 > 0 || given.l2 > 0) && "L1 L2"];
    return {
      title: [given.activation, loss, optimizerTitle(optimizer), ...extras].filter(Boolean).join(", "),
      model,
      optimizer,
      learningRate: given.learningRate,
      data: preparedData(loss, inputs, { train: part, validation: part }),
      weights: referenceWeights(model),
      losses: given.losses,
      outputs: given.outputs,
    };
  });
}

function optimizerTitle(optimizer: OptimizerSpec): string {
  if (optimizer.kind !== "sgd" || optimizer.momentum === 0) return optimizer.kind;
  return optimizer.nesterov ? "nesterov" : "sgd with momentum";
}

function referenceWeights(model: ModelSpec): Weight[] {
  const kernels: Readonly<Record<string, readonly number[]>> = trajectories.kernels;
  return weightShapes(model).map(({ name, role, shape }) => {
    if (role === "kernel") {
      return { name, shape, values: Float32Array.from(kernels[`${shape[0]}x${shape[1]}`]!) };
    }
    const value = role === "gamma" || role === "movingVariance" ? 1 : 0;
    return { name, shape, values: new Float32Array(shape[0]!).fill(value) };
  });
}
