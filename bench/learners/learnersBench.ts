import type { PreparedPart } from "../../src/core/data/preparation/preparedData.ts";
import type { DataShape } from "../../src/core/learner/dataShape.ts";
import type { Fit } from "../../src/core/learner/fit.ts";
import { knn } from "../../src/core/learner/knn/knn.ts";
import { linear } from "../../src/core/learner/linear/linear.ts";
import type { LinearSpec } from "../../src/core/learner/linear/linearSpec.ts";
import { predictTrees } from "../../src/core/learner/trees/treeOutputs.ts";
import { beginBoosting } from "../../src/engine/trees/boostingTraining.ts";
import { beginForest } from "../../src/engine/trees/forestTraining.ts";
import { openTrees, type TreeKernels } from "../../src/engine/trees/treeKernels.ts";
import type { TreeRows } from "../../src/engine/trees/treeRows.ts";
import type { TreeShape, TreeTraining } from "../../src/engine/trees/treeTraining.ts";
import { COLUMNS, learnerRows } from "./learnerRows.ts";

const TREE_LEARNERS = ["forest", "extraTrees", "boosting"] as const;
type TreeLearner = (typeof TREE_LEARNERS)[number];
const LINEAR_LEARNERS = ["logistic", "ridge", "lasso"] as const;
type LinearLearner = (typeof LINEAR_LEARNERS)[number];
export const LEARNERS = [...TREE_LEARNERS, "knn", ...LINEAR_LEARNERS] as const;
export type LearnerName = (typeof LEARNERS)[number];

/** Rows that are predicted: as many as train, at most so many. */
export const MOST_PREDICTED = 10_000;

/** The search over k: 1 up to this, by so many folds. */
const MOST_NEIGHBOURS = 200;
const FOLDS = 5;

/** Seconds, and the share of right classes among the rows that are predicted; of the search over k that of the best k. */
export interface LearnerTime {
  readonly trainSeconds: number;
  /** 0: part of the training, for the search over k. */
  readonly predictSeconds: number;
  readonly accuracy: number;
}

/** The functions that the benchmark calls in the worker. */
export interface LearnersBench {
  time(learner: LearnerName, rows: number): LearnerTime;
}

const SHAPE: TreeShape = { outputs: 1, loss: "sigmoidCrossEntropy" };
const FOREST = {
  trees: 100,
  maxFeatures: "sqrt",
  minLeaf: 1,
  maxDepth: null,
  bootstrap: true,
  extraTrees: false,
  balanced: false,
} as const;
const BOOSTING = {
  rounds: 100,
  learningRate: 0.1,
  leaves: 31,
  minLeaf: 20,
  l2: 0,
  rows: 1,
  columns: 1,
  balanced: false,
};

/** The defaults of scikit-learn. */
const BEGIN: Readonly<Record<TreeLearner, (rows: TreeRows) => TreeTraining>> = {
  forest: (rows) => beginForest(rows, SHAPE, FOREST, 1),
  extraTrees: (rows) => beginForest(rows, SHAPE, { ...FOREST, bootstrap: false, extraTrees: true }, 1),
  boosting: (rows) => beginBoosting(rows, SHAPE, BOOSTING, 1),
};

/** Penalties as of scikit-learn's `LogisticRegression()`, `Ridge()` and `Lasso(alpha=0.01)`; the last two learn classes as numbers. */
const LINEAR_SPECS: Readonly<Record<LinearLearner, (rows: number) => LinearSpec>> = {
  logistic: () => ({ c: 1, l1Ratio: 0, balanced: false }),
  ridge: () => ({ c: 1, l1Ratio: 0, balanced: false }),
  lasso: (rows) => ({ c: 1 / (0.01 * rows), l1Ratio: 1, balanced: false }),
};

const CLASSES: DataShape = { rowShape: [COLUMNS], outputs: 1, loss: "sigmoidCrossEntropy" };
const NUMBERS: DataShape = { ...CLASSES, loss: "meanSquaredError" };

