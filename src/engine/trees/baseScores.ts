import type { TreeShape } from "./treeTraining.ts";

/** A class without a row counts as so many rows, so that its logarithm is finite. */
const LEAST_ROWS = 0.5;

/**
 * The constant scores where boosting begins: the weighted mean of numbers, the log odds of two classes, the log shares of more.
 * @param weights of each row
 */
export function baseScores(
  targets: Float32Array,
  weights: Float32Array,
  { outputs, loss }: TreeShape,
): Float64Array {
  if (loss === "meanSquaredError") return Float64Array.of(weightedMean(targets, weights));
  const classes = Math.max(2, outputs);
  const shares = new Float64Array(classes);
  targets.forEach((target, row) => (shares[target]! += weights[row]!));
  const present = shares.map((share) => Math.max(share, LEAST_ROWS));
  if (outputs === 1) return Float64Array.of(Math.log(present[1]! / present[0]!));
  const total = present.reduce((sum, share) => sum + share, 0);
  return present.map((share) => Math.log(share / total));
}

function weightedMean(values: Float32Array, weights: Float32Array): number {
  let sum = 0;
  let total = 0;
  values.forEach((value, row) => {
    sum += weights[row]! * value;
    total += weights[row]!;
  });
  return sum / total;
}
