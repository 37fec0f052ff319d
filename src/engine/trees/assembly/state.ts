// What the kernels share: addresses in the memory, and the rules of the trees that are grown. The host (`treeMemory.ts`) says them.

/** Bins of a column that hold values; the bin after them holds missing values. */
export const VALUE_BINS: i32 = 255;
/** The bin of missing values, in every column. */
export const MISSING: i32 = 255;
/** Bytes of a column's histogram: 256 sums of two float64, then 256 counts of rows (uint32). */
export const HISTOGRAM_BYTES: usize = 256 * 16 + 256 * 4;
export const COUNTS: usize = 256 * 16;

/** Training rows, columns. */
export let rows: i32 = 0;
export let columns: i32 = 0;
/** Bin of each row (uint8), column after column, each `binStride` bytes. */
export let bins: usize = 0;
export let binStride: usize = 0;
/** Value bins of each column (int32). */
export let binCounts: usize = 0;
/** Least and greatest value of each bin (float32, 256 a column). */
export let lows: usize = 0;
export let highs: usize = 0;
/** float32 of each row: class index, or number. */
export let targets: usize = 0;
/** float32 of each row: its weight in the loss. */
export let weights: usize = 0;

/**
 * The rows of the tree that grows, those of a node side by side and in rising order: the row's number (uint32), and its record of
 * 8 bytes, which moves along: gradient and hessian (two float32), or class index and weight (uint32, float32).
 */
export let order: usize = 0;
export let records: usize = 0;
/** As large as `order` and `records`. */
export let orderSpare: usize = 0;
export let recordsSpare: usize = 0;

/** Classes whose sums are kept apart (a forest of three or more); 0: sums of gradient and hessian. */
export let classes: i32 = 0;
/** float64 × classes, four times: sums of the node, left sums, and two for the host's use. */
export let classSums: usize = 0;

export function setRows(
  rowCount: i32, columnCount: i32, binsAt: usize, stride: usize, binCountsAt: usize, lowsAt: usize, highsAt: usize,
  targetsAt: usize, weightsAt: usize,
): void {
  rows = rowCount;
  columns = columnCount;
  bins = binsAt;
  binStride = stride;
  binCounts = binCountsAt;
  lows = lowsAt;
  highs = highsAt;
  targets = targetsAt;
  weights = weightsAt;
}

export function setOrder(
  orderAt: usize, recordsAt: usize, orderSpareAt: usize, recordsSpareAt: usize, classCount: i32, classSumsAt: usize,
): void {
  order = orderAt;
  records = recordsAt;
  orderSpare = orderSpareAt;
  recordsSpare = recordsSpareAt;
  classes = classCount;
  classSums = classSumsAt;
}

/** Fewest rows of a leaf; deepest leaf (0: no limit); most leaves (0: no limit). */
export let minLeaf: i32 = 1;
export let maxDepth: i32 = 0;
export let maxLeaves: i32 = 0;
/** Added to the sum of hessians of a leaf; least such sum on each side of a split. */
export let l2: f64 = 0;
export let minHessian: f64 = 0;
/** Factor of a leaf's value. */
export let rate: f64 = 1;
/** The node of the largest gain is split first, and only where the loss falls; otherwise every impure node is split. */
export let bestFirst: bool = false;
/** A threshold for each column drawn at random instead of the best one. */
export let randomThresholds: bool = false;
/** Columns of this tree (uint32), and how many of them a node looks at. */
export let allowed: usize = 0;
export let allowedCount: i32 = 0;
export let columnsPerNode: i32 = 0;

export function setRules(
  leafRows: i32, depth: i32, leaves: i32, penalty: f64, hessian: f64, leafRate: f64, best: bool, random: bool,
  allowedAt: usize, allowedColumns: i32, nodeColumns: i32,
): void {
  minLeaf = leafRows;
  maxDepth = depth;
  maxLeaves = leaves;
  l2 = penalty;
  minHessian = hessian;
  rate = leafRate;
  bestFirst = best;
  randomThresholds = random;
  allowed = allowedAt;
  allowedCount = allowedColumns;
  columnsPerNode = nodeColumns;
}
