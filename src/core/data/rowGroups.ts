import { AppError } from "../errors.ts";
import { textAt, toTexts } from "./cells.ts";
import { cellsOfColumn } from "./columnKind.ts";
import type { Column, Dataset } from "./dataset.ts";
import { LARGEST_GROUP_SHARE } from "./limits.ts";

/** Which rows belong together. */
export interface RowGroups {
  readonly column: string;
  /** Group of every row of the dataset. */
  readonly codes: Int32Array;
  /** As in the table, by code; "" of the rows without a value. */
  readonly names: readonly string[];
}

/**
 * Groups of rows by the values of a column, whatever its kind. Rows without a value are a group of their own: nobody knows that they
 * do not belong together.
 * @throws AppError `splitColumnMissing`
 */
export function readGroups(dataset: Dataset, name: string): RowGroups {
  const column = dataset.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new AppError("splitColumnMissing", { column: name });
  const codes = new Int32Array(dataset.rowCount);
  /** The places of the cells' distinct values, in the order of their first rows. */
  const codeOf = new Map<number, number>();
  const names: string[] = [];
  const { keyAt, textOf } = keysOf(column);
  for (let row = 0; row < dataset.rowCount; row++) {
    const key = keyAt(row);
    let code = codeOf.get(key);
    if (code === undefined) {
      code = names.length;
      codeOf.set(key, code);
      names.push(textOf(row) ?? "");
    }
    codes[row] = code;
  }
  return { column: name, codes, names };
}

/**
 * Whether some rows can be divided by groups into at least so many parts.
 * @throws AppError `groupsTooFew`; `groupTooLarge` where one group has more than half of the rows
 */
export function checkGroups({ column, codes, names }: RowGroups, rows: Uint32Array, needed: number): void {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(codes[row]!, (counts.get(codes[row]!) ?? 0) + 1);
  if (counts.size < needed) throw new AppError("groupsTooFew", { column, groups: counts.size, needed });
  for (const [code, count] of counts) {
    if (count <= LARGEST_GROUP_SHARE * rows.length) continue;
    throw new AppError("groupTooLarge", { column, value: names[code]!, rows: count, all: rows.length });
  }
}

/** A number that tells the values of a column apart, NaN or −1 where there is none; and a value as text. */
function keysOf(column: Column): { keyAt: (row: number) => number; textOf: (row: number) => string | null } {
  const own = cellsOfColumn(column);
  const cells = own.kind === "numbers" && own.odd.size > 0 ? toTexts(own) : own;
  const textOf = (row: number) => textAt(cells, row);
  if (cells.kind === "numbers") return { keyAt: (row) => cells.values[row]!, textOf };
  return { keyAt: (row) => cells.codes[row]!, textOf };
}
