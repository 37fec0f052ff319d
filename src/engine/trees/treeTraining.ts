import type { Loss } from "../../core/learner/dataShape.ts";
import type { PackedTrees } from "../../core/learner/trees/packedTrees.ts";
import type { FeatureRows } from "../../core/learner/trees/treeOutputs.ts";

/** What trees must know of the data. */
export interface TreeShape {
  readonly outputs: number;
  readonly loss: Loss;
}

/** A forest or boosting that learns, tree by tree. Prediction by `predictTrees` of what it packs gives the same bits. */
export interface TreeTraining {
  /** Trees of a forest, or rounds of boosting, that are complete. */
  readonly steps: number;
  /** The number of steps that the configuration asks for. */
  readonly most: number;
  /**
   * Works on the next step. Not to be called when all steps are complete.
   * @param shouldPause asked every fraction of a millisecond within a tree
   * @returns true when the step is complete; false if paused within it: the next call goes on
   */
  advance(shouldPause: () => boolean): boolean;
  /** Mean loss over the training rows, weighted like them; null where it is not at hand (forests). Costs O(rows). */
  trainingLoss(): number | null;
  /** Follows the outputs of rows: each call of `outputs` adds the steps since the last one. The rows are not copied. */
  watch(rows: FeatureRows): WatchedRows;
  /** @param steps only the first so many; default all that are complete */
  pack(steps?: number): PackedTrees;
}

export interface WatchedRows {
  /** Row-major, rows × outputs, before softmax or sigmoid; the same array at each call. */
  outputs(): Float32Array<ArrayBuffer>;
}
