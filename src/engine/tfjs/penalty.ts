import * as tf from "@tensorflow/tfjs-core";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { sizeOf, weightShapes } from "../../core/learner/network/weight.ts";

/** The L1/L2 penalty of a model over its flat parameter vector: Σ l1·|w| + l2·w² over the kernels. */
export interface Penalty {
  /** A scalar. */
  value(params: tf.Tensor1D): tf.Scalar;
  /** `gradient` with the penalty's own added: l1·sign(w) + 2·l2·w. */
  addGradient(params: tf.Tensor1D, gradient: tf.Tensor1D): tf.Tensor1D;
  dispose(): void;
}

/** null if no layer has a penalty. */
export function createPenalty(model: ModelSpec): Penalty | null {
  const l1 = coefficients(model, "l1");
  const l2 = coefficients(model, "l2");
  if (l1 === null && l2 === null) return null;
  return {
    value(params) {
      const terms: tf.Tensor[] = [];
      if (l1 !== null) terms.push(tf.mul(tf.abs(params), l1));
      if (l2 !== null) terms.push(tf.mul(tf.square(params), l2));
      return tf.sum(terms.length === 2 ? tf.add(terms[0]!, terms[1]!) : terms[0]!);
    },
    addGradient(params, gradient) {
      let sum = gradient;
      if (l1 !== null) sum = tf.add(sum, tf.mul(tf.sign(params), l1));
      if (l2 !== null) sum = tf.add(sum, tf.mul(tf.mul(params, l2), 2));
      return sum;
    },
    dispose() {
      tf.dispose([l1, l2].filter((tensor) => tensor !== null));
    },
  };
}

/** The coefficient of every parameter (0 for all but kernels), or null if all are 0. */
function coefficients(model: ModelSpec, name: "l1" | "l2"): tf.Tensor1D | null {
  const trainable = weightShapes(model).filter((weight) => weight.trainable);
  const values = trainable.map((weight) => {
    const layer = model.layers[weight.layer]!;
    const coefficient = weight.role === "kernel" && "l1" in layer ? layer[name] : 0;
    return { coefficient, size: sizeOf(weight.shape) };
  });
  if (values.every(({ coefficient }) => coefficient === 0)) return null;
  const flat = new Float32Array(values.reduce((sum, { size }) => sum + size, 0));
  let at = 0;
  for (const { coefficient, size } of values) flat.fill(coefficient, at, (at += size));
  return tf.tensor1d(flat);
}
