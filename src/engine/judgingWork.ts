import type { ModelSpec } from "../core/model/modelSpec.ts";
import { stepOperations } from "../core/model/multiplyAdds.ts";
import type { TrainingSpec } from "../core/model/trainingSpec.ts";

/*
 * Work is told in operations of a step's products (`stepOperations`). What is none of these counts as so many as take the same time: by
 * profiles of our own engine and of the scores in Node.js, with 3, 300 and 1,000 classes. Progress needs no more than about that: a
 * GPU trains faster, so that its share is told too large.
 */

/** Of a step, whatever its size. */
const STEP = 2e5;
/** Of the loss, for each row and output. */
const LOSS = 50;
/** Of a model's probabilities and their ranks, for each row and class. */
const RANKED = 2000;
/** Of the scores of a resample, for each row and for each class. */
const COUNTED_ROW = 250;
const COUNTED_CLASS = 8000;

/** @param outputs of the model, for each row */
export function trainingWork(
  model: ModelSpec,
  { batchSize }: Pick<TrainingSpec, "batchSize">,
  epochs: number,
  rows: number,
  outputs: number,
): number {
  const steps = Math.ceil(rows / batchSize);
  return epochs * (stepOperations(model, rows) + LOSS * rows * outputs + STEP * steps);
}

/** What precedes the resamples, of one model. */
export function rankingWork(rows: number, outputs: number): number {
  return RANKED * rows * outputs;
}

/** Of one resample, of one model. */
export function resampleWork(rows: number, outputs: number): number {
  return COUNTED_ROW * rows + COUNTED_CLASS * outputs;
}
