import * as tf from "@tensorflow/tfjs-core";
import type { Activation } from "../../core/learner/network/modelSpec.ts";

/** Slope of leakyRelu below 0: Keras 3's `activations.leaky_relu`. */
const LEAKY_SLOPE = 0.2;
/** Klambauer et al. 2017, as in Keras. */
const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

export interface ActivationRule {
  /** y = f(x), element by element. */
  readonly forward: (x: tf.Tensor) => tf.Tensor;
  /** dy · f′(x), given both sides of the forward pass. */
  readonly backward: (dy: tf.Tensor, x: tf.Tensor, y: tf.Tensor) => tf.Tensor;
}

/**
 * Activations and their derivatives, as Keras 3 defines them:
 *
 *   elu: x or eˣ − 1 (alpha 1)      selu: scale · (x or alpha · (eˣ − 1))    gelu: x · Φ(x), the exact form (erf)
 *   swish: x · σ(x)                 leakyRelu: x or 0.2 · x
 *
 * Derivatives use y if that saves an operation. At x = 0, relu and leakyRelu use the slope of the negative side.
 */
export const ACTIVATION_RULES: Readonly<Record<Activation, ActivationRule>> = {
  linear: { forward: (x) => x, backward: (dy) => dy },
  relu: { forward: tf.relu, backward: (dy, _x, y) => tf.mul(dy, tf.step(y)) },
  leakyRelu: {
    forward: (x) => tf.leakyRelu(x, LEAKY_SLOPE),
    backward: (dy, _x, y) => tf.mul(dy, tf.step(y, LEAKY_SLOPE)),
  },
  elu: {
    forward: tf.elu,
    backward: (dy, _x, y) => tf.mul(dy, tf.add(tf.minimum(y, 0), 1)),
  },
  selu: {
    forward: tf.selu,
    backward: (dy, _x, y) => tf.mul(dy, tf.add(tf.minimum(y, 0), tf.mul(tf.step(y, SELU_ALPHA), SELU_SCALE))),
  },
  gelu: {
    forward: (x) => tf.mul(x, normalCdf(x)),
    backward: (dy, x) => {
      const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
      return tf.mul(dy, tf.add(normalCdf(x), tf.mul(x, density)));
    },
  },
  swish: {
    forward: (x) => tf.mul(x, tf.sigmoid(x)),
    backward: (dy, x, y) => {
      const sigmoid = tf.sigmoid(x);
      return tf.mul(dy, tf.add(sigmoid, tf.mul(y, tf.sub(1, sigmoid))));
    },
  },
  tanh: { forward: tf.tanh, backward: (dy, _x, y) => tf.mul(dy, tf.sub(1, tf.square(y))) },
  sigmoid: { forward: tf.sigmoid, backward: (dy, _x, y) => tf.mul(dy, tf.mul(y, tf.sub(1, y))) },
};

/** Φ(x) = (1 + erf(x / √2)) / 2. */
function normalCdf(x: tf.Tensor): tf.Tensor {
  return tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);
}
