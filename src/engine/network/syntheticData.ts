import type { PreparedData } from "../../core/data/preparation/preparedData.ts";
import { createRng } from "../../core/math/rng.ts";
import { layerShapes } from "../../core/learner/network/layerShapes.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { sizeOf } from "../../core/learner/network/weight.ts";

const SEED = 20_261_122;

/** Noise of the shape a model trains on, for measuring: standard normal features; classes in turn, or normal targets. */
export function syntheticData(model: ModelSpec, rows: number): PreparedData {
  const featureCount = sizeOf(model.inputShape);
  const rng = createRng(SEED);
  const outputs = sizeOf(layerShapes(model).at(-1)!);
  const classes = classCount(model, outputs);
  const features = Float32Array.from({ length: rows * featureCount }, () => rng.normal());
  const targets = Float32Array.from({ length: rows }, (_, row) =>
    classes === 0 ? rng.normal() : row % classes,
  );
  const none = new Uint32Array(0);
  return {
    task: classes === 0 ? "regression" : "classification",
    rowShape: model.inputShape,
    featureCount,
    featureNames: Array.from({ length: featureCount }, (_, index) => `x${index + 1}`),
    classes: Array.from({ length: classes }, (_, index) => `class ${index + 1}`),
    targetScale: classes === 0 ? { mean: 0, sd: 1 } : null,
    train: { rows, features, targets },
    validation: null,
    test: null,
    rowNumbers: { train: none, validation: none, test: none },
    preparation: { version: 2, columns: [] },
  };
}

/** 0: a regression. */
function classCount({ loss }: ModelSpec, outputs: number): number {
  if (loss === "softmaxCrossEntropy") return outputs;
  return loss === "sigmoidCrossEntropy" ? 2 : 0;
}
