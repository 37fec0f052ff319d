import { balancedWeights } from "../../model/balancedWeights.ts";
import type { DataShape } from "../dataShape.ts";
import { fitOfWork, type FitResult } from "../fitOfWork.ts";
import type { FitData, FitLearner } from "../fit.ts";
import type { Progress, Work } from "../work.ts";
import type { LinearSpec } from "./linearSpec.ts";
import { linearOutputs } from "./linearOutputs.ts";
import { minimiseByNewton, type Minimum } from "./newton.ts";
import { linearObjective } from "./objective.ts";
import { minimiseByOrthants } from "./orthantLbfgs.ts";
import type { LinearLoss } from "./rowLoss.ts";
import { standardisedRows, type StandardisedRows } from "./standardisedRows.ts";

/** Up to so many parameters the matrix of second derivatives is used: it is factorised within one portion of work. */
const MOST_BY_NEWTON = 400;
/** The fit has converged if no component of the least subgradient (of the mean objective, features standardised) is larger. */
const GRADIENT_TOLERANCE = 1e-7;

export interface LinearModel {
  /** Coefficients, row-major, features × outputs. */
  readonly kernel: Float64Array;
  /** One for each output. */
  readonly bias: Float64Array;
  /** For each class, whether it has training rows; empty for regression. A class without any gets the least probability. */
  readonly seen: readonly boolean[];
  readonly iterations: number;
  /** Largest component of the least subgradient at the end. */
  readonly gradient: number;
  readonly converged: boolean;
}

/**
 * Linear, logistic and softmax regression with a penalty, all with the same objective:
 *
 *   C · Σᵢ sᵢ·lossᵢ + (1 − ρ)/2 · ‖w‖² + ρ · ‖w‖₁        loss: ½(y − ŷ)², −log p(y)
 *
 * over the coefficients w, one set for each class of softmax, and a bias without penalty; ρ is `l1Ratio`, sᵢ the class weight (1 by
 * default). These are scikit-learn's (1.9) LogisticRegression(C, l1_ratio), Ridge(alpha = 1/C) for ρ = 0, and otherwise
 * ElasticNet(alpha = 1/(C·n), l1_ratio) for n rows, so that one C means the same everywhere. Nothing is random.
 */
export const linear: FitLearner<LinearSpec, LinearModel> = {
  begin: (spec, data) => fitOfWork((progress) => fitLinear(spec, data, progress)),
  predictor: (model, shape) => (features, rows) => linearOutputs(model, shape, features, rows),
};

function* fitLinear(
  spec: LinearSpec,
  { shape, train }: FitData,
  progress: Progress,
): Work<FitResult<LinearModel>> {
  const classes = classCount(shape);
  const targets = new Set(train.targets);
  const seen = Array.from({ length: classes }, (_, k) => targets.has(k));
  const present = seen.flatMap((isSeen, k) => (isSeen ? [k] : []));
  const features = train.features.length / train.rows;
  const kernel = new Float64Array(features * shape.outputs);
  const bias = new Float64Array(shape.outputs);
  // With a single class there is nothing to learn.
  const found =
    classes > 0 && present.length === 1
      ? null
      : yield* minimise(spec, shape, train.features, remapped(train.targets, shape, present), progress);
  if (found !== null) {
    const columns = shape.loss === "softmaxCrossEntropy" ? present : [0];
    columns.forEach((column, k) => writeOutput(found, k, column, shape.outputs, kernel, bias));
    if (shape.loss === "softmaxCrossEntropy") centre(bias, present);
  }
  const gradient = found?.gradient ?? 0;
  const model: LinearModel = {
    kernel,
    bias,
    seen,
    iterations: found?.iterations ?? 0,
    gradient,
    converged: gradient <= (spec.tolerance ?? GRADIENT_TOLERANCE),
  };
  // The loss of numbers is the squared error, without the half.
  const factor = classes === 0 ? 2 : 1;
  return { model, trainLoss: factor * (found?.value ?? 0), validationOutputs: null };
}

interface Found extends Minimum {
  readonly rows: StandardisedRows;
}

function* minimise(
  { c, l1Ratio, balanced, tolerance = GRADIENT_TOLERANCE }: LinearSpec,
  { loss: shapeLoss, outputs: width }: DataShape,
  features: Float32Array,
  targets: Float32Array,
  progress: Progress,
): Work<Found> {
  const loss = linearLoss(shapeLoss);
  const outputs = loss === "softmax" ? targets.reduce((most, k) => Math.max(most, k), 0) + 1 : width;
  const rows = yield* standardisedRows(features, targets.length, progress);
  const classWeights = balanced && loss !== "squares" ? balancedWeights(targets, Math.max(2, outputs)) : null;
  const scale = 1 / (c * targets.length);
  const l2 = penalties(rows, outputs, (sd) => (scale * (1 - l1Ratio)) / sd ** 2);
  const l1 = penalties(rows, outputs, (sd) => (scale * l1Ratio) / sd);
  const objective = linearObjective({ rows, loss, outputs, targets, classWeights, l2 }, progress);
  const start = new Float64Array(objective.parameters);
  const minimum = yield* objective.parameters <= MOST_BY_NEWTON
    ? minimiseByNewton(objective, start, l1, progress)
    : minimiseByOrthants(objective, start, l1, tolerance);
  return { ...minimum, rows };
}

/** @param of the penalty of a coefficient whose feature has this scale */
function penalties(rows: StandardisedRows, outputs: number, of: (scale: number) => number): Float64Array {
  const all = new Float64Array(rows.columns * outputs);
  for (let k = 0; k < outputs; k++) {
    rows.scale.forEach((scale, i) => (all[k * rows.columns + i] = of(scale)));
  }
  return all;
}

/** Converts the parameters of output k to the features' own units and writes them to a column of the model. */
function writeOutput(
  { theta, rows: { columns, mean, scale } }: Found,
  k: number,
  column: number,
  outputs: number,
  kernel: Float64Array,
  bias: Float64Array,
): void {
  let offset = theta[(k + 1) * columns - 1]!;
  for (let i = 0; i + 1 < columns; i++) {
    const coefficient = theta[k * columns + i]! / scale[i]!;
    kernel[i * outputs + column] = coefficient;
    offset -= coefficient * mean[i]!;
  }
  bias[column] = offset;
}

/** Biases are free up to a constant: their mean becomes 0. */
function centre(bias: Float64Array, present: readonly number[]): void {
  const mean = present.reduce((sum, k) => sum + bias[k]!, 0) / present.length;
  for (const k of present) bias[k] = bias[k]! - mean;
}

/** Softmax: the place of each target among the classes that are present. */
function remapped(targets: Float32Array, { loss }: DataShape, present: readonly number[]): Float32Array {
  if (loss !== "softmaxCrossEntropy") return targets;
  const places = new Map(present.map((k, place) => [k, place]));
  return targets.map((k) => places.get(k)!);
}

function linearLoss(loss: DataShape["loss"]): LinearLoss {
  switch (loss) {
    case "sigmoidCrossEntropy":
      return "logistic";
    case "softmaxCrossEntropy":
      return "softmax";
    case "meanSquaredError":
    case "meanAbsoluteError":
    case "huber":
      return "squares";
  }
}

/** 0: a regression. */
function classCount({ loss, outputs }: DataShape): number {
  const kind = linearLoss(loss);
  if (kind === "squares") return 0;
  return kind === "logistic" ? 2 : outputs;
}
