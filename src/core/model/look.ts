import type { PreparedData } from "../data/preparation/preparedData.ts";
import { classProbabilities, inOriginalUnits } from "../metric/score.ts";
import { forward } from "./forward.ts";
import { layerShapes } from "./layerShapes.ts";
import type { LayerSpec } from "./modelSpec.ts";
import type { TrainedModel } from "./trainedModel.ts";

/** What a picture has become after a layer: a picture with a channel for each feature. */
export interface FeatureMaps {
  /** Index in `model.layers`. */
  readonly layer: number;
  readonly kind: LayerSpec["kind"];
  readonly shape: readonly [height: number, width: number, channels: number];
  /** Row-major, channels last. */
  readonly values: Float32Array;
}

/** How a model sees one row. */
export interface Look {
  /** By class; empty for a regression. */
  readonly probabilities: readonly number[];
  /** Of a regression, in the target's own units; null for classes. */
  readonly value: number | null;
  /** Of pictures, after every layer that shapes them, in order. */
  readonly maps: readonly FeatureMaps[];
}

/** @param row prepared features */
export function lookAt(
  { model, weights }: TrainedModel,
  { classes, targetScale }: Pick<PreparedData, "classes" | "targetScale">,
  row: ArrayLike<number>,
): Look {
  const layers = forward(model, weights, row);
  const outputs = Float32Array.from(layers.at(-1)!);
  const shapes = layerShapes(model);
  const maps = layers.flatMap((values, layer): FeatureMaps[] => {
    const [shape, spec] = [shapes[layer]!, model.layers[layer]!];
    if (shape.length !== 3 || !isShown(spec, model.layers[layer + 1])) return [];
    return [{ layer, kind: spec.kind, shape, values: Float32Array.from(values) }];
  });
  return classes.length === 0
    ? { probabilities: [], value: inOriginalUnits(outputs, targetScale)[0]!, maps }
    : { probabilities: [...classProbabilities(outputs, classes.length)], value: null, maps };
}

/** A convolution that batch normalisation follows is seen after its activation; dropout does nothing to a prediction. */
function isShown(spec: LayerSpec, next: LayerSpec | undefined): boolean {
  if (spec.kind === "conv2d") return next?.kind !== "batchNorm" && next?.kind !== "activation";
  return spec.kind === "activation" || spec.kind === "maxPool2d" || spec.kind === "averagePool2d";
}
