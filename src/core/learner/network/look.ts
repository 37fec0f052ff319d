import type { PreparedData } from "../../data/preparation/preparedData.ts";
import type { TrainedNetwork } from "./trainedNetwork.ts";
import { classProbabilities, inOriginalUnits } from "../../metric/score.ts";
import { forward } from "./forward.ts";
import { layerShapes } from "./layerShapes.ts";
import type { LayerSpec } from "./modelSpec.ts";

/** A picture after a layer: one channel per feature. */
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
  /** One per class; empty for a regression. */
  readonly probabilities: readonly number[];
  /** For a regression, in the target's own units; null for a classification. */
  readonly value: number | null;
  /** For pictures, after every layer that changes them, in order. */
  readonly maps: readonly FeatureMaps[];
}

/** @param row prepared features */
export function lookAt(
  { model, weights }: TrainedNetwork,
  data: Pick<PreparedData, "classes" | "targetScale">,
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
  return { ...lookOf(outputs, data), maps };
}

/** What the outputs of a row mean, of any model. @param outputs before softmax or sigmoid */
export function lookOf(
  outputs: Float32Array,
  { classes, targetScale }: Pick<PreparedData, "classes" | "targetScale">,
): Look {
  return classes.length === 0
    ? { probabilities: [], value: inOriginalUnits(outputs, targetScale)[0]!, maps: [] }
    : { probabilities: [...classProbabilities(outputs, classes.length)], value: null, maps: [] };
}

/** A convolution followed by batch normalisation is shown after its activation; dropout has no effect on a prediction. */
function isShown(spec: LayerSpec, next: LayerSpec | undefined): boolean {
  if (spec.kind === "conv2d") return next?.kind !== "batchNorm" && next?.kind !== "activation";
  return spec.kind === "activation" || spec.kind === "maxPool2d" || spec.kind === "averagePool2d";
}
