import { cdf } from "../../math/normal.ts";
import type { Activation } from "./modelSpec.ts";

/** Slope of leakyRelu below 0: Keras 3's `activations.leaky_relu`. */
const LEAKY_SLOPE = 0.2;
/** Klambauer et al. 2017, as in Keras. */
const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

/** Activations of one value, in float64, as Keras 3 defines them; gelu is the exact form. */
export const ACTIVATION_FUNCTIONS: Readonly<Record<Activation, (x: number) => number>> = {
  linear: (x) => x,
  relu: (x) => Math.max(x, 0),
  leakyRelu: (x) => (x > 0 ? x : LEAKY_SLOPE * x),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  selu: (x) => SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)),
  gelu: (x) => x * cdf(x),
  swish: (x) => x / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
};
