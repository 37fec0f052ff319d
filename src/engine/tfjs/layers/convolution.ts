import * as tf from "@tensorflow/tfjs-core";
import type { LayerSpec } from "../../../core/learner/network/modelSpec.ts";
import { ACTIVATION_RULES } from "../activations.ts";
import type { LayerPass } from "./layerPass.ts";

/**
 * y = activation(x ⋆ kernel + bias), ⋆ the cross-correlation; the zeros of "same" padding are placed as in
 * `core/model/layerShapes`.
 * @param weights kernel [height, width, in, out] and bias [out]
 * @param x rows × height × width × in
 */
export function convolution(
  { activation, stride, padding }: Extract<LayerSpec, { kind: "conv2d" }>,
  [kernel, bias]: readonly [tf.Tensor4D, tf.Tensor1D],
  x: tf.Tensor4D,
): LayerPass {
  const sums: tf.Tensor4D = tf.add(tf.conv2d(x, kernel, stride, padding), bias);
  const rule = ACTIVATION_RULES[activation];
  const outputs = rule.forward(sums);
  const attributes = { strides: stride, pad: padding, dataFormat: "NHWC" };
  return {
    outputs,
    backward: (dy) => {
      const dSums = rule.backward(dy, sums, outputs);
      const dKernel: tf.Tensor4D = tf
        .engine()
        .runKernel("Conv2DBackpropFilter", { x, dy: dSums }, { ...attributes, filterShape: kernel.shape });
      const input = (): tf.Tensor4D =>
        tf
          .engine()
          .runKernel(
            "Conv2DBackpropInput",
            { dy: dSums, filter: kernel },
            { ...attributes, inputShape: x.shape },
          );
      return { input, weights: [dKernel, tf.sum(tf.reshape(dSums, [-1, bias.size]), 0)] };
    },
  };
}
