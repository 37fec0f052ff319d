/** Test rows of one class that were taken for another. */
export interface ConfusedPair {
  readonly actual: number;
  readonly predicted: number;
  /** Rows of the test part, the surest mistake first. */
  readonly rows: readonly number[];
  /** Probability that was given to the predicted class, one for each of `rows`. */
  readonly confidence: readonly number[];
}

/**
 * The pairs of classes that are mistaken most often, most rows first; of equally many the first in the order of classes.
 * @param targets class index of every test row
 * @param probabilities row-major, rows × classes; a row's first largest is its prediction
 */
export function confusedPairs(
  targets: ArrayLike<number>,
  probabilities: Float64Array,
  classes: number,
): readonly ConfusedPair[] {
  const mistakes = Array.from(targets, (actual, row) => {
    const ofRow = probabilities.subarray(row * classes, (row + 1) * classes);
    const predicted = ofRow.indexOf(Math.max(...ofRow));
    return { row, actual, predicted, confidence: ofRow[predicted]! };
  }).filter(({ actual, predicted }) => actual !== predicted);
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
