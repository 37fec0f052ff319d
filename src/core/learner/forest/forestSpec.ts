/** A random forest, or extremely randomised trees. */
export interface ForestSpec {
  readonly trees: number;
  readonly maxFeatures: MaxFeatures;
  /** Fewest rows of a leaf, ≥ 1. */
  readonly minLeaf: number;
  /** Most splits from the root to a leaf; null: trees grow until their leaves are pure. */
  readonly maxDepth: number | null;
  /** Each tree learns from as many rows as there are, drawn with replacement; otherwise from all rows. */
  readonly bootstrap: boolean;
  /** Thresholds are drawn at random and the best of those is taken, one for each column (extremely randomised trees). */
  readonly extraTrees: boolean;
  /** Classes weigh the same in total, as scikit-learn's class_weight="balanced". */
  readonly balanced: boolean;
}

/** Columns that each split looks at: the square root or logarithm of their number, or a share in (0, 1]. */
export type MaxFeatures = "sqrt" | "log2" | number;

/** Columns that a split looks at, at least one; rounded down as in scikit-learn. */
export function columnsPerSplit(maxFeatures: MaxFeatures, columns: number): number {
  const wanted =
    maxFeatures === "sqrt"
      ? Math.sqrt(columns)
      : maxFeatures === "log2"
        ? Math.log2(columns)
        : maxFeatures * columns;
  return Math.max(1, Math.min(columns, Math.floor(wanted)));
}
