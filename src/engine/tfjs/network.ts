import * as tf from "@tensorflow/tfjs-core";
import type { LayerSpec, ModelSpec } from "../../core/model/modelSpec.ts";
import { ACTIVATION_RULES } from "./activations.ts";

/** Gives the dropout mask of a layer (index in `model.layers`): 0 or 1 / (1 − rate), rows × width. */
export type MaskSource = (layer: number, rate: number, rows: number, width: number) => tf.Tensor2D;

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
 * One batch through the network, and the way back. Written out rather than differentiated by the library: a step is then about
 * half as many kernels, with no gradient tape, and no product for the gradient of the data. Call inside `tf.tidy`; the pass
 * lives as long as its scope.
 *
 * @param weights all of them, in the order of `weightShapes`
 * @param masks null: prediction mode (no dropout; batch normalisation by its moving statistics)
 */
export function forward(
  model: ModelSpec,
  weights: readonly tf.Tensor[],
  features: tf.Tensor2D,
  masks: MaskSource | null,
): ForwardPass {
  const passes: LayerPass[] = [];
  let values = features;
  let at = 0;
  model.layers.forEach((spec, layer) => {
    const own = weights.slice(at, (at += WEIGHTS_OF[spec.kind]));
    const pass = layerPass(spec, layer, own, values, masks);
    passes.push(pass);
    values = pass.outputs;
  });
  return {
    outputs: values,
    backward: (gradient) => backward(passes, gradient),
    movingStatistics: passes.flatMap((pass) => pass.movingStatistics ?? []),
  };
}

const WEIGHTS_OF: Readonly<Record<LayerSpec["kind"], number>> = {
  dense: 2,
  batchNorm: 4,
  activation: 0,
  dropout: 0,
};

interface LayerPass {
  readonly outputs: tf.Tensor2D;
  /** Gradient by the layer's input (lazily: the first layer needs none) and by its trainable weights. */
  readonly backward: (gradient: tf.Tensor2D) => {
    readonly input: () => tf.Tensor2D;
    readonly weights: readonly tf.Tensor[];
  };
  readonly movingStatistics?: readonly tf.Tensor1D[];
}

function backward(passes: readonly LayerPass[], gradient: tf.Tensor2D): tf.Tensor[] {
  const gradients: (readonly tf.Tensor[])[] = [];
  let current = gradient;
  for (let layer = passes.length - 1; layer >= 0; layer--) {
    const step = passes[layer]!.backward(current);
    gradients.unshift(step.weights);
    if (layer > 0) current = step.input();
  }
  return gradients.flat();
}

function layerPass(
  spec: LayerSpec,
  layer: number,
  weights: readonly tf.Tensor[],
  x: tf.Tensor2D,
  masks: MaskSource | null,
): LayerPass {
  switch (spec.kind) {
    case "dense":
      return dense(spec.activation, weights as [tf.Tensor2D, tf.Tensor1D], x);
    case "batchNorm":
      return masks === null ? normaliseByMoving(spec, weights, x) : normaliseByBatch(spec, weights, x);
    case "activation": {
      const rule = ACTIVATION_RULES[spec.activation];
      const outputs = rule.forward(x);
      const input = (dy: tf.Tensor2D) => () => rule.backward(dy, x, outputs);
      return { outputs, backward: (dy) => ({ input: input(dy), weights: [] }) };
    }
    case "dropout": {
      if (masks === null || spec.rate === 0) return { outputs: x, backward: unchanged };
      const mask = masks(layer, spec.rate, x.shape[0], x.shape[1]);
      const input = (dy: tf.Tensor2D) => (): tf.Tensor2D => tf.mul(dy, mask);
      return { outputs: tf.mul(x, mask), backward: (dy) => ({ input: input(dy), weights: [] }) };
    }
  }
}

function unchanged(dy: tf.Tensor2D) {
  return { input: () => dy, weights: [] };
}

function impossible(): never {
  throw new Error("A prediction has no way back");
}

type Dense = Extract<LayerSpec, { kind: "dense" }>;
type BatchNorm = Extract<LayerSpec, { kind: "batchNorm" }>;

/** y = activation(x · kernel + bias); product, bias and relu are one kernel. */
function dense(
  activation: Dense["activation"],
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
      const dSums = rule.backward(dy, sums, outputs);
      return {
        input: () => tf.matMul(dSums, kernel, false, true),
        weights: [tf.matMul(x, dSums, true, false), tf.sum(dSums, 0)],
      };
    },
  };
}

/** y = gamma · (x − movingMean) / √(movingVariance + epsilon) + beta. */
function normaliseByMoving(spec: BatchNorm, weights: readonly tf.Tensor[], x: tf.Tensor2D): LayerPass {
  const [gamma, beta, movingMean, movingVariance] = weights as [
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
  ];
  const scale = tf.mul(gamma, tf.rsqrt(tf.add(movingVariance, spec.epsilon)));
  const outputs: tf.Tensor2D = tf.add(tf.mul(tf.sub(x, movingMean), scale), beta);
  return { outputs, backward: impossible };
}

/**
 * y = gamma · x̂ + beta with x̂ = (x − mean) / √(variance + epsilon), the batch's own (biased) variance; the moving statistics
 * follow by moving · momentum + batch · (1 − momentum), as in Keras 3.
 *
 *   dx = gamma / √(variance + epsilon) · (dy − mean(dy) − x̂ · mean(dy · x̂))
 */
function normaliseByBatch(spec: BatchNorm, weights: readonly tf.Tensor[], x: tf.Tensor2D): LayerPass {
  const [gamma, beta, movingMean, movingVariance] = weights as [
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
  ];
  const share = 1 / x.shape[0];
  const mean = tf.mul(tf.sum(x, 0), share);
  const centred = tf.sub(x, mean);
  const variance = tf.mul(tf.sum(tf.square(centred), 0), share);
  const inverseSd = tf.rsqrt(tf.add(variance, spec.epsilon));
  const normalised = tf.mul(centred, inverseSd);
  const moved = (old: tf.Tensor1D, batch: tf.Tensor): tf.Tensor1D =>
    tf.add(tf.mul(old, spec.momentum), tf.mul(batch, 1 - spec.momentum));
  return {
    outputs: tf.add(tf.mul(normalised, gamma), beta),
    backward: (dy) => {
      const dBeta = tf.sum(dy, 0);
      const dGamma = tf.sum(tf.mul(dy, normalised), 0);
      const input = (): tf.Tensor2D => {
        const inner = tf.sub(dy, tf.mul(tf.add(dBeta, tf.mul(normalised, dGamma)), share));
        return tf.mul(inner, tf.mul(gamma, inverseSd));
      };
      return { input, weights: [dGamma, dBeta] };
    },
    movingStatistics: [moved(movingMean, mean), moved(movingVariance, variance)],
  };
}
