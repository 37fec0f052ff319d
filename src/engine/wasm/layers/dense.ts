import { inputShapeOf } from "../../../core/model/layerShapes.ts";
import type { LayerSpec } from "../../../core/model/modelSpec.ts";
import { matrixBlock, weightOperands, type Compilation, type CompiledLayer } from "../compilation.ts";
import type { Block } from "../instructions.ts";
import { panelCount } from "../panels.ts";
import { activated, activationBlock } from "./activation.ts";

/** y = activation(x · kernel + bias). */
export function dense(
  compilation: Compilation,
  layer: number,
  { units, activation }: Extract<LayerSpec, { kind: "dense" }>,
  x: Block,
): CompiledLayer {
  const { emit, blocks, rows } = compilation;
  const [depth] = inputShapeOf(compilation.model, compilation.shapes, layer);
  const panels = panelCount(units);
  const weight = weightOperands(compilation, layer, blocks.weights);
  const gradientOf = weightOperands(compilation, layer, blocks.gradient);
  const sums = matrixBlock(rows, 1, units);
  emit("denseProduct", depth * units, x, weight("kernel"), weight("bias"), sums, depth, panels);
  const after = activated(
    compilation,
    activation,
    [units],
    sums,
    activationBlock(compilation, activation, [units], sums),
  );
  return {
    outputs: after.outputs,
    backward(gradient, needsInput) {
      const dy = after.backward(gradient, true);
      emit("denseKernelGradient", depth * units, x, dy, gradientOf("kernel"), depth, panels);
      emit("columnSums", 4 * panels, dy, gradientOf("bias"), 1, panels);
      if (!needsInput) return dy;
      const transposed = matrixBlock(1, units, depth);
      emit("transposeKernel", 0, weight("kernel"), transposed, 1, depth, units);
      const dx = matrixBlock(rows, 1, depth);
      emit("denseProduct", depth * units, dy, transposed, blocks.zeros, dx, units, panelCount(depth));
      return dx;
    },
  };
}
