import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/trees/trees.json";
import { gainImportance, treeAt } from "../../core/learner/trees/packedTrees.ts";
import { predictTrees } from "../../core/learner/trees/treeOutputs.ts";
import type { Tree } from "../../core/learner/trees/tree.ts";
import { BOOSTING, FOREST, partOf, shapeOf, trained } from "../../testing/treeFixtures.ts";
import { beginBoosting } from "./boostingTraining.ts";
import { beginForest } from "./forestTraining.ts";
import { openTrees } from "./treeKernels.ts";

const kernels = await openTrees();

interface ReferenceNode {
  readonly rows: number;
  readonly value: readonly number[];
  readonly column?: number;
  readonly threshold?: number;
  readonly missingLeft?: boolean;
  readonly gain?: number;
}

/** Our nodes in the order of the reference: a node, its left side, its right side. */
function nodesOf(tree: Tree): number[] {
  const visit = (node: number): number[] => {
    const left = tree.left[node]!;
    return left === 0 ? [node] : [node, ...visit(left), ...visit(left + 1)];
  };
  return visit(0);
}

/** Rows and column of each node. */
function splitsOf(tree: Tree) {
  return nodesOf(tree).map((node) => {
    const rows = tree.rows[node]!;
    return tree.left[node] === 0 ? { rows } : { rows, column: tree.columns[node]! };
  });
}

function referenceSplits(nodes: readonly ReferenceNode[]) {
  return nodes.map(({ rows, column }) => (column === undefined ? { rows } : { rows, column }));
}

/** Whether missing values go left, for the nodes in which a training row misses the column. */
function missingLeft(nodes: readonly (boolean | undefined)[], seen: readonly boolean[]) {
  return nodes.filter((_, i) => seen[i]);
}

/** For each node, whether one of the rows misses the column that divides it; always false for a leaf. */
function seesMissing(tree: Tree, features: readonly number[], columns: number): boolean[] {
  const seen = new Set<number>();
  for (let at = 0; at < features.length; at += columns) {
    for (let node = 0; tree.left[node] !== 0;) {
      const value = features[at + tree.columns[node]!]!;
      if (Number.isNaN(value)) seen.add(node);
      const goesLeft = Number.isNaN(value) ? tree.missingLeft[node] === 1 : value <= tree.thresholds[node]!;
      node = tree.left[node]! + (goesLeft ? 0 : 1);
    }
  }
  return nodesOf(tree).map((node) => seen.has(node));
}

function missing(features: readonly (number | null)[]): number[] {
  return features.map((value) => value ?? NaN);
}

/** The largest difference between our values and theirs. */
function largestDifference(ours: readonly number[], theirs: readonly number[]): number {
  expect(ours.length).toBe(theirs.length);
  return Math.max(...ours.map((value, i) => Math.abs(value - theirs[i]!)));
}

describe("a tree of a forest is scikit-learn's decision tree", () => {
  it.each(reference.trees)("$name", (wanted) => {
    const classes = "classes" in wanted ? (wanted.classes ?? 0) : 0;
    const balanced = ("balanced" in wanted && wanted.balanced) ?? false;
    const rows = kernels.load(partOf(missing(wanted.features), wanted.targets), wanted.columns);
    const all = { ...FOREST, trees: 1, maxFeatures: 1, minLeaf: wanted.minLeaf, bootstrap: false, balanced };
    const pack = trained(beginForest(rows, shapeOf(classes), all, 5)).pack();
    rows.dispose();
    const tree = treeAt(pack, 0);
    const theirs: readonly ReferenceNode[] = wanted.nodes;
    expect(splitsOf(tree)).toEqual(referenceSplits(theirs));
    const nodes = nodesOf(tree);
    const seen = seesMissing(tree, missing(wanted.features), wanted.columns);
    const ours = nodes.map((node) => tree.missingLeft[node] === 1);
    const wantedSides = theirs.map((node) => node.missingLeft);
    expect(missingLeft(ours, seen)).toEqual(missingLeft(wantedSides, seen));
    const inner = nodes.filter((node) => tree.left[node] !== 0);
    const thresholds = theirs.flatMap(({ threshold }) => threshold ?? []);
    expect(inner.map((node) => tree.thresholds[node]!)).toEqual(thresholds);
    const values = nodes.flatMap((node) => [
      ...tree.values.subarray(node * tree.width, (node + 1) * tree.width),
    ]);
    const theirValues = theirs.flatMap(({ value }) => (classes === 2 ? [value[1]!] : value));
    expect(largestDifference(values, theirValues)).toBeLessThan(1e-6);
    expect(largestDifference([...gainImportance(pack)], wanted.importance)).toBeLessThan(1e-6);
  });
});

