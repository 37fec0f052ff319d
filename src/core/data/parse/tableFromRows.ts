import { AppError } from "../../errors.ts";
import type { RawColumn, RawTable } from "../dataset.ts";
import { cellsFrom } from "./cellsBuilder.ts";
import { isMissing, isNumber } from "./cells.ts";

/** Most cells that are read: beyond it a tab runs out of memory. */
export const MAX_CELLS = 5_000_000;

/** Rows that decide whether the first line is a header. */
const ROWS_LOOKED_AT = 200;
const LONGEST_QUOTE = 80;

/**
 * A table from the rows of a parser. Blank rows, and cells beyond the last column that hold nothing, are dropped; the first row is
 * taken as a header where it looks unlike the rows below it, else the columns are called "column 1", "column 2", …
 *
 * @param rows as parsed, blank ones included; emptied while it is read, so that a large file is not held twice
 * @param delimiter for error messages
 * @throws AppError `csvEmpty`, `csvHeaderOnly`, `csvOneColumn`, `csvRagged` (row = line in the file), `csvTooManyCells`
 */
export function tableFromRows(rows: string[][], delimiter: string): { table: RawTable; header: boolean } {
  const first = rows.find((row) => !isBlank(row));
  if (first === undefined) throw new AppError("csvEmpty");
  const width = usedWidth(rows, first.length);
  checkShape(rows, width, delimiter);
  const filled = rows.filter((row) => !isBlank(row));
  rows.length = 0;
  const header = hasHeader(filled, width);
  const names = uniqueNames(
    Array.from({ length: width }, (_, j) => (header ? filled[0]![j]!.trim() : "") || `column ${j + 1}`),
  );
  if (header) filled.shift();
  if (filled.length === 0) throw new AppError("csvHeaderOnly", { columns: width });
  if (width === 1) throw new AppError("csvOneColumn", { name: names[0]! });
  if (filled.length * width > MAX_CELLS) {
    throw new AppError("csvTooManyCells", { rows: filled.length, columns: width, limit: MAX_CELLS });
  }
  const columns: RawColumn[] = names.map((name, j) => ({
    name,
    cells: cellsFrom(filled.map((row) => row[j]!)),
  }));
  return { table: { columns, rowCount: filled.length }, header };
}

/** Names made different from one another: "x", "x (2)", "x (3)". */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}

/** The number of columns: the first row's cells, less those at its end that are empty in every row. */
function usedWidth(rows: readonly string[][], firstLength: number): number {
  let width = firstLength;
  while (width > 1 && rows.every((row) => (row[width - 1] ?? "").trim() === "")) width--;
  return width;
}

function checkShape(rows: readonly string[][], width: number, delimiter: string): void {
  let line = 1;
  for (const row of rows) {
    if (!isBlank(row) && (row.length < width || !isBlank(row.slice(width)))) {
      const value = row.join(delimiter).slice(0, LONGEST_QUOTE);
      throw new AppError("csvRagged", { row: line, cells: row.length, expected: width, value });
    }
    line++;
    for (const cell of row) if (cell.includes("\n")) line += cell.split("\n").length - 1;
  }
}

function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === "");
}

/**
 * Each column votes: for a header where only its first cell is not a number, against one where its first cell is a number above
 * numbers, or a text that comes back below. Without a majority it is a header if its cells are present and all different.
 */
function hasHeader(rows: readonly string[][], width: number): boolean {
  let votes = 0;
  for (let j = 0; j < width; j++) votes += headerVote(rows.slice(0, ROWS_LOOKED_AT).map((row) => row[j]!));
  if (votes !== 0) return votes > 0;
  const cells = rows[0]!.slice(0, width).map((cell) => cell.trim());
  return new Set(cells).size === width && !cells.some(isMissing);
}

function headerVote([first, ...below]: readonly string[]): -1 | 0 | 1 {
  const present = below.filter((cell) => !isMissing(cell)).map((cell) => cell.trim());
  if (isNumber(first!)) return present.every(isNumber) ? -1 : 0;
  if (isMissing(first!) || present.length === 0) return 0;
  if (present.every(isNumber)) return 1;
  return present.includes(first!.trim()) ? -1 : 0;
}
