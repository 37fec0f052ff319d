import { AppError } from "../errors.ts";
import { cellsOf, firstNonNumeric, sortLevels } from "./columnKind.ts";
import type { Column, Dataset, Task } from "./dataset.ts";
import { MAX_CLASSES, MIN_ROWS } from "./limits.ts";
import { readNumbers } from "./parse/cells.ts";

/** The target of the rows that have one; rows without are dropped. */
export interface Target {
  /** Row numbers in the dataset, ascending. */
  readonly rows: Uint32Array;
  /** One for each of `rows`: class index, or value in the target's own units. */
  readonly values: Float64Array;
  /** Class names by index; empty for regression. */
  readonly classes: readonly string[];
}

/**
 * Any column is a target of classification (its distinct values are the classes, in the order of levels); one of numbers, or of
 * levels that all are numbers, is a target of regression.
 * @throws AppError `targetMissing`, `targetAllMissing`, `tooFewRows`, `targetOneClass`, `targetTooManyClasses`,
 *   `targetNotNumeric`, `targetConstant`
 */
export function readTarget(dataset: Dataset, name: string, task: Task): Target {
  const column = dataset.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new AppError("targetMissing", { target: name });
  const cells = cellsOf(column);
  const rows = Uint32Array.from(presentRows(cells));
  if (rows.length === 0) throw new AppError("targetAllMissing", { target: name });
  if (rows.length < MIN_ROWS) throw new AppError("tooFewRows", { rows: rows.length, needed: MIN_ROWS });
  const labels = Array.from(rows, (row) => cells[row]!);
  const distinct = new Set(labels);
  if (distinct.size < 2) {
    const code = task === "classification" ? "targetOneClass" : "targetConstant";
    throw new AppError(code, { target: name, value: labels[0]! });
  }
  return task === "classification"
    ? { rows, ...readClasses(name, labels, distinct) }
    : { rows, values: readValues(column, rows), classes: [] };
}

function readClasses(
  target: string,
  labels: readonly string[],
  distinct: ReadonlySet<string>,
): { values: Float64Array; classes: readonly string[] } {
  if (distinct.size > MAX_CLASSES) {
    throw new AppError("targetTooManyClasses", { target, classes: distinct.size, limit: MAX_CLASSES });
  }
  const classes = sortLevels(distinct);
  const codeOf = new Map(classes.map((label, code) => [label, code]));
  return { values: Float64Array.from(labels, (label) => codeOf.get(label)!), classes };
}

function readValues(column: Column, rows: Uint32Array): Float64Array {
  if (column.kind === "number") return Float64Array.from(rows, (row) => column.values[row]!);
  const cells = cellsOf(column);
  const numbers = readNumbers(cells, false);
  if (numbers === null) {
    throw new AppError("targetNotNumeric", { target: column.name, ...firstNonNumeric(cells, "point") });
  }
  return Float64Array.from(rows, (row) => numbers.values[row]!);
}

function* presentRows(cells: readonly (string | null)[]): Generator<number> {
  for (let row = 0; row < cells.length; row++) if (cells[row] !== null) yield row;
}
