import { inputShapeOf } from "../../../core/learner/network/layerShapes.ts";
import type { LayerSpec } from "../../../core/learner/network/modelSpec.ts";
import { matrixBlock, weightOperands, type Compilation, type CompiledLayer } from "../compilation.ts";
import type { Block } from "../instructions.ts";
import { LANES, panelCount } from "../panels.ts";
import { activated, activationBlock } from "./activation.ts";

/** Most multiply-adds of one instruction, some milliseconds of work: the host can be heard only between two of them. */
const MOST_WORK = 2 ** 27;

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
  for (const { work, first, count } of panelSlices(panels, rows, depth)) {
    emit("denseProduct", work, x, weight("kernel"), weight("bias"), sums, depth, first, count);
  }
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
      for (const { work, first, count } of panelSlices(panels, rows, depth)) {
        emit("denseKernelGradient", work, x, dy, gradientOf("kernel"), depth, first, count);
      }
      emit("columnSums", 4 * panels, dy, gradientOf("bias"), 1, panels);
      if (!needsInput) return dy;
      const transposed = matrixBlock(1, units, depth);
      emit("transposeKernel", (depth * units) / rows, weight("kernel"), transposed, 1, depth, units);
      const dx = matrixBlock(rows, 1, depth);
      for (const { work, first, count } of panelSlices(panelCount(depth), rows, units)) {
        emit("denseProduct", work, dy, transposed, blocks.zeros, dx, units, first, count);
      }
      return dx;
    },
  };
}

interface PanelSlice {
  readonly first: number;
  readonly count: number;
  /** Multiply-adds per row of the batch. */
  readonly work: number;
}

/**
 * The panels of a product's result, cut where it would take too long in one go; in twos, which go through the kernel together.
 * @param length terms of each sum
 */
function panelSlices(panels: number, rows: number, length: number): readonly PanelSlice[] {
  const most = Math.max(2, 2 * Math.floor(MOST_WORK / (2 * LANES * rows * length)));
  return Array.from({ length: Math.ceil(panels / most) }, (_, slice) => {
    const first = slice * most;
    const count = Math.min(most, panels - first);
    return { first, count, work: LANES * count * length };
  });
}
