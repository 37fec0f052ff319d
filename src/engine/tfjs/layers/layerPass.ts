import type * as tf from "@tensorflow/tfjs-core";

/** The forward and backward pass of one layer for a batch. */
export interface LayerPass {
  /** [rows, ...shape of the layer's output]. */
  readonly outputs: tf.Tensor;
  /** Gradient by the layer's input (lazily, because the first layer needs none) and by its trainable weights. */
  readonly backward: (gradient: tf.Tensor) => {
    readonly input: () => tf.Tensor;
    readonly weights: readonly tf.Tensor[];
  };
  /** For batch normalisation in training: its moving mean and variance after this batch. */
  readonly movingStatistics?: readonly tf.Tensor1D[];
}

/** A layer without weights. */
export function withoutWeights(outputs: tf.Tensor, input: (dy: tf.Tensor) => tf.Tensor): LayerPass {
  return { outputs, backward: (dy) => ({ input: () => input(dy), weights: [] }) };
}
