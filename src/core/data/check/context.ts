import { isPresentAt } from "../table/cells.ts";
import type { Column, PictureColumn, Task } from "../table/dataset.ts";
import type { FoundInCells } from "../table/foundInCells.ts";

/** The input of a check: some or all rows of a table. */
export interface CheckContext {
  /** All columns except pictures, including the target. */
  readonly columns: readonly Column[];
  /** The same columns before levels were merged. */
  readonly spelt: readonly Column[];
  /** The picture column of the same rows, at most one; empty if pictures are not checked. */
  readonly pictures: readonly PictureColumn[];
  readonly rowCount: number;
  /** Facts found in the cells of columns, by name, before any choice of the user. */
  readonly found: ReadonlyMap<string, FoundInCells>;
  /** Null if there is no such column. */
  readonly target: Column | null;
  readonly task: Task;
  /** Number of rows at the end that come from a test file. 0: no test file. */
  readonly testRows: number;
}

/** The columns that a model could be given. */
export function features({ columns, target }: CheckContext): readonly Column[] {
  return columns.filter(
    (column) => column !== target && column.kind !== "text" && column.kind !== "constant",
  );
}

/** Whether a cell holds a value. */
function isPresent(column: Column, row: number): boolean {
  switch (column.kind) {
    case "number":
    case "date":
      return !Number.isNaN(column.values[row]);
    case "category":
    case "ordered":
    case "boolean":
      return column.codes[row]! >= 0;
    case "text":
    case "constant":
      return isPresentAt(column.cells, row);
    case "picture":
      return true;
  }
}

/** How many cells hold a value. */
export function presentCount(column: Column, rowCount: number): number {
  let present = 0;
  for (let row = 0; row < rowCount; row++) if (isPresent(column, row)) present++;
  return present;
}

/** Numbers of a number or date column, ranks of an ordered one; null for the others. NaN: missing. */
export function numbersOf(column: Column): Float64Array | null {
  if (column.kind === "number" || column.kind === "date") return column.values;
  if (column.kind !== "ordered") return null;
  return Float64Array.from(column.codes, (code) => (code < 0 ? NaN : code));
}

/** Codes of a category, ordered or yes/no column, −1: missing; null for the others. */
export function codesOf(
  column: Column,
): { readonly codes: Int32Array; readonly levels: readonly string[] } | null {
  return "codes" in column ? column : null;
}
