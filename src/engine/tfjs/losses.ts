import type { Loss } from "../../core/learner/dataShape.ts";
import * as tf from "@tensorflow/tfjs-core";

export interface BatchLoss {
  /** Sum over the batch's rows of the loss, with class weights but without penalties: a scalar. */
  readonly sum: tf.Scalar;
  /** Gradient of the batch's *mean* loss by the outputs: rows × outputs. */
  readonly gradient: tf.Tensor2D;
}

/**
 * The loss of a batch from its logits and the gradient with which the backward pass starts. Working with logits keeps both exact
 * even if a probability would round to 0 or 1. Formulas: see `core/model/meanLoss`.
 *
 * @param targets rows × outputs: one-hot classes, 0/1 for class 1, or standardised targets
 * @param classWeights factor of a row's loss by its class; the gradient is still of a mean over rows
 */
export function batchLoss(
  loss: Loss,
  outputs: tf.Tensor2D,
  targets: tf.Tensor2D,
  classWeights: readonly number[] | null,
): BatchLoss {
  const { each, slopes } = lossTerms(loss, outputs, targets);
  const share = 1 / outputs.shape[0];
  if (classWeights === null) return { sum: tf.sum(each), gradient: tf.mul(slopes, share) };
  const factors = rowFactors(loss, targets, classWeights);
  return { sum: tf.sum(tf.mul(each, factors)), gradient: tf.mul(tf.mul(slopes, factors), share) };
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

interface LossTerms {
  /** Terms whose sum over a row is its loss: rows × outputs. */
  readonly each: tf.Tensor;
  /** Derivative of a row's loss by its outputs: rows × outputs. */
  readonly slopes: tf.Tensor2D;
}

function lossTerms(loss: Loss, outputs: tf.Tensor2D, targets: tf.Tensor2D): LossTerms {
  switch (loss) {
    case "softmaxCrossEntropy": {
      const logProbabilities = tf.logSoftmax(outputs);
      return {
        each: tf.neg(tf.mul(targets, logProbabilities)),
        slopes: tf.sub(tf.exp(logProbabilities), targets),
      };
    }
    case "sigmoidCrossEntropy":
      return {
        each: tf.sub(tf.softplus(outputs), tf.mul(outputs, targets)),
        slopes: tf.sub(tf.sigmoid(outputs), targets),
      };
    case "meanSquaredError": {
      const residual: tf.Tensor2D = tf.sub(outputs, targets);
      return { each: tf.square(residual), slopes: tf.mul(residual, 2) };
    }
    case "meanAbsoluteError": {
      const residual: tf.Tensor2D = tf.sub(outputs, targets);
      return { each: tf.abs(residual), slopes: tf.sign(residual) };
    }
    case "huber": {
      // With c the residual r clipped at ±1: r²/2 and |r| − 1/2 are both c·(r − c/2).
      const residual: tf.Tensor2D = tf.sub(outputs, targets);
      const cut = tf.clipByValue(residual, -1, 1);
      return { each: tf.mul(cut, tf.sub(residual, tf.mul(cut, 0.5))), slopes: cut };
    }
  }
}

/** The class weight of each row: rows × 1. */
function rowFactors(loss: Loss, targets: tf.Tensor2D, classWeights: readonly number[]): tf.Tensor2D {
  if (loss === "softmaxCrossEntropy") {
    return tf.matMul(targets, tf.tensor2d([...classWeights], [classWeights.length, 1]));
  }
  if (loss !== "sigmoidCrossEntropy") throw new Error("Class weights need classes");
  const [zero = 1, one = 1] = classWeights;
  return tf.add(tf.mul(targets, one - zero), zero);
}
