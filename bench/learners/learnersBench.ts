import { predictTrees } from "../../src/core/learner/trees/treeOutputs.ts";
import { beginBoosting } from "../../src/engine/trees/boostingTraining.ts";
import { beginForest } from "../../src/engine/trees/forestTraining.ts";
import { openTrees } from "../../src/engine/trees/treeKernels.ts";
import type { TreeRows } from "../../src/engine/trees/treeRows.ts";
import type { TreeShape, TreeTraining } from "../../src/engine/trees/treeTraining.ts";
import { COLUMNS, learnerRows } from "./learnerRows.ts";

export const LEARNERS = ["forest", "extraTrees", "boosting"] as const;
export type LearnerName = (typeof LEARNERS)[number];

/** Rows that are predicted: as many as train, at most so many. */
export const MOST_PREDICTED = 10_000;

/** Seconds, and the share of right classes among the rows that are predicted. */
export interface LearnerTime {
  readonly trainSeconds: number;
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
const BEGIN: Readonly<Record<LearnerName, (rows: TreeRows) => TreeTraining>> = {
  forest: (rows) => beginForest(rows, SHAPE, FOREST, 1),
  extraTrees: (rows) => beginForest(rows, SHAPE, { ...FOREST, bootstrap: false, extraTrees: true }, 1),
  boosting: (rows) => beginBoosting(rows, SHAPE, BOOSTING, 1),
};

export async function createLearnersBench(): Promise<LearnersBench> {
  const kernels = await openTrees();
  return {
    time(learner, rows) {
      const part = learnerRows(0, rows);
      const test = learnerRows(rows, Math.min(rows, MOST_PREDICTED));
      const start = performance.now();
      const loaded = kernels.load(part, COLUMNS);
      const training = BEGIN[learner](loaded);
      // As often as the product, which asks for messages.
      while (training.steps < training.most) training.advance(() => performance.now() < 0);
      const pack = training.pack();
      loaded.dispose();
      const trained = performance.now();
      const outputs = predictTrees(pack, test);
      const predicted = performance.now();
      const right = test.targets.filter((target, row) => outputs[row]! > 0 === (target === 1)).length;
      return {
        trainSeconds: (trained - start) / 1e3,
        predictSeconds: (predicted - trained) / 1e3,
        accuracy: right / test.rows,
      };
    },
  };
}
