import type { PreparedPart } from "../core/data/preparation/preparedData.ts";
import type { BoostingSpec } from "../core/learner/boosting/boostingSpec.ts";
import type { ForestSpec } from "../core/learner/forest/forestSpec.ts";
import { createRng } from "../core/math/rng.ts";
import type { TreeShape, TreeTraining } from "../engine/trees/treeTraining.ts";

export const FOREST: ForestSpec = {
  trees: 10,
  maxFeatures: "sqrt",
  minLeaf: 1,
  maxDepth: null,
  bootstrap: true,
  extraTrees: false,
  balanced: false,
};

export const BOOSTING: BoostingSpec = {
  rounds: 10,
  learningRate: 0.1,
  leaves: 31,
  minLeaf: 20,
  l2: 1e-8,
  rows: 1,
  columns: 1,
  balanced: false,
};

export const NUMBERS: TreeShape = { outputs: 1, loss: "meanSquaredError" };
export const TWO_CLASSES: TreeShape = { outputs: 1, loss: "sigmoidCrossEntropy" };

/** @param classes 0 for numbers */
export function shapeOf(classes: number): TreeShape {
  if (classes === 0) return NUMBERS;
  return classes === 2 ? TWO_CLASSES : { outputs: classes, loss: "softmaxCrossEntropy" };
}

export function partOf(features: ArrayLike<number>, targets: ArrayLike<number>): PreparedPart {
  return { rows: targets.length, features: Float32Array.from(features), targets: Float32Array.from(targets) };
}

/**
 * Rows whose target follows from the first two columns, with noise.
 * @param classes 0 for numbers
 * @param missing share of the values that are NaN
 */
export function learnablePart(
  rows: number,
  columns: number,
  { classes, missing = 0, seed = 1 }: { classes: number; missing?: number; seed?: number },
): PreparedPart {
  const rng = createRng(seed);
  const features = Float32Array.from({ length: rows * columns }, () => rng.normal());
  const targets = Float32Array.from({ length: rows }, (_, row) => {
    const score = features[row * columns]! + Math.abs(features[row * columns + 1]!) + 0.3 * rng.normal();
    return classes === 0
      ? score
      : Math.max(0, Math.min(classes - 1, Math.floor((score + 1.5) * (classes / 4))));
  });
  for (let i = 0; i < features.length; i++) if (rng.uniform() < missing) features[i] = NaN;
  return { rows, features, targets };
}

/** Takes all steps without a pause. */
export function trained<Training extends TreeTraining>(training: Training): Training {
  while (training.steps < training.most) training.advance(() => false);
  return training;
}
