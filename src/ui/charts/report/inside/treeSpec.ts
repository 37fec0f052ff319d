import type { FeatureMeaning } from "../../../../core/data/preparation/featureMeaning.ts";
import type { PreparedData } from "../../../../core/data/preparation/preparedData.ts";
import { treeAt, treeSteps, type PackedTrees } from "../../../../core/learner/trees/packedTrees.ts";
import type { Tree } from "../../../../core/learner/trees/tree.ts";
import { inOriginalUnits } from "../../../../core/metric/score.ts";

/** What a node would predict as a leaf. */
export type NodeValue =
  /** A forest's share of each class. */
  | { readonly kind: "shares"; readonly shares: readonly number[] }
  /** A forest's prediction in the target's own units. */
  | { readonly kind: "value"; readonly value: number }
  /** What a boosted tree adds to the sum: log-odds of a class, or standard deviations of the target. */
  | { readonly kind: "step"; readonly step: number };

/** How a node divides its rows: those with at most the threshold go left. */
export interface NodeSplit {
  readonly meaning: FeatureMeaning;
  /** In the feature's own units, where it has some. Infinity: the missing values go right, all others left. */
  readonly threshold: number;
  /** Whether rows without the value go left; null: the preparation fills in missing values. */
  readonly missingLeft: boolean | null;
  /** Whether the words of a side name those rows. */
  readonly namesMissing: boolean;
  /** Share of what all splits of the tree gained, 0 to 1. */
  readonly gain: number;
}

export interface TreeNode {
  /** Index in the tree. */
  readonly node: number;
  /** Index of the parent; null for the root. */
  readonly parent: number | null;
  readonly isLeft: boolean;
  /** Splits from the root. */
  readonly depth: number;
  /** Training rows; one that a bootstrap sample has several times counts once. */
  readonly rows: number;
  readonly value: NodeValue;
  /** null: a leaf. */
  readonly split: NodeSplit | null;
  /** Indices; null in a leaf. */
  readonly children: readonly [left: number, right: number] | null;
}

export interface TreeSpec {
  /** By index; the root is the first. */
  readonly nodes: readonly TreeNode[];
  readonly leaves: number;
  /** Most splits from the root to a leaf. */
  readonly depth: number;
}

/** Which of the packed trees. */
export interface TreeChoice {
  /** The tree of a forest, or the round of boosting; 0-based. */
  readonly step: number;
  /** The class whose tree of the round it is, for boosting of three or more classes; otherwise 0. */
  readonly output: number;
}

/** What the tree was grown from. */
export interface TreeData extends Pick<PreparedData, "classes" | "targetScale"> {
  /** Of each feature. */
  readonly meanings: readonly FeatureMeaning[];
  /** Whether each feature stays missing where its cell is. */
  readonly keepsGaps: readonly boolean[];
  /** Whether the looked at rows have gaps in each feature; training rows may have some where those have none. */
  readonly seenGaps: readonly boolean[];
}

/** One tree of a forest or of a boosted sum, in the words of the data. */
export function treeSpec(pack: PackedTrees, choice: TreeChoice, data: TreeData): TreeSpec {
  const step = Math.min(choice.step, treeSteps(pack) - 1);
  const tree = treeAt(pack, step * pack.treesPerStep + Math.min(choice.output, pack.treesPerStep - 1));
  const gained = tree.gains.reduce((sum, gain) => sum + gain, 0);
  const nodes: TreeNode[] = [];
  // Children come after their parents.
  const above = new Map<
    number,
    { readonly parent: number; readonly isLeft: boolean; readonly depth: number }
  >();
  for (let node = 0; node < tree.left.length; node++) {
    const left = tree.left[node]!;
    const place = above.get(node);
    const depth = place?.depth ?? 0;
    if (left !== 0) {
      above.set(left, { parent: node, isLeft: true, depth: depth + 1 });
      above.set(left + 1, { parent: node, isLeft: false, depth: depth + 1 });
    }
    nodes.push({
      node,
      parent: place?.parent ?? null,
      isLeft: place?.isLeft ?? false,
      depth,
      rows: tree.rows[node]!,
      value: valueOf(pack, tree, node, data),
      split: left === 0 ? null : splitOf(tree, node, gained, data),
      children: left === 0 ? null : [left, left + 1],
    });
  }
  const depth = nodes.reduce((most, each) => Math.max(most, each.depth), 0);
  return { nodes, leaves: nodes.filter(({ children }) => children === null).length, depth };
}

/** The nodes from the root to a node, both included. */
export function pathTo({ nodes }: TreeSpec, node: number): readonly TreeNode[] {
  const path: TreeNode[] = [];
  for (let at: number | null = node; at !== null; at = nodes[at]!.parent) path.unshift(nodes[at]!);
  return path;
}

/** The leading class of a node and its share; null if the node has no shares. */
export function leadingClass(value: NodeValue): { readonly index: number; readonly share: number } | null {
  if (value.kind !== "shares") return null;
  const share = Math.max(...value.shares);
  return { index: value.shares.indexOf(share), share };
}

function splitOf(
  { columns, thresholds, missingLeft, gains }: Tree,
  node: number,
  gained: number,
  { meanings, keepsGaps, seenGaps }: TreeData,
): NodeSplit {
  const column = columns[node]!;
  const meaning = meanings[column]!;
  const threshold = thresholds[node]!;
  return {
    meaning,
    threshold: "own" in meaning && Number.isFinite(threshold) ? meaning.own(threshold) : threshold,
    missingLeft: keepsGaps[column] === true ? missingLeft[node] === 1 : null,
    namesMissing: keepsGaps[column] === true && seenGaps[column] === true,
    gain: gained > 0 ? gains[node]! / gained : 0,
  };
}

function valueOf(
  { kind, loss }: PackedTrees,
  { values, width }: Tree,
  node: number,
  data: TreeData,
): NodeValue {
  const own = values.slice(node * width, (node + 1) * width);
  if (kind === "boosting") return { kind: "step", step: own[0]! };
  if (loss === "softmaxCrossEntropy") return { kind: "shares", shares: Array.from(own) };
  if (loss === "sigmoidCrossEntropy") return { kind: "shares", shares: [1 - own[0]!, own[0]!] };
  return { kind: "value", value: inOriginalUnits(own, data.targetScale)[0]! };
}
