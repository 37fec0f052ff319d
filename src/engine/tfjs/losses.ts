import * as tf from "@tensorflow/tfjs-core";
import type { Loss } from "../../core/model/modelSpec.ts";

export interface BatchLoss {
  /** Sum over the batch's rows of the loss without penalties: a scalar. */
  readonly sum: tf.Scalar;
  /** Gradient of the batch's *mean* loss by the outputs: rows × outputs. */
  readonly gradient: tf.Tensor2D;
}

/**
 * The loss of a batch from its logits and the gradient with which the backward pass starts. Working on logits keeps both exact
 * where a probability would round to 0 or 1.
 *
 * @param targets rows × outputs: one-hot classes, 0/1 for class 1, or standardised targets
 */
export function batchLoss(loss: Loss, outputs: tf.Tensor2D, targets: tf.Tensor2D): BatchLoss {
  const rows = outputs.shape[0];
  switch (loss) {
    case "softmaxCrossEntropy": {
      const logProbabilities = tf.logSoftmax(outputs);
      return {
        sum: tf.neg(tf.sum(tf.mul(targets, logProbabilities))),
        gradient: tf.mul(tf.sub(tf.exp(logProbabilities), targets), 1 / rows),
      };
    }
    case "sigmoidCrossEntropy":
      return {
        sum: tf.sum(tf.sub(tf.softplus(outputs), tf.mul(outputs, targets))),
        gradient: tf.mul(tf.sub(tf.sigmoid(outputs), targets), 1 / rows),
      };
    case "meanSquaredError": {
      const residual = tf.sub(outputs, targets);
      return { sum: tf.sum(tf.square(residual)), gradient: tf.mul(residual, 2 / rows) };
    }
  }
}

/** Targets as `batchLoss` takes them, on the host: row-major, rows × `outputs`. */
export function targetRows(
  loss: Loss,
  targets: Float32Array<ArrayBuffer>,
  outputs: number,
): Float32Array<ArrayBuffer> {
  if (loss !== "softmaxCrossEntropy") return targets;
  const rows = new Float32Array(targets.length * outputs);
  targets.forEach((target, row) => {
    rows[row * outputs + target] = 1;
  });
  return rows;
}
