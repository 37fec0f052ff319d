import { layerShapes } from "./layerShapes.ts";
import type { ModelSpec } from "./modelSpec.ts";
import { sizeOf, weightShapes } from "./weight.ts";

/**
 * Multiply-adds of the products of one forward pass over a batch: rows × Σ (kernel size × number of positions: one for a dense
 * layer, every pixel of the output for a convolution).
 */
export function multiplyAdds(model: ModelSpec, batchSize: number): number {
  return batchSize * productsOf(model).reduce((sum, product) => sum + product, 0);
}

/**
 * Floating-point operations of one training step, a multiply-add counted as two: forward, the gradient by each kernel, and the
 * gradient by each input except the data. Other operations (activations, losses, the update) are not counted, by convention.
 */
export function stepOperations(model: ModelSpec, batchSize: number): number {
  const products = productsOf(model);
  const sum = products.reduce((total, product) => total + product, 0);
  return 2 * batchSize * (3 * sum - (products[0] ?? 0));
}

/** Multiply-adds per row of each layer with a kernel. */
function productsOf(model: ModelSpec): readonly number[] {
  const shapes = layerShapes(model);
  return weightShapes(model)
    .filter(({ role }) => role === "kernel")
    .map(({ shape, layer }) => {
      const output = shapes[layer]!;
      return sizeOf(shape) * (output.length === 3 ? output[0] * output[1] : 1);
    });
}
