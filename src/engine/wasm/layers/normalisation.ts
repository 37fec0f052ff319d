import type { LayerShape, LayerSpec } from "../../../core/learner/network/modelSpec.ts";
import { dropThreshold } from "../../../core/learner/network/dropoutMask.ts";
import {
  matrixBlock,
  matrixOf,
  pixelsOf,
  weightOperands,
  type Compilation,
  type CompiledLayer,
} from "../compilation.ts";
import type { Block } from "../instructions.ts";

/** By the batch's own statistics in training, by the moving ones in prediction. */
export function batchNorm(
  compilation: Compilation,
  layer: number,
  { momentum, epsilon }: Extract<LayerSpec, { kind: "batchNorm" }>,
  shape: LayerShape,
  x: Block,
): CompiledLayer {
  const { emit, blocks, training } = compilation;
  const pixels = pixelsOf(shape);
  const width = shape.at(-1)!;
  const weight = weightOperands(compilation, layer, blocks.weights);
  const gradientOf = weightOperands(compilation, layer, blocks.gradient);
  const moving = weightOperands(compilation, layer, blocks.moving);
  const outputs = matrixOf(compilation, shape);
  const saved = matrixBlock(2, 1, width);
  const parameters = [weight("gamma"), weight("beta"), moving("movingMean"), moving("movingVariance")];
  const matrix = [x, outputs, pixels, width];
  const work = 16 * pixels * width;
  if (training) {
    emit("batchNorm", work, ...matrix, ...parameters, { float64: momentum }, { float32: epsilon }, saved);
  } else emit("batchNormPrediction", work, ...matrix, ...parameters, { float32: epsilon });
  return {
    outputs,
    backward(dy) {
      const gradients = [gradientOf("gamma"), gradientOf("beta")];
      emit("batchNormGradient", work, dy, x, dy, pixels, width, weight("gamma"), saved, ...gradients);
      return dy;
    },
  };
}

/** In training alone. */
export function dropout(
  compilation: Compilation,
  layer: number,
  rate: number,
  shape: LayerShape,
  x: Block,
): CompiledLayer {
  const { emit } = compilation;
  const pixels = pixelsOf(shape);
  const width = shape.at(-1)!;
  const constants = [pixels, width, layer, dropThreshold(rate), { float32: 1 / (1 - rate) }];
  const outputs = matrixOf(compilation, shape);
  emit("dropout", 8 * pixels * width, x, outputs, ...constants);
  return {
    outputs,
    backward(dy) {
      emit("dropout", 8 * pixels * width, dy, dy, ...constants);
      return dy;
    },
  };
}
