import type { Activation, LayerSpec, WeightInit } from "./modelSpec.ts";

/** Keras' default momentum 0.99 has not forgotten the initial statistics after a short training. */
const BATCH_NORM_MOMENTUM = 0.9;
const BATCH_NORM_EPSILON = 1e-3;

/** The options shared by all hidden layers of a network. */
export interface HiddenLayers {
  readonly activation: Activation;
  readonly batchNorm: boolean;
  readonly dropout: number;
  readonly l1: number;
  readonly l2: number;
  readonly init: WeightInit;
}

/** A layer before its activation and penalties are known. */
export type BareLayer =
  | { readonly kind: "dense"; readonly units: number }
  | Pick<Extract<LayerSpec, { kind: "conv2d" }>, "kind" | "filters" | "kernelSize" | "stride" | "padding">;

/** A dense layer or a convolution with its activation, and between them batch normalisation if it is on. */
export function hiddenLayer(bare: BareLayer, hidden: HiddenLayers): readonly LayerSpec[] {
  const { activation, batchNorm, l1, l2, init } = hidden;
  if (!batchNorm) return [{ ...bare, activation, l1, l2, init }];
  return [
    { ...bare, activation: "linear", l1, l2, init },
    { kind: "batchNorm", momentum: BATCH_NORM_MOMENTUM, epsilon: BATCH_NORM_EPSILON },
    { kind: "activation", activation },
  ];
}

/** The dropout after a layer: none at rate 0. */
export function dropoutLayer({ dropout }: Pick<HiddenLayers, "dropout">): readonly LayerSpec[] {
  return dropout > 0 ? [{ kind: "dropout", rate: dropout }] : [];
}
