import * as tf from "@tensorflow/tfjs-core";
import type { Activation } from "../../../core/model/modelSpec.ts";
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
        weights: [tf.matMul(x, dSums, true, false), tf.sum(dSums, 0)],
      };
    },
  };
}
