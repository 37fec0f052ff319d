import { inputShapeOf, paddingBefore } from "../../../core/learner/network/layerShapes.ts";
import type { LayerShape, LayerSpec } from "../../../core/learner/network/modelSpec.ts";
import { matrixBlock, matrixOf, pixelsOf, type Compilation, type CompiledLayer } from "../compilation.ts";
import type { Block } from "../instructions.ts";
import { panelCount } from "../panels.ts";

/** Largest value or mean of each window. */
export function pooling(
  { emit, model, shapes, rows }: Compilation,
  layer: number,
  { kind, size, stride, padding }: Extract<LayerSpec, { kind: "maxPool2d" | "averagePool2d" }>,
  x: Block,
): CompiledLayer {
  const [height, width, channels] = inputShapeOf(model, shapes, layer) as [number, number, number];
  const [outHeight, outWidth] = shapes[layer] as [number, number, number];
  const code = kind === "maxPool2d" ? 0 : 1;
  const panels = panelCount(channels);
  const [top, left] = [height, width].map((length) => paddingBefore(length, size, stride, padding));
  const geometry = [panels, height, width, outHeight, outWidth, size, stride, top!, left!];
  const work = 4 * size * size * outHeight * outWidth * panels;
  const outputs = matrixBlock(rows, outHeight * outWidth, channels);
  emit("pool", work, code, x, outputs, ...geometry);
  return {
    outputs,
    backward(dy) {
      const dx = matrixBlock(rows, height * width, channels);
      emit("poolGradient", work, code, x, outputs, dy, dx, ...geometry);
      return dx;
    },
  };
}

/** The mean of each channel. */
export function globalAverage(compilation: Compilation, shape: LayerShape, x: Block): CompiledLayer {
  const { emit, rows } = compilation;
  const pixels = pixelsOf(shape);
  const channels = shape.at(-1)!;
  const panels = panelCount(channels);
  const outputs = matrixBlock(rows, 1, channels);
  emit("globalAverage", 4 * pixels * channels, x, outputs, panels, pixels);
  return {
    outputs,
    backward(dy) {
      const dx = matrixOf(compilation, shape);
      emit("globalAverageGradient", 4 * pixels * channels, dy, dx, panels, pixels);
      return dx;
    },
  };
}

/** Pictures as one row each. */
export function flatten(compilation: Compilation, shape: LayerShape, x: Block): CompiledLayer {
  const { emit, rows } = compilation;
  const pixels = pixelsOf(shape);
  const channels = shape.at(-1)!;
  const outputs = matrixBlock(rows, 1, pixels * channels);
  emit("flatten", 4 * pixels * channels, x, outputs, pixels, channels);
  return {
    outputs,
    backward(dy) {
      const dx = matrixOf(compilation, shape);
      emit("unflatten", 4 * pixels * channels, dy, dx, pixels, channels);
      return dx;
    },
  };
}
