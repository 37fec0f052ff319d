import * as tf from "@tensorflow/tfjs-core";
import type { OptimizerSpec } from "../../core/learner/network/trainingSpec.ts";
import { UPDATE_KERNEL, type UpdateAttributes } from "./cpuKernels.ts";
import { correctedRate } from "../network/correctedRate.ts";

/** All trainable weights as one vector, and the optimizer's memory of the same length: one update for the whole model. */
export interface OptimizerState {
  readonly params: tf.Tensor1D;
  /** Velocity (SGD with momentum), mean square (RMSProp) or first moment (Adam). */
  readonly first: tf.Tensor1D | null;
  /** Second moment (Adam). */
  readonly second: tf.Tensor1D | null;
}

/** A fresh optimizer: its memory is 0. */
export function initialState(optimizer: OptimizerSpec, params: tf.Tensor1D): OptimizerState {
  const adam = optimizer.kind === "adam" || optimizer.kind === "adamw";
  const remembers = adam || optimizer.kind === "rmsprop" || optimizer.momentum !== 0;
  return {
    params,
    first: remembers ? tf.zeros(params.shape) : null,
    second: adam ? tf.zeros(params.shape) : null,
  };
}

/**
 * The state after one update, as Keras 3 defines it (g gradient, η learning rate, t step from 1):
 *
 *   sgd      v ← momentum·v − η·g;  w ← w + v,  or with nesterov  w ← w + momentum·v − η·g;  without momentum  w ← w − η·g
 *   rmsprop  s ← rho·s + (1 − rho)·g²;  w ← w − η·g / √(s + epsilon)
 *   adam     m ← m + (g − m)(1 − beta1);  s ← s + (g² − s)(1 − beta2);
 *            w ← w − η·√(1 − beta2^t) / (1 − beta1^t) · m / (√s + epsilon)
 *   adamw    w ← w − η·weightDecay·w, then as adam
 *
 * One kernel on the CPU, a dozen on a GPU, for any number of layers. Call inside `tf.tidy`.
 */
export function updated(
  state: OptimizerState,
  gradient: tf.Tensor1D,
  attributes: UpdateAttributes,
): OptimizerState {
  return tf.getBackend() === "cpu"
    ? updatedByKernel(state, gradient, attributes)
    : updatedByOperations(state, gradient, attributes);
}

function updatedByKernel(
  state: OptimizerState,
  gradient: tf.Tensor1D,
  attributes: UpdateAttributes,
): OptimizerState {
  const inputs = {
    params: state.params,
    gradient,
    ...(state.first === null ? {} : { first: state.first }),
    ...(state.second === null ? {} : { second: state.second }),
  };
  const results: tf.Tensor1D[] = tf
    .engine()
    .runKernel(UPDATE_KERNEL, inputs, attributes as unknown as tf.NamedAttrMap);
  return { params: results[0]!, first: results[1] ?? null, second: results[2] ?? null };
}

function updatedByOperations(
  state: OptimizerState,
  gradient: tf.Tensor1D,
  { optimizer, learningRate, step }: UpdateAttributes,
): OptimizerState {
  const { params, first, second } = state;
  switch (optimizer.kind) {
    case "sgd": {
      const descent = tf.mul(gradient, learningRate);
      if (first === null) return { params: tf.sub(params, descent), first, second };
      const velocity: tf.Tensor1D = tf.sub(tf.mul(first, optimizer.momentum), descent);
      const move: tf.Tensor1D = optimizer.nesterov
        ? tf.sub(tf.mul(velocity, optimizer.momentum), descent)
        : velocity;
      return { params: tf.add(params, move), first: velocity, second };
    }
    case "rmsprop": {
      const meanSquare = movedTowards(first!, tf.square(gradient), 1 - optimizer.rho);
      const scaled = tf.div(tf.mul(gradient, learningRate), tf.sqrt(tf.add(meanSquare, optimizer.epsilon)));
      return { params: tf.sub(params, scaled), first: meanSquare, second };
    }
    case "adam":
    case "adamw": {
      const mean = movedTowards(first!, gradient, 1 - optimizer.beta1);
      const square = movedTowards(second!, tf.square(gradient), 1 - optimizer.beta2);
      const direction = tf.div(mean, tf.add(tf.sqrt(square), optimizer.epsilon));
      const kept =
        optimizer.kind === "adamw" ? tf.mul(params, 1 - learningRate * optimizer.weightDecay) : params;
      const rate = correctedRate(optimizer, learningRate, step);
      return { params: tf.sub(kept, tf.mul(direction, rate)), first: mean, second: square };
    }
  }
}

/** old + (goal − old) · share. */
function movedTowards(old: tf.Tensor1D, goal: tf.Tensor1D, share: number): tf.Tensor1D {
  return tf.add(old, tf.mul(tf.sub(goal, old), share));
}
