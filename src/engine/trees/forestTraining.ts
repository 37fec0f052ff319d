import { columnsPerSplit, type ForestSpec } from "../../core/learner/forest/forestSpec.ts";
import { deriveSeed } from "../../core/math/rng.ts";
import { createGrownTrees, GROW_BUDGET, rowWeights } from "./grownTrees.ts";
import type { TreeRows } from "./treeRows.ts";
import { openSpace, type TreeSpace } from "./treeSpace.ts";
import type { TreeShape, TreeTraining } from "./treeTraining.ts";

/** Stored histograms: more nodes than this are seldom open at a time, because trees grow one branch after the other. */
const MOST_SLOTS = 64;
/** From so many rows on, `assembly/grow.ts` stores the histograms of a node. */
const STORED_ROWS = 512;

/**
 * Begins a random forest: classes by Gini impurity, with the mean of the leaves' class shares; numbers by variance, with the mean of
 * the leaves. A tree is a step. It depends on the seed and its number alone. Breiman (2001); the splits are those of scikit-learn's
 * trees on values sorted into bins.
 */
export function beginForest(rows: TreeRows, shape: TreeShape, spec: ForestSpec, seed: number): TreeTraining {
  const perSplit = columnsPerSplit(spec.maxFeatures, rows.columns);
  const space = openForest(rows, shape, spec, perSplit);
  const grown = createGrownTrees({
    kind: "forest",
    loss: shape.loss,
    outputs: shape.outputs,
    features: rows.columns,
    base: new Float64Array(shape.outputs),
    treesPerStep: 1,
  });
  const { memory, exports } = rows.instance;
  const owner = {};
  rows.take(owner);
  let growing = false;
  const begin = () => {
    // In their first order again, so that a tree does not depend on the one before.
    new Uint32Array(memory.buffer, space.allowed, rows.columns).forEach((_, c, all) => (all[c] = c));
    const sampled = exports.sampleForest(deriveSeed(seed, "rows", grown.steps), spec.bootstrap);
    exports.beginTree(sampled, deriveSeed(seed, "splits", grown.steps), space.scratch);
  };
  return {
    get steps() {
      return grown.steps;
    },
    most: spec.trees,
    advance(shouldPause) {
      if (!rows.isOwner(owner)) throw new Error("another training has these rows");
      if (!growing) begin();
      growing = true;
      while (exports.grow(GROW_BUDGET) === 0) if (shouldPause()) return false;
      growing = false;
      grown.add([space.readTree()]);
      return true;
    },
    trainingLoss: () => null,
    watch: grown.watch,
    pack: grown.pack,
  };
}

function openForest(rows: TreeRows, shape: TreeShape, spec: ForestSpec, perSplit: number): TreeSpace {
  rows.weigh(rowWeights(rows.targets, shape, spec.balanced));
  const classes = shape.loss === "softmaxCrossEntropy" ? shape.outputs : 0;
  const sharesColumns = perSplit === rows.columns && classes === 0 && !spec.extraTrees;
  const space = openSpace(rows, {
    nodes: 2 * rows.rows,
    classes,
    slots: sharesColumns ? Math.min(MOST_SLOTS, Math.floor(rows.rows / STORED_ROWS) + 1) : 0,
    allowedColumns: rows.columns,
    own: 0,
  });
  const { minLeaf, maxDepth, extraTrees } = spec;
  rows.instance.exports.setRules(
    minLeaf,
    maxDepth ?? 0,
    0,
    0,
    0,
    1,
    false,
    extraTrees,
    space.allowed,
    rows.columns,
    perSplit,
  );
  return space;
}
