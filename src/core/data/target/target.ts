import { AppError } from "../../errors.ts";
import { cellCount, isPresentAt, textAt, toTexts, type Cells, type TextCells } from "../table/cells.ts";
import { cellsOfColumn, firstNonNumeric, sortLevels } from "../table/columnKind.ts";
import type { Column, Dataset, Task } from "../table/dataset.ts";
import { MAX_CLASSES, MIN_ROWS } from "../limits.ts";
import { readNumbers } from "../table/readNumbers.ts";
import { valuesAt } from "../table/valuesAt.ts";

/** The target of the rows that have one; rows without a target are dropped. */
export interface Target {
  /** Row numbers in the dataset, ascending. */
  readonly rows: Uint32Array;
  /** One for each of `rows`: class index, or value in the target's own units. */
  readonly values: Float64Array;
  /** Class names by index; empty for regression. */
  readonly classes: readonly string[];
}

/**
 * Any column is a target of classification (its distinct values are the classes, in the order of levels); a column of numbers, or
 * of levels that are all numbers, is a target of regression.
 * @throws AppError `targetMissing`, `targetAllMissing`, `tooFewRows`, `targetOneClass`, `targetTooManyClasses`,
 *   `targetNotNumeric`, `targetConstant`
 */
export function readTarget(dataset: Dataset, name: string, task: Task): Target {
  const column = dataset.columns.find((candidate) => candidate.name === name);
  if (column === undefined || column.kind === "picture")
    throw new AppError("targetMissing", { target: name });
  const cells = cellsOfColumn(column);
  const rows = presentRows(cells);
  if (rows.length === 0) throw new AppError("targetAllMissing", { target: name });
  if (rows.length < MIN_ROWS) throw new AppError("tooFewRows", { rows: rows.length, needed: MIN_ROWS });
  if (isOneValue(cells, rows)) {
    const code = task === "classification" ? "targetOneClass" : "targetConstant";
    throw new AppError(code, { target: name, value: textAt(cells, rows[0]!)! });
  }
  return task === "classification"
    ? { rows, ...readClasses(column, toTexts(cells), rows) }
    : { rows, values: valuesAt(readValues(column), rows), classes: [] };
}

/** The value (or class) of every row of the dataset; NaN if missing. */
export function valuesByRow({ rows, values }: Target, rowCount: number): Float64Array {
  const byRow = new Float64Array(rowCount).fill(NaN);
  for (let i = 0; i < rows.length; i++) byRow[rows[i]!] = values[i]!;
  return byRow;
}

function readClasses(
  column: Column,
  { texts, codes }: TextCells,
  rows: Uint32Array,
): { values: Float64Array; classes: readonly string[] } {
  const used = new Set<number>();
  for (const row of rows) used.add(codes[row]!);
  if (used.size > MAX_CLASSES) {
    throw new AppError(tooManyCode(column), {
      target: column.name,
      classes: used.size,
      limit: MAX_CLASSES,
    });
  }
  // Levels have an order: that of their kind, or one from the user or the file.
  const classes =
    "levels" in column
      ? texts.filter((_, code) => used.has(code))
      : sortLevels(Array.from(used, (code) => texts[code]!));
  const classOf = new Map(classes.map((label, code) => [label, code]));
  const classOfCode = Float64Array.from(texts, (text) => classOf.get(text) ?? NaN);
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = classOfCode[codes[rows[i]!]!]!;
  return { values, classes };
}

function tooManyCode(column: Column): "targetTooManyClasses" | "targetTooManyNumbers" {
  const isNumbers = column.kind === "number" || readNumbers(cellsOfColumn(column), "unlikely") !== null;
  return isNumbers ? "targetTooManyNumbers" : "targetTooManyClasses";
}

/** For all rows of the dataset. */
function readValues(column: Column): Float64Array {
  if (column.kind === "number") return column.values;
  const cells = cellsOfColumn(column);
  const numbers = readNumbers(cells, "unlikely");
  if (numbers !== null) return numbers.values;
  // Some cell is not a number with either decimal mark.
  const { row, value } = firstNonNumeric(cells, "point")!;
  throw new AppError("targetNotNumeric", { target: column.name, row, value });
}

function presentRows(cells: Cells): Uint32Array {
  const rows = new Uint32Array(cellCount(cells));
  let present = 0;
  for (let row = 0; row < rows.length; row++) if (isPresentAt(cells, row)) rows[present++] = row;
  return rows.slice(0, present);
}

function isOneValue(cells: Cells, rows: Uint32Array): boolean {
  const first = textAt(cells, rows[0]!);
  return rows.every((row) => textAt(cells, row) === first);
}
