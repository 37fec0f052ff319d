import type { ModelSpec } from "./modelSpec.ts";
import { sizeOf, weightShapes } from "./weight.ts";

/** Numbers that training changes by gradient: kernels, biases, gammas and betas. Moving statistics are not counted. */
export function parameterCount(model: ModelSpec): number {
  return weightShapes(model).reduce((sum, weight) => sum + (weight.trainable ? sizeOf(weight.shape) : 0), 0);
}
