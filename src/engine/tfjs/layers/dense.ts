import * as tf from "@tensorflow/tfjs-core";
import type { Activation } from "../../../core/learner/network/modelSpec.ts";
import { ACTIVATION_RULES } from "../activations.ts";
import type { LayerPass } from "./layerPass.ts";

/** y = activation(x · kernel + bias); product, bias and relu are one kernel. */
export function dense(
  activation: Activation,
  [kernel, bias]: readonly [tf.Tensor2D, tf.Tensor1D],
  x: tf.Tensor2D,
): LayerPass {
  const fused = activation === "relu" ? "relu" : "linear";
  const attributes = { transposeA: false, transposeB: false, activation: fused };
  const sums: tf.Tensor2D = tf.engine().runKernel("_FusedMatMul", { a: x, b: kernel, bias }, attributes);
  const rule = ACTIVATION_RULES[activation];
  const outputs = fused === activation ? sums : rule.forward(sums);
  return {
    outputs,
    backward: (dy) => {
      const dSums = rule.backward(dy, sums, outputs) as tf.Tensor2D;
      return {
        input: () => tf.matMul(dSums, kernel, false, true),
        weights: [productOverRows(x, dSums), tf.sum(dSums, 0)],
      };
    },
  };
}

/**
 * xᵀ · dy, the sum over the rows of a batch.
 *
 * TensorFlow.js' WebGL keeps a matrix in blocks of 2 × 2. Beside an odd last row there are leftovers of earlier operations (the
 * bias of a layer, its exponential, in the worst case infinity), and the product adds them. So a row of zeros is added.
 */
function productOverRows(x: tf.Tensor2D, dy: tf.Tensor2D): tf.Tensor2D {
  if (x.shape[0] % 2 === 0 || tf.getBackend() !== "webgl") return tf.matMul(x, dy, true, false);
  const withRow = (matrix: tf.Tensor2D): tf.Tensor2D =>
    tf.pad(matrix, [
      [0, 1],
      [0, 0],
    ]);
  return tf.matMul(withRow(x), withRow(dy), true, false);
}
