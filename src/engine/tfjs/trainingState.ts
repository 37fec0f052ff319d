import * as tf from "@tensorflow/tfjs-core";
import type { OptimizerSpec } from "../../core/learner/network/trainingSpec.ts";
import { sizeOf, type Weight, type WeightShape } from "../../core/learner/network/weight.ts";
import { initialState, type OptimizerState } from "./updateRules.ts";

/** The state that a step replaces. */
export interface TrainingState {
  readonly optimizer: OptimizerState;
  /** The weights that are not trained by gradient, in the order of `weightShapes`. */
  readonly moving: readonly tf.Tensor1D[];
  /** Sum of the losses of the rows of this epoch so far. */
  readonly lossSum: tf.Scalar;
}

/** The initial state: a fresh optimizer with the given weights. */
export function freshState(
  optimizer: OptimizerSpec,
  shapes: readonly WeightShape[],
  weights: readonly Weight[],
): TrainingState {
  const params = flatParams(shapes, weights);
  return {
    optimizer: initialState(optimizer, params),
    moving: movingTensors(shapes, weights),
    lossSum: tf.scalar(0),
  };
}

/** The state with other weights; the optimizer's memory is kept. */
export function withWeights(
  state: TrainingState,
  shapes: readonly WeightShape[],
  weights: readonly Weight[],
): TrainingState {
  const params = flatParams(shapes, weights);
  return {
    ...state,
    optimizer: { ...state.optimizer, params },
    moving: movingTensors(shapes, weights),
  };
}

/** All weights as tensors of their shapes, cut from the flat vector. Call inside `tf.tidy`. */
export function weightTensors(
  { optimizer, moving }: TrainingState,
  shapes: readonly WeightShape[],
): tf.Tensor[] {
  let at = 0;
  let statistic = 0;
  return shapes.map(({ shape, trainable }) => {
    if (!trainable) return moving[statistic++]!;
    const size = sizeOf(shape);
    const values = tf.slice1d(optimizer.params, at, size);
    at += size;
    return tf.reshape(values, [...shape]);
  });
}

/** A copy of all weights on the host. */
export async function readWeights(
  { optimizer, moving }: TrainingState,
  shapes: readonly WeightShape[],
): Promise<readonly Weight[]> {
  const params = await optimizer.params.data<"float32">();
  const statistics = await Promise.all(moving.map((tensor) => tensor.data<"float32">()));
  let at = 0;
  let statistic = 0;
  return shapes.map(({ name, shape, trainable }) => {
    const size = sizeOf(shape);
    const values = trainable ? params.subarray(at, (at += size)) : statistics[statistic++]!;
    return { name, shape, values: Float32Array.from(values) };
  });
}

export function tensorsOf({ optimizer, moving, lossSum }: TrainingState): tf.Tensor[] {
  const { params, first, second } = optimizer;
  return [params, first, second, ...moving, lossSum].filter((tensor) => tensor !== null);
}

function flatParams(shapes: readonly WeightShape[], weights: readonly Weight[]): tf.Tensor1D {
  const trained = weights.filter((_, i) => shapes[i]!.trainable);
  const flat = new Float32Array(trained.reduce((sum, { values }) => sum + values.length, 0));
  let at = 0;
  for (const { values } of trained) {
    flat.set(values, at);
    at += values.length;
  }
  return tf.tensor1d(flat);
}

function movingTensors(shapes: readonly WeightShape[], weights: readonly Weight[]): tf.Tensor1D[] {
  const moving = weights.filter((_, i) => !shapes[i]!.trainable);
  return moving.map(({ values }) => tf.tensor1d(Float32Array.from(values)));
}
