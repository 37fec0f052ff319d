import { bestFirst, highs, lows, MISSING } from "./state";

// The best split of the node so far.

/** Sum of the scores of both sides. */
export let bestScore: f64 = 0;
/** −1: none found. */
export let bestColumn: i32 = -1;
/** Rows of bins up to this one go left. */
export let bestBin: i32 = 0;
/** Numbers up to this one go left: the same division of the training rows. */
export let bestThreshold: f32 = 0;
/** 1: missing values go left; 0: right; MAJORITY: the node has none in this column. */
export let bestMissing: i32 = 0;

/** A missing value where training rows had none goes where most of them went, as in scikit-learn's trees. */
export const MAJORITY: i32 = 2;

/** @param least score that a split must exceed */
export function resetBest(least: f64): void {
  bestScore = least;
  bestColumn = -1;
}

export function keepBest(score: f64, column: i32, bin: i32, threshold: f32, missing: i32): void {
  bestScore = score;
  bestColumn = column;
  bestBin = bin;
  bestThreshold = threshold;
  bestMissing = missing;
}

/**
 * Keeps a split between two neighbouring bins of the node. The threshold is the middle between the greatest value on the left and the
 * least one on the right: of those in the node in a forest, of all rows in boosting, as scikit-learn's trees and its boosting have it.
 * Where it would divide a bin that is empty in this node, that bin goes left as a whole.
 * @param previous the last bin on the left that has rows
 * @param following the first bin on the right that has rows; MISSING: values are left and missing ones right
 */
export function keepBetween(score: f64, column: i32, previous: i32, following: i32, missing: i32): void {
  if (following == MISSING) {
    keepBest(score, column, MISSING - 1, Infinity, 0);
    return;
  }
  // As in scikit-learn: bins that are empty in the node go where missing values go.
  if (bestFirst && missing == 1) previous = following - 1;
  const high = load<f32>(edge(highs, column, previous));
  const next = bestFirst ? previous + 1 : following;
  const low = load<f32>(edge(lows, column, next));
  let threshold = <f32>(0.5 * (<f64>high + <f64>low));
  // Rounded up to the right side's value, or the middle of infinities.
  if (!(threshold >= high && threshold < low)) threshold = high;
  let bin = previous;
  while (bin + 1 < next && load<f32>(edge(lows, column, bin + 1)) <= threshold) {
    bin += 1;
    const top = load<f32>(edge(highs, column, bin));
    if (top > threshold) threshold = top;
  }
  keepBest(score, column, bin, threshold, missing);
}

/** Address of a bin's least or greatest value. */
@inline
export function edge(edges: usize, column: i32, bin: i32): usize {
  return edges + ((<usize>((column << 8) + bin)) << 2);
}
