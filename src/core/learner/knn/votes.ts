import { writeClassOutputs } from "../classOutputs.ts";
import type { DataShape } from "../dataShape.ts";
import type { Progress, Work } from "../work.ts";
import type { Neighbours } from "./neighbours.ts";
import type { KnnWeights } from "./knnSpec.ts";

/**
 * Outputs of rows by their k nearest training rows, as scikit-learn's KNeighborsClassifier and KNeighborsRegressor (1.9): the
 * weighted shares of the classes (see `writeClassOutputs`; equal votes go to the class with the lower index), or the weighted mean of
 * the standardised targets. With distance weights, training rows at distance 0 are the only ones that count.
 * @param targets of the training rows
 * @returns row-major, rows × outputs
 */
export function* vote(
  neighbours: Neighbours,
  targets: Float32Array,
  { outputs: width, loss }: Pick<DataShape, "outputs" | "loss">,
  { k: asked, weights }: { readonly k: number; readonly weights: KnnWeights },
  progress: Progress,
): Work<Float32Array<ArrayBuffer>> {
  const { rows, count } = neighbours;
  const used = Math.min(asked, count);
  const outputs = new Float32Array(rows * width);
  const weightOf = new Float64Array(used).fill(1);
  const votes = new Float64Array(loss === "sigmoidCrossEntropy" ? 2 : width);
  const isClasses = loss === "sigmoidCrossEntropy" || loss === "softmaxCrossEntropy";
  for (let row = 0; row < rows; row++) {
    const from = row * count;
    if (weights === "distance") weigh(neighbours.distances, from, weightOf);
    if (isClasses) {
      votes.fill(0);
      for (let i = 0; i < used; i++) {
        const k = targets[neighbours.indices[from + i]!]!;
        votes[k] = votes[k]! + weightOf[i]!;
      }
      writeClassOutputs(votes, outputs, row * width);
    } else outputs[row] = weightedMean(targets, neighbours.indices, from, weightOf);
    // A vote is read from anywhere in the targets, and each class takes a logarithm.
    if (progress.spend(2 * used + 8 * votes.length)) yield;
  }
  return outputs;
}

/**
 * Weights of a row's neighbours by their distances: 1 / distance; if some of the distances are 0, 1 for those and 0 for the others.
 * @param distances in ascending order from index `from`
 * @param weightOf receives them
 */
export function weigh(distances: Float64Array, from: number, weightOf: Float64Array): void {
  // The nearest is first.
  const isAtZero = !Number.isFinite(1 / distances[from]!);
  for (let i = 0; i < weightOf.length; i++) {
    const inverse = 1 / distances[from + i]!;
    if (isAtZero) weightOf[i] = inverse === Infinity ? 1 : 0;
    else weightOf[i] = inverse;
  }
}

function weightedMean(
  targets: Float32Array,
  indices: Uint32Array,
  from: number,
  weightOf: Float64Array,
): number {
  let total = 0;
  let weight = 0;
  for (let i = 0; i < weightOf.length; i++) {
    total += weightOf[i]! * targets[indices[from + i]!]!;
    weight += weightOf[i]!;
  }
  return total / weight;
}
