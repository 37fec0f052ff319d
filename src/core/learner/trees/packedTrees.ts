import type { Loss } from "../dataShape.ts";
import type { Tree } from "./tree.ts";

/**
 * A forest or a boosted sum of trees as plain data, which crosses between workers: the arrays of all trees end to end. Gains are in
 * the units of what the learner maximises: a forest of numbers or two classes, Σ (sum of targets)² / rows over the sides; of more
 * classes the same summed over classes (n · the decrease of Gini impurity); boosting, G² / (H + l2) (twice the decrease of the loss).
 */
export interface PackedTrees {
  readonly kind: "forest" | "boosting";
  readonly loss: Loss;
  readonly outputs: number;
  /** Columns of a row. */
  readonly features: number;
  /** Boosting: the scores before the first round, one for each output. Zeros in a forest. */
  readonly base: Float64Array;
  /** Trees of each step: boosting of three or more classes grows one for each class. */
  readonly treesPerStep: number;
  /** First node of each tree, and the number of all nodes. */
  readonly starts: Uint32Array;
  readonly nodes: Tree;
}

/** Everything of `PackedTrees` but the trees. */
export type TreesHead = Omit<PackedTrees, "starts" | "nodes">;

/** @param trees with equal widths */
export function packTrees(head: TreesHead, trees: readonly Tree[]): PackedTrees {
  const starts = new Uint32Array(trees.length + 1);
  trees.forEach((tree, t) => (starts[t + 1] = starts[t]! + tree.left.length));
  const count = starts.at(-1)!;
  const width = trees[0]?.width ?? 1;
  const nodes: Tree = {
    columns: new Int32Array(count),
    thresholds: new Float32Array(count),
    left: new Uint32Array(count),
    missingLeft: new Uint8Array(count),
    gains: new Float32Array(count),
    rows: new Uint32Array(count),
    values: new Float32Array(count * width),
    width,
  };
  trees.forEach((tree, t) => {
    const start = starts[t]!;
    nodes.columns.set(tree.columns, start);
    nodes.thresholds.set(tree.thresholds, start);
    nodes.left.set(tree.left, start);
    nodes.missingLeft.set(tree.missingLeft, start);
    nodes.gains.set(tree.gains, start);
    nodes.rows.set(tree.rows, start);
    nodes.values.set(tree.values, start * width);
  });
  return { ...head, starts, nodes };
}

/** One tree; shares its memory with the packed ones. */
export function treeAt({ starts, nodes }: PackedTrees, index: number): Tree {
  const from = starts[index]!;
  const to = starts[index + 1]!;
  const { width } = nodes;
  return {
    columns: nodes.columns.subarray(from, to),
    thresholds: nodes.thresholds.subarray(from, to),
    left: nodes.left.subarray(from, to),
    missingLeft: nodes.missingLeft.subarray(from, to),
    gains: nodes.gains.subarray(from, to),
    rows: nodes.rows.subarray(from, to),
    values: nodes.values.subarray(from * width, to * width),
    width,
  };
}

/** Trees of a forest, or rounds of boosting. */
export function treeSteps({ starts, treesPerStep }: PackedTrees): number {
  return (starts.length - 1) / treesPerStep;
}

/**
 * Importance of each column: the share of its splits in the gain of all, summed over trees (of a forest, each tree's shares have equal
 * weight, as in scikit-learn). All 0 if nothing was split.
 */
export function gainImportance(pack: PackedTrees): Float64Array {
  const importance = new Float64Array(pack.features);
  for (let t = 0; t + 1 < pack.starts.length; t++) {
    const { left, columns, gains } = treeAt(pack, t);
    const own = new Float64Array(pack.features);
    left.forEach((child, node) => {
      if (child !== 0) own[columns[node]!]! += gains[node]!;
    });
    const scale = pack.kind === "forest" ? sumOf(own) : 1;
    if (scale > 0) own.forEach((gain, column) => (importance[column]! += gain / scale));
  }
  const total = sumOf(importance);
  return total > 0 ? importance.map((gain) => gain / total) : importance;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
