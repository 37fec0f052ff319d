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

/** Work before the resamples, for one model. */
export function rankingWork(rows: number, outputs: number): number {
  return RANKED * rows * outputs;
}

/** Work of one resample, for one model. */
export function resampleWork(rows: number, outputs: number): number {
  return COUNTED_ROW * rows + COUNTED_CLASS * outputs;
}
