import { AppError } from "../../errors.ts";
import { ascendingOrder } from "../../math/ascendingOrder.ts";
import type { Dataset } from "../table/dataset.ts";
import type { FoldRows } from "./folds.ts";
import type { PartShares, SplitRows } from "./split.ts";
import { valuesAt } from "../table/valuesAt.ts";

/**
 * The time of each row of a dataset, as numbers that increase with time; NaN if unknown.
 * @param name of a column of numbers, dates or ordered levels; null: the rows are in order of time
 * @throws AppError `splitColumnMissing`, `timeColumnUnordered`
 */
export function readTimes(dataset: Dataset, name: string | null): Float64Array {
  if (name === null) return Float64Array.from({ length: dataset.rowCount }, (_, row) => row);
  const column = dataset.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new AppError("splitColumnMissing", { column: name });
  switch (column.kind) {
    case "number":
    case "date":
      return column.values;
    case "ordered":
      return Float64Array.from(column.codes, (code) => (code < 0 ? NaN : code));
    default:
      throw new AppError("timeColumnUnordered", { column: name, kind: column.kind });
  }
}

/**
 * Row numbers from the earliest to the latest, rows of the same time in their order; rows without a time are left out.
 * @param rows ascending
 */
export function inTime(rows: Uint32Array, times: Float64Array): Uint32Array {
  const known = rows.filter((row) => !Number.isNaN(times[row]));
  const order = ascendingOrder(valuesAt(times, known));
  return order.map((place) => known[place]!);
}

/**
 * The latest rows are for testing, those before them for validation, the rest for training; sizes as in `splitRows`. Each part has
 * ascending row numbers.
 */
export function splitInTime(ordered: Uint32Array, { validation, test }: PartShares): SplitRows {
  const sizeOf = (share: number) => (share === 0 ? 0 : Math.max(1, Math.round(ordered.length * share)));
  const testFrom = ordered.length - sizeOf(test);
  const validationFrom = Math.max(0, testFrom - sizeOf(validation));
  return {
    train: ordered.slice(0, validationFrom).sort(),
    validation: ordered.slice(validationFrom, testFrom).sort(),
    test: ordered.slice(testFrom).sort(),
  };
}

/**
 * Folds with a growing training window: each validates on the next of `folds` equal pieces, and trains on all rows before it. The
 * sizes are those of scikit-learn's TimeSeriesSplit: pieces of ⌊n / (folds + 1)⌋ rows; remaining rows are in the first training
 * window.
 * @param ordered from the earliest to the latest
 */
export function foldsInTime(ordered: Uint32Array, folds: number): readonly FoldRows[] {
  const size = Math.floor(ordered.length / (folds + 1));
  return Array.from({ length: folds }, (_, fold) => {
    const from = ordered.length - (folds - fold) * size;
    return { train: ordered.slice(0, from).sort(), validation: ordered.slice(from, from + size).sort() };
  });
}
