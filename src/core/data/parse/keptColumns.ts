import { AppError } from "../../errors.ts";
import type { RawColumn } from "../table/dataset.ts";
import { createCellsBuilder, type CellsBuilder } from "./cellsBuilder.ts";
import { columnNames } from "./header.ts";

/** Number of cells between two checks of memory. */
const CELLS_BETWEEN_CHECKS = 1_000_000;
const MOST_ROWS_BETWEEN_CHECKS = 4096;
const NUMBER_BYTES = 8;

/**
 * Whether a row is kept. Called once per row, in the order of the file.
 * @param names of the columns
 */
export type RowChoice = (row: readonly string[], names: readonly string[]) => boolean;

/** The cells of a table by column. */
export interface KeptColumns {
  /** @throws AppError `tableTooLarge` */
  push(row: readonly string[]): void;
  /** Rows so far, kept or not. */
  readonly rowCount: number;
  /** Rows that were kept. */
  readonly kept: number;
  /** Number of columns up to the last one with a name or a value. */
  readonly width: number;
  readonly names: readonly string[];
  /** The sum of a column's numbers; null: the column does not hold numbers, or not all rows are kept. */
  sum(column: number): number | null;
  finish(): RawColumn[];
}

export interface KeepOptions {
  /** null: all rows are kept. */
  readonly choose: RowChoice | null;
  /** Most bytes that the cells may take. */
  readonly limitBytes: number;
  /** Number of rows of the file; 0: unknown. A table that cannot fit is refused before it is read. */
  readonly rows: number;
}

/**
 * @param header the given names, "" for none
 * @param units of the columns, "" for none
 * @throws AppError `tableTooLarge`
 */
export function keepColumns(
  header: readonly string[],
  units: readonly string[],
  options: KeepOptions,
): KeptColumns {
  const { choose, limitBytes } = options;
  checkExpected(header.length, options);
  const names = columnNames(header);
  const columns: readonly CellsBuilder[] = names.map(() => createCellsBuilder());
  const rowsBetweenChecks = Math.min(
    MOST_ROWS_BETWEEN_CHECKS,
    Math.ceil(CELLS_BETWEEN_CHECKS / names.length),
  );
  let rowCount = 0;
  let kept = 0;
  let width = 1 + header.findLastIndex((name) => name !== "");
  return {
    push(row) {
      let last = Math.min(row.length, columns.length);
      while (last > width && isBlankCell(row[last - 1]!)) last--;
      if (last > width) width = last;
      rowCount++;
      if (choose !== null && !choose(row, names)) return;
      for (let j = 0; j < columns.length; j++) columns[j]!.push(row[j] ?? "");
      if (++kept % rowsBetweenChecks === 0) checkMemory(columns, kept, limitBytes);
    },
    get rowCount() {
      return rowCount;
    },
    get kept() {
      return kept;
    },
    get width() {
      return width;
    },
    names,
    sum: (j) => (choose === null ? (columns[j]?.sum() ?? null) : null),
    finish: () =>
      names.slice(0, width).map((name, j) => ({
        name,
        cells: columns[j]!.finish(),
        ...((units[j] ?? "") === "" ? {} : { unit: units[j]! }),
      })),
  };
}

export function isBlankRow(row: readonly string[]): boolean {
  return row.every(isBlankCell);
}

function isBlankCell(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // A quick check, because trimming would take most of the time.
  return !(first > 0x20 && first < 0x80) && cell.trim() === "";
}

/** Estimates memory with the smallest possible cell, a number. */
function checkExpected(columns: number, { rows, limitBytes, choose }: KeepOptions): void {
  if (choose !== null || rows * columns * NUMBER_BYTES <= limitBytes) return;
  const limit = Math.round(limitBytes / 1e6);
  throw new AppError("tableTooLarge", { rows: Math.floor(limitBytes / NUMBER_BYTES / columns), limit });
}

function checkMemory(columns: readonly CellsBuilder[], rows: number, limitBytes: number): void {
  const bytes = columns.reduce((sum, column) => sum + column.bytes, 0);
  if (bytes <= limitBytes) return;
  throw new AppError("tableTooLarge", { rows, limit: Math.round(limitBytes / 1e6) });
}
