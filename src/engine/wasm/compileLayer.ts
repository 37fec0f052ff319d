import { inputShapeOf } from "../../core/learner/network/layerShapes.ts";
import type { LayerSpec } from "../../core/learner/network/modelSpec.ts";
import { matrixOf, nothing, type Compilation, type CompiledLayer } from "./compilation.ts";
import { createBlock, type Block } from "./instructions.ts";
import { activated } from "./layers/activation.ts";
import { convolution, gatherPictures } from "./layers/convolution.ts";
import { dense } from "./layers/dense.ts";
import { batchNorm, dropout } from "./layers/normalisation.ts";
import { flatten, globalAverage, pooling } from "./layers/pooling.ts";

/**
 * Adds a layer's forward pass to the program.
 * @param x the outputs of the layer before; the first layer reads the rows of the dataset instead
 * @param rowBytes bytes from one row of the dataset to the next
 */
export function compileLayer(
  compilation: Compilation,
  layer: number,
  x: Block,
  rowBytes: number,
): CompiledLayer {
  const spec = compilation.model.layers[layer]!;
  if (layer === 0 && spec.kind === "conv2d") return convolution(compilation, layer, spec, null, rowBytes);
  const input = layer === 0 ? firstInput(compilation, spec, rowBytes) : x;
  const shape = inputShapeOf(compilation.model, compilation.shapes, layer);
  switch (spec.kind) {
    case "dense":
      return dense(compilation, layer, spec, input);
    case "conv2d":
      return convolution(compilation, layer, spec, input, rowBytes);
    case "maxPool2d":
    case "averagePool2d":
      return pooling(compilation, layer, spec, input);
    case "globalAveragePool2d":
      return globalAverage(compilation, shape, input);
    case "flatten":
      // Rows of the dataset are already flat.
      return layer === 0 || shape.length === 1 ? nothing(input) : flatten(compilation, shape, input);
    case "batchNorm":
      return batchNorm(compilation, layer, spec, shape, input);
    case "activation":
      return activated(compilation, spec.activation, shape, input, matrixOf(compilation, shape));
    case "dropout":
      return compilation.training && spec.rate > 0
        ? dropout(compilation, layer, spec.rate, shape, input)
        : nothing(input);
  }
}

function firstInput(compilation: Compilation, spec: LayerSpec, rowBytes: number): Block {
  const { inputShape } = compilation.model;
  if (inputShape.length === 3 && spec.kind !== "flatten")
    return gatherPictures(compilation, inputShape, rowBytes);
  const block = createBlock(compilation.rows * rowBytes);
  compilation.emit("gatherRows", rowBytes / 4, 0, rowBytes, block);
  return block;
}
