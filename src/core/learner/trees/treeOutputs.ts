import { addTree, type Tree } from "./tree.ts";
import { treeAt, treeSteps, type PackedTrees, type TreesHead } from "./packedTrees.ts";

/** Rows to predict. */
export interface FeatureRows {
  readonly rows: number;
  /** Row-major, rows × columns. */
  readonly features: Float32Array;
}

/**
 * The outputs of some rows while trees are added, so that each tree costs one walk. Sums are float64 in the order of the trees: a
 * model that still learns and a packed one give the same bits.
 */
export interface TreeOutputs {
  /** @param trees those of one step */
  addStep(trees: readonly Tree[]): void;
  /** Row-major, rows × outputs, before softmax or sigmoid; the same array at each call. */
  outputs(): Float32Array<ArrayBuffer>;
}

export function createTreeOutputs(head: TreesHead, { rows, features }: FeatureRows): TreeOutputs {
  const { kind, outputs, base } = head;
  const sums = new Float64Array(rows * outputs);
  for (let i = 0; i < sums.length; i++) sums[i] = base[i % outputs]!;
  const out = new Float32Array(sums.length);
  let steps = 0;
  return {
    addStep(trees) {
      trees.forEach((tree, output) => addTree(tree, features, head.features, { sums, outputs }, output));
      steps += 1;
    },
    outputs() {
      if (kind === "boosting") out.set(sums);
      else writeForest(head, sums, steps, out);
      return out;
    },
  };
}

/**
 * Predicts rows by the first so many trees or rounds.
 * @returns row-major, rows × outputs, before softmax or sigmoid
 */
export function predictTrees(
  pack: PackedTrees,
  rows: FeatureRows,
  steps: number = treeSteps(pack),
): Float32Array<ArrayBuffer> {
  return treePredictor(pack, steps)(rows);
}

/** The same for many calls with a few rows each: the trees are looked up once. */
export function treePredictor(
  pack: PackedTrees,
  steps: number = treeSteps(pack),
): (rows: FeatureRows) => Float32Array<ArrayBuffer> {
  const { treesPerStep } = pack;
  const trees = Array.from({ length: steps }, (_, step) =>
    Array.from({ length: treesPerStep }, (_, k) => treeAt(pack, step * treesPerStep + k)),
  );
  return (rows) => {
    const result = createTreeOutputs(pack, rows);
    for (const ofStep of trees) result.addStep(ofStep);
    return result.outputs();
  };
}

/**
 * Numbers: the mean of the trees. Classes: log q, where q = (Σ p + 1/classes) / (trees + 1): the mean probability as if one more
 * tree that knows nothing had its share. So no probability is 0, whose logarithm would make one wrong row cost without limit, the
 * order of rows and classes stays, and probabilities still sum to 1. Two classes: the logit log q₁ − log q₀.
 */
function writeForest(
  { loss, outputs }: TreesHead,
  sums: Float64Array,
  trees: number,
  out: Float32Array,
): void {
  if (loss === "softmaxCrossEntropy") {
    for (let i = 0; i < sums.length; i++) out[i] = Math.log((sums[i]! + 1 / outputs) / (trees + 1));
  } else if (loss === "sigmoidCrossEntropy") {
    for (let i = 0; i < sums.length; i++) out[i] = Math.log((sums[i]! + 0.5) / (trees - sums[i]! + 0.5));
  } else {
    for (let i = 0; i < sums.length; i++) out[i] = trees > 0 ? sums[i]! / trees : 0;
  }
}
