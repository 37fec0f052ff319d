import * as tf from "@tensorflow/tfjs-core";

/**
 * The gradient of all weights, scaled down to Euclidean length `norm` if it is longer: Keras' `global_clipnorm`. Call inside
 * `tf.tidy`.
 */
export function clipToNorm(gradient: tf.Tensor1D, norm: number): tf.Tensor1D {
  const length = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.mul(gradient, tf.div(norm, tf.maximum(length, norm)));
}
