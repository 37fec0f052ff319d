/** Gradient boosting of histogram trees that grow leaf by leaf, as in LightGBM. */
export interface BoostingSpec {
  /** Most rounds. A round grows one tree; with three or more classes, one for each class. */
  readonly rounds: number;
  /** Factor of every leaf's step. */
  readonly learningRate: number;
  /** Most leaves of a tree, ≥ 2. */
  readonly leaves: number;
  /** Fewest rows of a leaf, ≥ 1. */
  readonly minLeaf: number;
  /** Penalty of a leaf's step: added to the sum of hessians. */
  readonly l2: number;
  /** Share of the rows that a round learns from, (0, 1]; drawn without replacement. */
  readonly rows: number;
  /** Share of the columns that a tree learns from, (0, 1]. */
  readonly columns: number;
  /** Classes weigh the same in total, as scikit-learn's class_weight="balanced". */
  readonly balanced: boolean;
}
