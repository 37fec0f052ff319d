import type { DataShape } from "../../core/learner/dataShape.ts";
import type { LearnerName } from "../../core/learner/learnerName.ts";
import { sizeOf } from "../../core/learner/network/weight.ts";
import { LEARNERS, trialSize, type TrialSpec } from "../../core/learner/registry.ts";

/*
 * Work is measured in operations of a network step's products (`stepOperations`); each learner knows that of its training. Other
 * work counts as the number of operations that take the same time, from profiles of our engine and of the scores in Node.js with
 * 3, 300 and 1,000 classes. That is accurate enough for progress; a GPU trains faster, so its share of training is overestimated.
 */

/** Cost of a model's probabilities and their ranks, per row and class. */
const RANKED = 2000;
/** Cost of the scores of a resample, per row and per class. */
const COUNTED_ROW = 250;
const COUNTED_CLASS = 8000;

/** @param rows training rows */
export function trainingWork<N extends LearnerName>(
  { learner, spec }: TrialSpec<N>,
  shape: DataShape,
  rows: number,
  steps: number,
): number {
  return LEARNERS[learner].trainingWork(spec, shape, rows, steps);
}

/** @param trainRows all of which nearest neighbours search for each row */
export function predictionWork(
  configuration: TrialSpec,
  shape: DataShape,
  trainRows: number,
  rows: number,
): number {
  if (configuration.learner === "knn") return rows * trainRows * sizeOf(shape.rowShape);
  return rows * trialSize(configuration, shape).operations;
}

/** Work before the resamples, for one model. */
export function rankingWork(rows: number, outputs: number): number {
  return RANKED * rows * outputs;
}

/** Work of one resample, for one model. */
export function resampleWork(rows: number, outputs: number): number {
  return COUNTED_ROW * rows + COUNTED_CLASS * outputs;
}
