import { predictedClasses } from "./classification.ts";

/** Test rows of one class that were predicted as another. */
export interface ConfusedPair {
  readonly actual: number;
  readonly predicted: number;
  /** Rows of the test part, the most confident mistake first. */
  readonly rows: readonly number[];
  /** Predicted probability of the predicted class, for each of `rows`. */
  readonly confidence: readonly number[];
}

/**
 * The pairs of classes that are mistaken most often, most rows first; of equally many the first in the order of classes.
 * @param targets class index of every test row
 * @param probabilities row-major, rows × classes; the prediction of a row is its first largest probability; NaN is never the
 *   largest
 */
export function confusedPairs(
  targets: ArrayLike<number>,
  probabilities: Float64Array,
  classes: number,
): readonly ConfusedPair[] {
  const predictions = predictedClasses(probabilities, classes);
  const mistakes = Array.from(targets, (actual, row) => {
    const predicted = predictions[row]!;
    return { row, actual, predicted, confidence: probabilities[row * classes + predicted]! };
  }).filter(({ actual, predicted, confidence }) => actual !== predicted && Number.isFinite(confidence));
  const pairs = new Map<number, typeof mistakes>();
  for (const mistake of mistakes) {
    const pair = mistake.actual * classes + mistake.predicted;
    const found = pairs.get(pair);
    if (found === undefined) pairs.set(pair, [mistake]);
    else found.push(mistake);
  }
  return [...pairs.values()]
    .map((found) => {
      const surest = found.toSorted((a, b) => b.confidence - a.confidence || a.row - b.row);
      const { actual, predicted } = surest[0]!;
      const rows = surest.map(({ row }) => row);
      return { actual, predicted, rows, confidence: surest.map(({ confidence }) => confidence) };
    })
    .toSorted((a, b) => b.rows.length - a.rows.length || a.actual - b.actual || a.predicted - b.predicted);
}
