import * as tf from "@tensorflow/tfjs-core";
import { paddingBefore, windowCount } from "../../../core/learner/network/layerShapes.ts";
import type { LayerSpec } from "../../../core/learner/network/modelSpec.ts";
import { withoutWeights, type LayerPass } from "./layerPass.ts";

type Pool = Extract<LayerSpec, { kind: "maxPool2d" | "averagePool2d" }>;

/** The maximum of each window; its gradient goes to the position of the maximum. */
export function maxPool({ size, stride, padding }: Pool, x: tf.Tensor4D): LayerPass {
  const outputs = tf.maxPool(x, size, stride, padding);
  const attributes = { filterSize: size, strides: stride, pad: padding };
  return withoutWeights(outputs, (dy) =>
    tf.engine().runKernel("MaxPoolGrad", { dy, input: x, output: outputs }, attributes),
  );
}

/**
 * The mean of each window, over the pixels that exist. The library's gradient divides by the full window even at a padded edge,
 * where the forward pass divides by fewer: the gradient is corrected beforehand.
 */
export function averagePool(pool: Pool, x: tf.Tensor4D): LayerPass {
  const { size, stride, padding } = pool;
  const outputs = tf.avgPool(x, size, stride, padding);
  const attributes = { filterSize: size, strides: stride, pad: padding };
  return withoutWeights(outputs, (dy) => {
    const corrected = padding === "same" ? tf.mul(dy, missingShares(pool, x.shape[1], x.shape[2])) : dy;
    return tf.engine().runKernel("AvgPoolGrad", { dy: corrected, input: x }, attributes);
  });
}

/** The mean of each channel: rows × channels. */
export function globalAveragePool(x: tf.Tensor4D): LayerPass {
  const [rows, height, width, channels] = x.shape;
  return withoutWeights(tf.mean(x, [1, 2]), (dy) => {
    const share: tf.Tensor4D = tf.reshape(tf.mul(dy, 1 / (height * width)), [rows, 1, 1, channels]);
    return tf.broadcastTo(share, x.shape);
  });
}

/** size² / pixels of each window: 1 except at padded edges. 1 × out height × out width × 1. */
function missingShares({ size, stride, padding }: Pool, height: number, width: number): tf.Tensor4D {
  const shares = (length: number): number[] => {
    const before = paddingBefore(length, size, stride, padding);
    return Array.from({ length: windowCount(length, size, stride, padding) }, (_, place) => {
      const start = place * stride - before;
      return size / (Math.min(start + size, length) - Math.max(start, 0));
    });
  };
  const rows = shares(height);
  const columns = shares(width);
  const values = rows.flatMap((row) => columns.map((column) => row * column));
  return tf.tensor4d(values, [1, rows.length, columns.length, 1]);
}
