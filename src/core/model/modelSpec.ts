/** A network as data; knows no engine. Layers apply in order to a batch of shape [rows, inputs]. */
export interface ModelSpec {
  /** Width of the input. */
  readonly inputs: number;
  readonly layers: readonly LayerSpec[];
  /** How the last layer's output (logits, or a standardised prediction) becomes a loss. */
  readonly loss: Loss;
}

export type LayerSpec =
  | {
      readonly kind: "dense";
      readonly units: number;
      readonly activation: Activation;
      /** Penalty added to the training loss: l1·Σ|w| + l2·Σw² over the kernel (not the bias). */
      readonly l1: number;
      readonly l2: number;
      readonly init: WeightInit;
    }
  /** Normalises over the batch; stands between a dense layer (linear) and its `activation` layer. */
  | { readonly kind: "batchNorm"; readonly momentum: number; readonly epsilon: number }
  | { readonly kind: "activation"; readonly activation: Activation }
  /** Inverted dropout: kept units are scaled by 1 / (1 − rate) in training, nothing at prediction. */
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

/**
 * softmaxCrossEntropy: k ≥ 3 classes, k logits. sigmoidCrossEntropy: 2 classes, one logit for class 1.
 * meanSquaredError: regression, one output. All are means over the batch.
 */
export type Loss = "softmaxCrossEntropy" | "sigmoidCrossEntropy" | "meanSquaredError";
