import type { RowShape } from "../../data/preparation/preparedData.ts";
import type { Loss } from "../dataShape.ts";

/** A network as data, independent of engines. Layers apply in order to a batch of shape [rows, ...inputShape]. */
export interface ModelSpec {
  readonly inputShape: LayerShape;
  readonly layers: readonly LayerSpec[];
  /** How the last layer's output (logits, or a standardised prediction) becomes a loss. */
  readonly loss: Loss;
}

/** The shape of one row at some point of a network. */
export type LayerShape = RowShape;

/**
 * "same": as many outputs as inputs / stride, zeros around (one more below and to the right if their number is odd); "valid": no
 * zeros.
 */
export type Padding = "same" | "valid";

interface Kernel {
  readonly activation: Activation;
  /** Penalty added to the training loss: l1·Σ|w| + l2·Σw² over the kernel (not the bias). */
  readonly l1: number;
  readonly l2: number;
  readonly init: WeightInit;
}

export type LayerSpec =
  /** A vector in, a vector out. */
  | (Kernel & { readonly kind: "dense"; readonly units: number })
  /** Cross-correlation with a square window, which every framework calls convolution; a picture in, a picture out. */
  | (Kernel & {
      readonly kind: "conv2d";
      readonly filters: number;
      /** Height and width of the window. */
      readonly kernelSize: number;
      readonly stride: number;
      readonly padding: Padding;
    })
  /** The largest or the mean of every square window; an average leaves out the padding. */
  | {
      readonly kind: "maxPool2d" | "averagePool2d";
      readonly size: number;
      readonly stride: number;
      readonly padding: Padding;
    }
  /** The mean of each channel: a picture in, a vector out. */
  | { readonly kind: "globalAveragePool2d" }
  /** A picture as the vector of its values in row-major order: height, width, channel. */
  | { readonly kind: "flatten" }
  /** Normalises over the batch (and the pixels); placed between a linear layer and its `activation` layer. */
  | { readonly kind: "batchNorm"; readonly momentum: number; readonly epsilon: number }
  | { readonly kind: "activation"; readonly activation: Activation }
  /** Inverted dropout: kept units are scaled by 1 / (1 − rate) in training; no effect in prediction. */
  | { readonly kind: "dropout"; readonly rate: number };

export const ACTIVATIONS = [
  "relu",
  "leakyRelu",
  "elu",
  "selu",
  "gelu",
  "swish",
  "tanh",
  "sigmoid",
  "linear",
] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export const WEIGHT_INITS = ["glorotUniform", "glorotNormal", "heUniform", "heNormal", "zeros"] as const;
export type WeightInit = (typeof WEIGHT_INITS)[number];
