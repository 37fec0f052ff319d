import type { PreparedPart } from "../../src/core/data/preparation/preparedData.ts";
import { uniformAt } from "../../src/core/math/counterHash.ts";

export const COLUMNS = 20;

/** Keys of the streams; `bench/peers/learners.py` has the same. */
const FEATURES_KEY = 1;
const NOISE_KEY = 2;

/**
 * Rows of two classes that 6 of 20 columns decide, with noise; about half of each class. The first rows are the same whatever the number, and a peer in
 * another language makes the same from the same hash.
 * @param first number of the first row
 */
export function learnerRows(first: number, rows: number): PreparedPart {
  const features = new Float32Array(rows * COLUMNS);
  for (let i = 0; i < features.length; i++) features[i] = uniformAt(FEATURES_KEY, first * COLUMNS + i);
  const targets = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const x = (column: number) => features[row * COLUMNS + column]!;
    const signal = Math.abs(x(0) - 0.5) + x(1) * x(2) + (x(3) > 0.6 ? 0.3 : 0) + 0.5 * x(4) * (x(5) - 0.5);
    targets[row] = signal + 0.2 * uniformAt(NOISE_KEY, first + row) > 0.69 ? 1 : 0;
  }
  return { rows, features, targets };
}
