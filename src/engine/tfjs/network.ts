import * as tf from "@tensorflow/tfjs-core";
import type { LayerSpec, ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { ACTIVATION_RULES } from "./activations.ts";
import { convolution } from "./layers/convolution.ts";
import { dense } from "./layers/dense.ts";
import { withoutWeights, type LayerPass } from "./layers/layerPass.ts";
import { normaliseByBatch, normaliseByMoving } from "./layers/normalisation.ts";
import { averagePool, globalAveragePool, maxPool } from "./layers/pooling.ts";

/** Gives the dropout mask of a layer (index in `model.layers`): 0 or 1 / (1 − rate), rows first. */
export type MaskSource = (layer: number, rate: number, shape: readonly number[]) => tf.Tensor;

export interface ForwardPass {
  /** Outputs of the last layer: rows × outputs. */
  readonly outputs: tf.Tensor2D;
  /**
   * Gradients of the trainable weights, in the order of `weightShapes`, from that of the outputs.
   */
  readonly backward: (gradient: tf.Tensor2D) => readonly tf.Tensor[];
  /** The moving statistics after this batch, in the order of `weightShapes`; empty in prediction. */
  readonly movingStatistics: readonly tf.Tensor1D[];
}

/**
 * The forward and backward pass of one batch. Written out, not differentiated by the library: a step then needs about half as many
 * kernels, no gradient tape, and no product for the gradient of the data. Call inside `tf.tidy`; the pass lives as long as its
 * scope.
 *
 * @param weights all of them, in the order of `weightShapes`
 * @param features rows × the product of `model.inputShape`
 * @param masks null: prediction mode (no dropout; batch normalisation with its moving statistics)
 */
export function forward(
  model: ModelSpec,
  weights: readonly tf.Tensor[],
  features: tf.Tensor2D,
  masks: MaskSource | null,
): ForwardPass {
  const passes: LayerPass[] = [];
  let values: tf.Tensor = features;
  if (model.inputShape.length > 1) values = tf.reshape(features, [features.shape[0], ...model.inputShape]);
  let at = 0;
  model.layers.forEach((spec, layer) => {
    const own = weights.slice(at, (at += WEIGHTS_OF[spec.kind]));
    const pass = layerPass(spec, layer, own, values, masks);
    passes.push(pass);
    values = pass.outputs;
  });
  return {
    outputs: values as tf.Tensor2D,
    backward: (gradient) => backward(passes, gradient),
    movingStatistics: passes.flatMap((pass) => pass.movingStatistics ?? []),
  };
}

const WEIGHTS_OF: Readonly<Record<LayerSpec["kind"], number>> = {
  dense: 2,
  conv2d: 2,
  maxPool2d: 0,
  averagePool2d: 0,
  globalAveragePool2d: 0,
  flatten: 0,
  batchNorm: 4,
  activation: 0,
  dropout: 0,
};

function backward(passes: readonly LayerPass[], gradient: tf.Tensor): tf.Tensor[] {
  const gradients: (readonly tf.Tensor[])[] = [];
  let current = gradient;
  for (let layer = passes.length - 1; layer >= 0; layer--) {
    const step = passes[layer]!.backward(current);
    gradients.unshift(step.weights);
    if (layer > 0) current = step.input();
  }
  return gradients.flat();
}

/**
 * The model's shapes have been checked and determine the ranks of the tensors: this justifies the type assertions, which are only
 * here.
 */
function layerPass(
  spec: LayerSpec,
  layer: number,
  weights: readonly tf.Tensor[],
  x: tf.Tensor,
  masks: MaskSource | null,
): LayerPass {
  switch (spec.kind) {
    case "dense":
      return dense(spec.activation, weights as [tf.Tensor2D, tf.Tensor1D], x as tf.Tensor2D);
    case "conv2d":
      return convolution(spec, weights as [tf.Tensor4D, tf.Tensor1D], x as tf.Tensor4D);
    case "maxPool2d":
      return maxPool(spec, x as tf.Tensor4D);
    case "averagePool2d":
      return averagePool(spec, x as tf.Tensor4D);
    case "globalAveragePool2d":
      return globalAveragePool(x as tf.Tensor4D);
    case "flatten":
      return withoutWeights(tf.reshape(x, [x.shape[0], -1]), (dy) => tf.reshape(dy, x.shape));
    case "batchNorm": {
      const normalise = masks === null ? normaliseByMoving : normaliseByBatch;
      return normalise(spec, weights as [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D, tf.Tensor1D], x);
    }
    case "activation": {
      const rule = ACTIVATION_RULES[spec.activation];
      const outputs = rule.forward(x);
      return withoutWeights(outputs, (dy) => rule.backward(dy, x, outputs));
    }
    case "dropout": {
      if (masks === null || spec.rate === 0) return withoutWeights(x, (dy) => dy);
      const mask = masks(layer, spec.rate, x.shape);
      return withoutWeights(tf.mul(x, mask), (dy) => tf.mul(dy, mask));
    }
  }
}
