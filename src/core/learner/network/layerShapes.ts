import { AppError } from "../../errors.ts";
import type { LayerShape, LayerSpec, ModelSpec, Padding } from "./modelSpec.ts";

/**
 * The shape of one row after each layer.
 * @throws AppError layerImpossible if a layer cannot take its input (a window larger than the picture, a dense layer on a picture)
 */
export function layerShapes(model: ModelSpec): readonly LayerShape[] {
  let shape = model.inputShape;
  return model.layers.map((spec, layer) => {
    const next = outputShape(spec, shape);
    if (next === null || next.some((size) => size < 1)) {
      throw new AppError("layerImpossible", { layer: layer + 1, kind: spec.kind, input: shape.join(" × ") });
    }
    shape = next;
    return shape;
  });
}

/** The input shape of a layer: the output shape of the layer before it. */
export function inputShapeOf(model: ModelSpec, shapes: readonly LayerShape[], layer: number): LayerShape {
  return layer === 0 ? model.inputShape : shapes[layer - 1]!;
}

/** Number of positions of a window of `size` along an axis of `length`. */
export function windowCount(length: number, size: number, stride: number, padding: Padding): number {
  return padding === "same" ? Math.ceil(length / stride) : Math.floor((length - size) / stride) + 1;
}

/** Zeros before the first value along an axis of `length`; the rest (one more if their number is odd) come after the last. */
export function paddingBefore(length: number, size: number, stride: number, padding: Padding): number {
  if (padding === "valid") return 0;
  const needed = (windowCount(length, size, stride, padding) - 1) * stride + size - length;
  return Math.floor(Math.max(needed, 0) / 2);
}

/** null: impossible on this input. */
function outputShape(spec: LayerSpec, shape: LayerShape): LayerShape | null {
  switch (spec.kind) {
    case "dense":
      return shape.length === 1 ? [spec.units] : null;
    case "conv2d":
      return windows(spec, spec.kernelSize, shape, spec.filters);
    case "maxPool2d":
    case "averagePool2d":
      return windows(spec, spec.size, shape, null);
    case "globalAveragePool2d":
      return shape.length === 3 ? [shape[2]] : null;
    case "flatten":
      return [shape.reduce((size, dimension) => size * dimension, 1)];
    case "batchNorm":
    case "activation":
    case "dropout":
      return shape;
  }
}

function windows(
  { stride, padding }: { readonly stride: number; readonly padding: Padding },
  size: number,
  shape: LayerShape,
  channels: number | null,
): LayerShape | null {
  if (shape.length !== 3) return null;
  const [height, width] = [shape[0], shape[1]].map((length) => windowCount(length, size, stride, padding));
  return [height!, width!, channels ?? shape[2]];
}
