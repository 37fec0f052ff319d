import * as tf from "@tensorflow/tfjs-core";
import type { LayerSpec } from "../../../core/learner/network/modelSpec.ts";
import type { LayerPass } from "./layerPass.ts";

type BatchNorm = Extract<LayerSpec, { kind: "batchNorm" }>;
type BatchNormWeights = readonly [
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  movingMean: tf.Tensor1D,
  movingVariance: tf.Tensor1D,
];

/** y = gamma · (x − movingMean) / √(movingVariance + epsilon) + beta, over the last axis. */
export function normaliseByMoving(
  spec: BatchNorm,
  [gamma, beta, movingMean, movingVariance]: BatchNormWeights,
  x: tf.Tensor,
): LayerPass {
  const scale = tf.mul(gamma, tf.rsqrt(tf.add(movingVariance, spec.epsilon)));
  const outputs = tf.add(tf.mul(tf.sub(x, movingMean), scale), beta);
  return { outputs, backward: impossible };
}

/**
 * y = gamma · x̂ + beta with x̂ = (x − mean) / √(variance + epsilon), over all but the last axis, the batch's own (biased)
 * variance; the moving statistics become moving · momentum + batch · (1 − momentum), as in Keras 3.
 *
 *   dx = gamma / √(variance + epsilon) · (dy − mean(dy) − x̂ · mean(dy · x̂))
 */
export function normaliseByBatch(
  spec: BatchNorm,
  [gamma, beta, movingMean, movingVariance]: BatchNormWeights,
  x: tf.Tensor,
): LayerPass {
  // The pixels of a picture are rows here.
  const rows = tf.reshape(x, [-1, gamma.size]);
  const share = 1 / rows.shape[0];
  const mean = tf.mul(tf.sum(rows, 0), share);
  const centred = tf.sub(rows, mean);
  const variance = tf.mul(tf.sum(tf.square(centred), 0), share);
  const inverseSd = tf.rsqrt(tf.add(variance, spec.epsilon));
  const normalised = tf.mul(centred, inverseSd);
  const moved = (old: tf.Tensor1D, batch: tf.Tensor): tf.Tensor1D =>
    tf.add(tf.mul(old, spec.momentum), tf.mul(batch, 1 - spec.momentum));
  return {
    outputs: tf.reshape(tf.add(tf.mul(normalised, gamma), beta), x.shape),
    backward: (gradient) => {
      const dy = tf.reshape(gradient, rows.shape);
      const dBeta = tf.sum(dy, 0);
      const dGamma = tf.sum(tf.mul(dy, normalised), 0);
      const input = (): tf.Tensor => {
        const inner = tf.sub(dy, tf.mul(tf.add(tf.mul(normalised, dGamma), dBeta), share));
        return tf.reshape(tf.mul(inner, tf.mul(gamma, inverseSd)), x.shape);
      };
      return { input, weights: [dGamma, dBeta] };
    },
    movingStatistics: [moved(movingMean, mean), moved(movingVariance, variance)],
  };
}

function impossible(): never {
  throw new Error("A prediction has no way back");
}
