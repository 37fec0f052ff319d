import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/trees/ensembles.json";
import { predictTrees } from "../../core/learner/trees/treeOutputs.ts";
import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import { divide, readDigits, readTable, type EnsembleSet } from "../../testing/ensembleSets.ts";
import { isFull, leaveToFull } from "../../testing/strength.ts";
import { BOOSTING, FOREST, shapeOf, trained } from "../../testing/treeFixtures.ts";
import { beginBoosting } from "./boostingTraining.ts";
import { beginForest } from "./forestTraining.ts";
import { openTrees } from "./treeKernels.ts";
import type { TreeRows } from "./treeRows.ts";
import type { TreeShape, TreeTraining } from "./treeTraining.ts";

const kernels = await openTrees();
const { trees } = reference;

/** As scikit-learn's defaults, but for max_features of numbers: both take the square root. */
const LEARNERS: Readonly<Record<string, (rows: TreeRows, shape: TreeShape, seed: number) => TreeTraining>> = {
  forest: (rows, shape, seed) => beginForest(rows, shape, { ...FOREST, trees }, seed),
  extraTrees: (rows, shape, seed) =>
    beginForest(rows, shape, { ...FOREST, trees, bootstrap: false, extraTrees: true }, seed),
  boosting: (rows, shape, seed) => beginBoosting(rows, shape, { ...BOOSTING, rounds: trees, l2: 0 }, seed),
};

/** Of each metric, over the divisions. */
type Scores = Readonly<Record<string, { readonly mean: number; readonly standardError: number }>>;

/** The others take tens of seconds: `npm test -- --full`. */
const QUICK = ["iris", "breast-cancer", "diabetes"];

const cases = reference.sets
  .filter(({ name }) => isFull() || QUICK.includes(name))
  .flatMap((set) =>
    Object.entries<Scores>(set.scores).map(([learner, scores]) => ({
      name: `${learner} on ${set.name}`,
      set,
      learner,
      scores,
    })),
  );

function dataOf(set: (typeof reference.sets)[number]): EnsembleSet {
  if (set.features !== undefined)
    return { columns: set.columns, features: set.features, targets: set.targets };
  return set.name === "digits" ? readDigits() : readTable(set.name);
}

leaveToFull(isFull() ? 0 : reference.sets.length - QUICK.length, "sets that forests and boosting predict");

describe("over ten divisions, no score is worse than scikit-learn's by more than its standard error", () => {
  it.each(cases)("$name", ({ set, learner, scores }) => {
    const data = dataOf(set);
    const shape = shapeOf(set.numbers ? 0 : new Set(data.targets).size);
    const runs = set.test.map((test, seed) => {
      const parts = divide(data, test, set.numbers);
      const rows = kernels.load(parts.train, data.columns);
      const pack = trained(LEARNERS[learner]!(rows, shape, seed)).pack();
      rows.dispose();
      return scoresOf(predictTrees(pack, parts.test), parts.test, shape);
    });
    for (const [metric, { mean, standardError }] of Object.entries(scores)) {
      const ours = runs.reduce((sum, run) => sum + run[metric]!, 0) / runs.length;
      const worse = metric === "logLoss" ? ours - mean : mean - ours;
      expect(worse, `${metric} ${ours}, scikit-learn's ${mean} ± ${standardError}`).toBeLessThanOrEqual(
        standardError,
      );
    }
  });
});

function scoresOf(
  outputs: Float32Array,
  { targets, rows }: PreparedPart,
  shape: TreeShape,
): Readonly<Record<string, number>> {
  if (shape.loss === "meanSquaredError") {
    const mean = targets.reduce((sum, target) => sum + target, 0) / rows;
    const rest = targets.reduce((sum, target, row) => sum + (target - outputs[row]!) ** 2, 0);
    return { r2: 1 - rest / targets.reduce((sum, target) => sum + (target - mean) ** 2, 0) };
  }
  let right = 0;
  let loss = 0;
  targets.forEach((target, row) => {
    const own = [...outputs.subarray(row * shape.outputs, (row + 1) * shape.outputs)];
    const logits = shape.outputs === 1 ? [0, ...own] : own;
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    right += logits.indexOf(Math.max(...logits)) === target ? 1 : 0;
    loss += Math.log(total) - logits[target]!;
  });
  return { accuracy: right / rows, logLoss: loss / rows };
}
