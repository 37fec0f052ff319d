import { expect, test } from "vitest";
import { typeColumn } from "../table/columnKind.ts";
import type { Column, Dataset } from "../table/dataset.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { fitPreparation, fitTraining } from "./fitPreparation.ts";
import { DEFAULT_PREPARATION, SCALINGS, type PreparationConfig } from "./preparationConfig.ts";
import type { TrainingTarget } from "./targetMeans.ts";
import { transformTable } from "./transform.ts";

const OF_TREES: PreparationConfig = {
  ...DEFAULT_PREPARATION,
  impute: "keep",
  scaling: "none",
  encoding: "ordinal",
};

const numbers = (name: string, values: readonly number[]): Column => ({
  kind: "number",
  name,
  values: Float64Array.from(values),
});
const levels = (name: string, cells: readonly (string | null)[]): Column =>
  typeColumn({ name, cells: cellsFrom(cells) }, "category", "point");
const datasetOf = (rowCount: number, ...columns: Column[]): Dataset => ({ columns, rowCount });
const rowsTo = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

test("numbers and ordinal codes stay missing where they are, in new rows too", () => {
  const train = [numbers("x", [1, NaN, 3, Infinity]), levels("c", ["b", null, "a", "b"])];
  const preparation = fitPreparation(train, rowsTo(4), OF_TREES);
  expect([...transformTable(preparation, datasetOf(4, ...train))]).toEqual([1, 1, NaN, NaN, 3, 0, NaN, 1]);
  const fresh = datasetOf(2, numbers("x", [NaN, 5]), levels("c", ["a", null]));
  expect([...transformTable(preparation, fresh)]).toEqual([NaN, 0, 5, NaN]);
  // A column that new data lack is missing in every row.
  expect([...transformTable(preparation, datasetOf(1, numbers("x", [2])))]).toEqual([2, NaN]);
});

test("a fitted preparation is the same after it was a file", () => {
  const train = [numbers("x", [1, NaN]), levels("c", ["b", null])];
  const preparation = fitPreparation(train, rowsTo(2), OF_TREES);
  const stored = JSON.parse(JSON.stringify(preparation)) as typeof preparation;
  expect(stored).toEqual(preparation);
  expect(transformTable(stored, datasetOf(2, ...train))).toEqual(
    transformTable(preparation, datasetOf(2, ...train)),
  );
});

test("an ordinal level unseen in training has the code after the last level", () => {
  const train = levels("c", ["a", "b", "c", "b"]);
  const preparation = fitPreparation([train], rowsTo(4), OF_TREES);
  const fresh = datasetOf(4, levels("c", ["a", "c", "new", "0"]));
  expect([...transformTable(preparation, fresh)]).toEqual([0, 2, 3, 3]);
});

test("one-hot categories become the most frequent level all the same", () => {
  const train = levels("c", ["a", null, "b", "b"]);
  const preparation = fitPreparation([train], rowsTo(4), { ...OF_TREES, encoding: "oneHot" });
  expect([...transformTable(preparation, datasetOf(2, levels("c", [null, "a"])))]).toEqual([
    0, 1, 0, 1, 0, 0,
  ]);
});

test("a mark for missing values is added beside them", () => {
  const train = numbers("x", [1, NaN]);
  const preparation = fitPreparation([train], rowsTo(2), { ...OF_TREES, missingIndicator: true });
  expect([...transformTable(preparation, datasetOf(2, train))]).toEqual([1, 0, NaN, 1]);
});

test.each(SCALINGS)("%s scales by the values that are present", (scaling) => {
  const present = [4, 1, 7, 2, 9];
  const config = { ...OF_TREES, scaling };
  const withGap = fitPreparation([numbers("x", [...present, NaN])], rowsTo(6), config);
  const without = fitPreparation([numbers("x", present)], rowsTo(5), config);
  expect(withGap).toEqual(without);
  // Only a row that is not trained on has values.
  const empty = [numbers("x", [NaN, NaN, 3]), levels("c", [null, null, "a"])];
  const features = transformTable(fitPreparation(empty, rowsTo(2), config), datasetOf(3, ...empty));
  expect([...features.subarray(0, 4)]).toEqual([NaN, NaN, NaN, NaN]);
  expect(features.subarray(4).every(Number.isFinite)).toBe(true);
});

test("features are selected as if missing values were the mean of the others", () => {
  const target: TrainingTarget = { values: Float64Array.of(0, 0, 0, 1, 1, 1), classes: ["a", "b"], seed: 1 };
  const gaps = [numbers("noise", [1, 2, NaN, 2, 1, 2]), numbers("told", [1, NaN, 1, 5, 5, 6])];
  const filled = [numbers("noise", [1, 2, 1.6, 2, 1, 2]), numbers("told", [1, 3.6, 1, 5, 5, 6])];
  const config = { ...OF_TREES, featureShare: 0.5 };
  const kept = (columns: readonly Column[]) =>
    fitTraining(columns, rowsTo(6), config, target).preparation.columns.map((column) => column.kept);
  expect(kept(gaps)).toEqual([[], ["value"]]);
  expect(kept(gaps)).toEqual(kept(filled));
});
