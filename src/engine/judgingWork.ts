import type { ModelSpec } from "../core/model/modelSpec.ts";
import { stepOperations } from "../core/model/multiplyAdds.ts";
import type { TrainingSpec } from "../core/model/trainingSpec.ts";

/*
 * Work is measured in operations of a step's products (`stepOperations`). Other work counts as the number of operations that take
 * the same time, from profiles of our engine and of the scores in Node.js with 3, 300 and 1,000 classes. That is accurate enough
 * for progress; a GPU trains faster, so its share of training is overestimated.
 */

/** Fixed cost of a step. */
const STEP = 2e5;
/** Cost of the loss, per row and output. */
const LOSS = 50;
/** Cost of a model's probabilities and their ranks, per row and class. */
const RANKED = 2000;
/** Cost of the scores of a resample, per row and per class. */
const COUNTED_ROW = 250;
const COUNTED_CLASS = 8000;

/** @param outputs number of outputs per row */
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

/** Work before the resamples, for one model. */
export function rankingWork(rows: number, outputs: number): number {
  return RANKED * rows * outputs;
}

/** Work of one resample, for one model. */
export function resampleWork(rows: number, outputs: number): number {
  return COUNTED_ROW * rows + COUNTED_CLASS * outputs;
}
