/**
 * A binary tree as flat arrays, one entry for each node; node 0 is the root. A node whose `left` is 0 is a leaf. Values of inner
 * nodes are those that they would have as leaves.
 */
export interface Tree {
  /** The column that divides the node; 0 in a leaf. */
  readonly columns: Int32Array;
  /** Rows with a value ≤ the threshold go left. Infinity: all values go left, missing ones right. */
  readonly thresholds: Float32Array;
  /** The left child; the right one is the next node. 0: a leaf. */
  readonly left: Uint32Array;
  /** 1: rows with a missing value (NaN) go left. */
  readonly missingLeft: Uint8Array;
  /** What the split adds to the score that the learner maximises (see `PackedTrees`); 0 in a leaf. */
  readonly gains: Float32Array;
  /** Training rows in the node; of a bootstrap sample, distinct ones. */
  readonly rows: Uint32Array;
  /** width numbers of each node. */
  readonly values: Float32Array;
  /** Numbers in the value of a node: the classes of a forest of three or more, otherwise 1. */
  readonly width: number;
}

/** Where a tree's values are added. */
export interface RowSums {
  /** Row-major, rows × outputs. */
  readonly sums: Float64Array;
  readonly outputs: number;
}

/**
 * Adds each row's leaf to its sums.
 * @param features row-major, rows × columns
 * @param output the first output to which the leaf's numbers are added
 */
export function addTree(
  tree: Tree,
  features: Float32Array,
  columns: number,
  { sums, outputs }: RowSums,
  output: number,
): void {
  const { values, width } = tree;
  const rows = sums.length / outputs;
  for (let row = 0; row < rows; row++) {
    const value = leafOf(tree, features, row * columns) * width;
    const at = row * outputs + output;
    for (let k = 0; k < width; k++) sums[at + k]! += values[value + k]!;
  }
}

/**
 * The leaf of a row.
 * @param at index of the row's first feature
 */
export function leafOf({ columns, thresholds, left, missingLeft }: Tree, features: Float32Array, at: number) {
  let node = 0;
  for (let next = left[0]!; next !== 0; next = left[node]!) {
    const value = features[at + columns[node]!]!;
    if (value <= thresholds[node]!) node = next;
    // Only NaN differs from itself.
    else node = value !== value && missingLeft[node] === 1 ? next : next + 1;
  }
  return node;
}