export async function createLearnersBench(): Promise<LearnersBench> {
  const kernels = await openTrees();
  return {
    time(learner, rows) {
      const part = learnerRows(0, rows);
      if (learner === "knn") return timeNeighbours(part);
      const test = learnerRows(rows, Math.min(rows, MOST_PREDICTED));
      if (learner === "forest" || learner === "extraTrees" || learner === "boosting") {
        return timeTrees(kernels, learner, part, test);
      }
      return timeLinear(learner, part, test);
    },
  };
}

function timeTrees(
  kernels: TreeKernels,
  learner: TreeLearner,
  part: PreparedPart,
  test: PreparedPart,
): LearnerTime {
  const start = performance.now();
  const loaded = kernels.load(part, COLUMNS);
  const training = BEGIN[learner](loaded);
  // As often as the product, which asks for messages.
  while (training.steps < training.most) training.advance(() => performance.now() < 0);
  const pack = training.pack();
  loaded.dispose();
  const trained = performance.now();
  const outputs = predictTrees(pack, test);
  return timesOf(start, trained, outputs, test, 0);
}

function timeLinear(learner: LinearLearner, part: PreparedPart, test: PreparedPart): LearnerTime {
  const isClasses = learner === "logistic";
  const shape = isClasses ? CLASSES : NUMBERS;
  const start = performance.now();
  const model = fitted(
    linear.begin(LINEAR_SPECS[learner](part.rows), { shape, train: part, validation: null }, 1),
  ).model();
  const trained = performance.now();
  const outputs = linear.predictor(model, shape)(test.features, test.rows);
  return timesOf(start, trained, outputs, test, isClasses ? 0 : 0.5);
}

/** Each k from 1 to 200, by five folds, as a study of so many trials does it. */
function timeNeighbours(part: PreparedPart): LearnerTime {
  const folds = Array.from({ length: FOLDS }, (_, fold) => foldOf(part, fold));
  const start = performance.now();
  let best = 0;
  for (let k = 1; k <= MOST_NEIGHBOURS; k++) {
    let sum = 0;
    for (const { train, validation } of folds) {
      const fit = fitted(
        knn.begin({ k, weights: "uniform", power: 2 }, { shape: CLASSES, train, validation }, 1),
      );
      sum += accuracyOf(fit.validationOutputs!, validation, 0);
    }
    best = Math.max(best, sum / FOLDS);
  }
  return { trainSeconds: (performance.now() - start) / 1e3, predictSeconds: 0, accuracy: best };
}

/** Every fifth row is for validation. */
function foldOf({ rows, features, targets }: PreparedPart, fold: number) {
  const numbers = Array.from({ length: rows }, (_, row) => row);
  const take = (chosen: readonly number[]): PreparedPart => {
    const own = new Float32Array(chosen.length * COLUMNS);
    chosen.forEach((row, i) => own.set(features.subarray(row * COLUMNS, (row + 1) * COLUMNS), i * COLUMNS));
    return {
      rows: chosen.length,
      features: own,
      targets: Float32Array.from(chosen, (row) => targets[row]!),
    };
  };
  return {
    train: take(numbers.filter((row) => row % FOLDS !== fold)),
    validation: take(numbers.filter((row) => row % FOLDS === fold)),
  };
}

function fitted<Model>(fit: Fit<Model>): Fit<Model> {
  while (!fit.work());
  return fit;
}

function timesOf(
  start: number,
  trained: number,
  outputs: Float32Array,
  test: PreparedPart,
  border: number,
): LearnerTime {
  const predicted = performance.now();
  return {
    trainSeconds: (trained - start) / 1e3,
    predictSeconds: (predicted - trained) / 1e3,
    accuracy: accuracyOf(outputs, test, border),
  };
}

function accuracyOf(outputs: Float32Array, { rows, targets }: PreparedPart, border: number): number {
  return targets.filter((target, row) => outputs[row]! > border === (target === 1)).length / rows;
}
