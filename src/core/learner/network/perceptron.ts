import type { DataShape } from "../dataShape.ts";
import { dropoutLayer, hiddenLayer, type HiddenLayers } from "./hiddenLayer.ts";
import type { LayerSpec, ModelSpec } from "./modelSpec.ts";

export function multilayerPerceptron(
  widths: readonly number[],
  hidden: HiddenLayers,
  shape: DataShape,
): ModelSpec {
  const { l1, l2, init } = hidden;
  const layers: LayerSpec[] = shape.rowShape.length === 1 ? [] : [{ kind: "flatten" }];
  for (const units of widths) {
    layers.push(...hiddenLayer({ kind: "dense", units }, hidden), ...dropoutLayer(hidden));
  }
  layers.push({ kind: "dense", units: shape.outputs, activation: "linear", l1, l2, init });
  return { inputShape: shape.rowShape, layers, loss: shape.loss };
}
