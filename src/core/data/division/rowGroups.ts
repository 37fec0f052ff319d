import { AppError } from "../../errors.ts";
import { textAt, toTexts } from "../table/cells.ts";
import { cellsOfColumn } from "../table/columnKind.ts";
import type { Column, Dataset } from "../table/dataset.ts";
import { LARGEST_GROUP_SHARE } from "../limits.ts";

/** Which rows belong together. */
export interface RowGroups {
  readonly column: string;
  /** Group of every row of the dataset, 0 … in order of appearance. */
  readonly codes: Int32Array;
  /** As in the table; "" for the rows without a value. */
  nameOf(code: number): string;
}

/**
 * Groups of rows by the values of a column of any kind. Rows without a value form one group, because they may belong together.
 * @throws AppError `splitColumnMissing`
 */
export function readGroups(dataset: Dataset, name: string): RowGroups {
  const column = dataset.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new AppError("splitColumnMissing", { column: name });
  const codes = new Int32Array(dataset.rowCount);
  const codeOf = new Map<number, number>();
  const keys = keysOf(column);
  for (let row = 0; row < dataset.rowCount; row++) {
    const key = keys[row]!;
    let code = codeOf.get(key);
    if (code === undefined) codeOf.set(key, (code = codeOf.size));
    codes[row] = code;
  }
  const nameOf = (code: number) => textAt(cellsOfColumn(column), codes.indexOf(code)) ?? "";
  return { column: name, codes, nameOf };
}

/**
 * Checks that rows can be divided by groups into the needed number of parts.
 * @throws AppError `groupsTooFew`; `groupTooLarge` if one group has more than half of the rows
 */
export function checkGroups({ column, codes, nameOf }: RowGroups, rows: Uint32Array, needed: number): void {
  const counts = groupSizes(rows, codes);
  const groups = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (groups < needed) throw new AppError("groupsTooFew", { column, groups, needed });
  const large = counts.findIndex((count) => count > LARGEST_GROUP_SHARE * rows.length);
  if (large < 0) return;
  throw new AppError("groupTooLarge", {
    column,
    value: nameOf(large),
    rows: counts[large]!,
    all: rows.length,
  });
}

/** How many of some rows are in each group. */
export function groupSizes(rows: Uint32Array, codes: Int32Array): Uint32Array {
  const counts = new Uint32Array(codes.reduce((most, code) => Math.max(most, code), -1) + 1);
  for (let i = 0; i < rows.length; i++) counts[codes[rows[i]!]!]! += 1;
  return counts;
}

/** Numbers that distinguish the values of a column; NaN or −1 if missing. */
function keysOf(column: Column): Float64Array | Int32Array {
  if ("values" in column) return column.values;
  const cells = cellsOfColumn(column);
  return cells.kind === "numbers" && cells.wordOf === null ? cells.values : toTexts(cells).codes;
}
