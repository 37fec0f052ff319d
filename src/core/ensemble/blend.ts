import type { Task } from "../data/table/dataset.ts";
import { writeClassOutputs } from "../learner/classOutputs.ts";
import { classProbabilities } from "../metric/score.ts";

/**
 * What of a model's outputs is averaged: class probabilities (rows × classes, row-major), or standardised predictions. Probabilities
 * instead of logits, so that one overconfident model does not outvote the others.
 * @param outputs before softmax or sigmoid
 * @param classCount 0 for a regression
 */
export function blendable(outputs: Float32Array, task: Task, classCount: number): Float64Array {
  return task === "classification" ? classProbabilities(outputs, classCount) : Float64Array.from(outputs);
}

/**
 * Outputs of an ensemble: those whose probabilities (or predictions) are the weighted mean of its members', so that an ensemble
 * predicts like any model.
 * @param members outputs of each on the same rows, before softmax or sigmoid, and weights that sum to 1
 */
export function blendOutputs(
  members: readonly { readonly outputs: Float32Array; readonly weight: number }[],
  task: Task,
  classCount: number,
): Float32Array<ArrayBuffer> {
  const blended = new Float32Array(members[0]!.outputs.length);
  const parts = members.map(({ outputs, weight }) => ({
    weight,
    values: blendable(outputs, task, classCount),
  }));
  const mean = new Float64Array(parts[0]!.values.length);
  for (const { weight, values } of parts) {
    for (let i = 0; i < mean.length; i++) mean[i] = mean[i]! + weight * values[i]!;
  }
  if (task === "regression") {
    blended.set(mean);
    return blended;
  }
  const width = classCount === 2 ? 1 : classCount;
  for (let row = 0; row * width < blended.length; row++) {
    writeClassOutputs(mean.subarray(row * classCount, (row + 1) * classCount), blended, row * width);
  }
  return blended;
}
