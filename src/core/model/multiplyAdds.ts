import type { ModelSpec } from "./modelSpec.ts";
import { sizeOf, weightShapes } from "./weight.ts";

/**
 * Multiply-adds of the matrix products in one forward pass over a batch: rows × Σ (in · out). A training step costs
 * about three times as much (one more product for the input's gradient, one for the kernel's).
 */
export function multiplyAdds(model: ModelSpec, batchSize: number): number {
  const kernels = weightShapes(model).filter((weight) => weight.role === "kernel");
  return batchSize * kernels.reduce((sum, kernel) => sum + sizeOf(kernel.shape), 0);
}