describe("a round of boosting is that of scikit-learn's HistGradientBoosting", () => {
  it.each(reference.boosted)("$name", (wanted) => {
    const { columns, classes, l2, leaves, minLeaf, balanced } = wanted;
    const rows = kernels.load(partOf(missing(wanted.features), wanted.targets), columns);
    const spec = { ...BOOSTING, rounds: 1, learningRate: 1, l2, leaves, minLeaf, balanced };
    const pack = trained(beginBoosting(rows, shapeOf(classes), spec, 5)).pack();
    rows.dispose();
    expect(pack.starts.length - 1).toBe(wanted.nodes.length);
    // Scores of several classes are free up to a constant.
    const [first, theirFirst] = [pack.base[0]!, wanted.base[0]!];
    const free = classes > 2 ? [first, theirFirst] : [0, 0];
    expect(
      largestDifference(
        [...pack.base].map((score) => score - free[0]!),
        wanted.base.map((score) => score - free[1]!),
      ),
    ).toBeLessThan(1e-6);
    wanted.nodes.forEach((theirs: readonly ReferenceNode[], k) => {
      const tree = treeAt(pack, k);
      expect(splitsOf(tree)).toEqual(referenceSplits(theirs));
      const nodes = nodesOf(tree);
      const seen = seesMissing(tree, missing(wanted.features), columns);
      const ours = nodes.map((node) => tree.missingLeft[node] === 1);
      const wantedSides = theirs.map((node) => node.missingLeft);
      expect(missingLeft(ours, seen)).toEqual(missingLeft(wantedSides, seen));
      const thresholds = nodes.flatMap((node) => (tree.left[node] === 0 ? [] : tree.thresholds[node]!));
      // All values may go left, missing ones right: scikit-learn's Infinity is null in JSON.
      expect(thresholds).toEqual(theirs.flatMap(({ threshold }) => threshold ?? []));
      // Theirs of inner nodes are not set.
      const leafValues = nodes.flatMap((node) => (tree.left[node] === 0 ? tree.values[node]! : []));
      const theirLeaves = theirs.flatMap(({ column, value }) => (column === undefined ? value : []));
      expect(largestDifference(leafValues, theirLeaves)).toBeLessThan(1e-5);
      const gains = nodes.flatMap((node) => (tree.left[node] === 0 ? [] : tree.gains[node]!));
      const theirGains = theirs.flatMap(({ gain }) => gain ?? []);
      expect(
        largestDifference(
          gains.map((gain, i) => gain / theirGains[i]!),
          theirGains.map(() => 1),
        ),
      ).toBeLessThan(1e-3);
    });
  });
});

describe("many rounds of boosting predict as scikit-learn's HistGradientBoosting", () => {
  it.each(reference.rounds)("$name", ({ features, targets, outputs, columns, classes, ...rules }) => {
    const part = partOf(missing(features), targets);
    const rows = kernels.load(part, columns);
    const spec = { ...BOOSTING, learningRate: 0.1, ...rules };
    const pack = trained(beginBoosting(rows, shapeOf(classes), spec, 5)).pack();
    rows.dispose();
    const width = classes > 2 ? classes : 1;
    const centred = (scores: readonly number[]) =>
      scores.map((score, i) => {
        if (classes < 3) return score;
        const at = i - (i % width);
        return score - scores.slice(at, at + width).reduce((sum, one) => sum + one, 0) / width;
      });
    expect(largestDifference(centred([...predictTrees(pack, part)]), centred(outputs))).toBeLessThan(1e-5);
  });
});
