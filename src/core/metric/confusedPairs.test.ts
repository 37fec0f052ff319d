import { expect, test } from "vitest";
import { confusedPairs } from "./confusedPairs.ts";

/** Rows that give `confidence` to one class and the rest evenly to the two others. */
function probabilities(rows: readonly (readonly [predicted: number, confidence: number])[]): Float64Array {
  return Float64Array.from(
    rows.flatMap(([predicted, confidence]) =>
      [0, 1, 2].map((k) => (k === predicted ? confidence : (1 - confidence) / 2)),
    ),
  );
}

test("a row whose probabilities are NaN has no prediction", () => {
  expect(confusedPairs([1, 0], Float64Array.of(NaN, NaN, 0.2, 0.8), 2)).toMatchObject([
    { actual: 0, predicted: 1, rows: [1] },
  ]);
});

test("pairs of classes by number of mistakes, the most confident mistakes first", () => {
  const targets = [0, 0, 1, 1, 2, 2, 2, 0];
  const given = probabilities([
    [0, 0.9],
    [1, 0.5],
    [1, 0.8],
    [2, 0.6],
    [1, 0.5],
    [1, 0.7],
    [2, 0.9],
    [1, 0.5],
  ]);
  const found = confusedPairs(targets, given, 3);
  expect(found.map(({ actual, predicted, rows }) => [actual, predicted, rows])).toEqual([
    [0, 1, [1, 7]],
    [2, 1, [5, 4]],
    [1, 2, [3]],
  ]);
  expect(found[1]!.confidence).toEqual([0.7, 0.5]);
});

test("without mistakes there is no pair; of equal probabilities the first class is the prediction", () => {
  expect(confusedPairs([0, 1], Float64Array.of(0.5, 0.5, 0.2, 0.8), 2)).toEqual([]);
  expect(confusedPairs([1], Float64Array.of(0.5, 0.5), 2)).toMatchObject([{ actual: 1, predicted: 0 }]);
});
