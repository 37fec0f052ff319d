import { AppError } from "../../errors.ts";
import type { RawColumn, RawTable } from "../dataset.ts";
import { checkColumns } from "./checkColumns.ts";
import { createCellsBuilder, type CellsBuilder } from "./cellsBuilder.ts";
import { columnNames, hasHeader, headerVotes } from "./header.ts";

/** Rows that decide whether the first one is a header. */
const ROWS_LOOKED_AT = 200;
const LONGEST_QUOTE = 80;
/** Cells between two looks at how much memory is taken. */
const CELLS_BETWEEN_CHECKS = 1_000_000;
const MOST_ROWS_BETWEEN_CHECKS = 4096;
const NUMBER_BYTES = 8;

/**
 * Whether a row is kept. Asked once for each, in the order of the file.
 * @param names of the columns
 */
export type RowChoice = (row: readonly string[], names: readonly string[]) => boolean;

export interface TableOptions {
  /** Between cells, for error messages. */
  readonly delimiter: string;
  /** Most bytes that the cells may take. */
  readonly limitBytes: number;
  /** null: all rows are kept. */
  readonly choose: RowChoice | null;
  /** Whether the first row names the columns; null: decided by how it looks. */
  readonly header: boolean | null;
  /** How many rows there will be, where that is known: what cannot fit is then refused before it is read. */
  readonly rows?: number;
}

/** Takes the rows of a file one after the other, and keeps them by column. */
export interface TableBuilder {
  /**
   * @param line of the file, for error messages
   * @throws AppError `csvRagged`, `tableTooLarge`, `tooManyColumns`
   */
  push(row: readonly string[], line: number): void;
  /** Rows so far, chosen or not: without the header, blank rows and comments. */
  readonly rowCount: number;
  /** @throws AppError `csvEmpty`, `csvHeaderOnly`, `csvOneColumn` and those of `push` */
  finish(): { table: RawTable; header: boolean };
}

/**
 * A table from rows of text. Blank rows, comments (lines that begin with "#" and have not the cells of the others), and columns at
 * the right end that hold nothing are dropped; the first row is taken as a header where it looks unlike the rows below it, else the
 * columns are called "column 1", "column 2", …
 */
export function createTableBuilder(options: TableOptions): TableBuilder {
  /** The first rows, until it is decided what they are. */
  let head: { row: readonly string[]; line: number }[] | null = [];
  let rowCount = 0;
  let kept = 0;
  let header = false;
  let names: readonly string[] = [];
  let shape: Shape | null = null;
  let columns: readonly CellsBuilder[] = [];
  let rowsBetweenChecks = MOST_ROWS_BETWEEN_CHECKS;

  const keep = (row: readonly string[], line: number): void => {
    if (isComment(row, shape!.firstLength)) return;
    shape!.check(row, line);
    rowCount++;
    if (options.choose !== null && !options.choose(row, names)) return;
    for (let j = 0; j < columns.length; j++) columns[j]!.push(row[j] ?? "");
    if (++kept % rowsBetweenChecks === 0) checkMemory(columns, kept, options.limitBytes);
  };
  const decide = (): void => {
    const first = withoutComments(head!);
    head = null;
    if (first.length === 0) throw new AppError("csvEmpty");
    const firstLength = first[0]!.row.length;
    shape = createShape(firstLength, options.delimiter);
    for (const { row, line } of first) shape.check(row, line);
    header =
      options.header ??
      hasHeader(
        first.map(({ row }) => row),
        shape.width(),
      );
    names = columnNames(header ? first[0]!.row : new Array<string>(firstLength).fill(""));
    checkExpected(names.length, options);
    columns = names.map(() => createCellsBuilder());
    rowsBetweenChecks = Math.min(MOST_ROWS_BETWEEN_CHECKS, Math.ceil(CELLS_BETWEEN_CHECKS / names.length));
    for (const { row, line } of header ? first.slice(1) : first) keep(row, line);
  };

  return {
    push(row, line) {
      if (isBlank(row)) return;
      if (head === null) {
        keep(row, line);
        return;
      }
      checkColumns(row.length);
      head.push({ row, line });
      if (head.length === ROWS_LOOKED_AT) decide();
    },
    get rowCount() {
      return rowCount;
    },
    finish() {
      if (head !== null) decide();
      const width = shape!.width();
      const used = names.slice(0, width);
      if (rowCount === 0) throw new AppError("csvHeaderOnly", { columns: width });
      if (width === 1) throw new AppError("csvOneColumn", { name: used[0]! });
      const finished: RawColumn[] = used.map((name, j) => ({ name, cells: columns[j]!.finish() }));
      return { table: { columns: finished, rowCount: kept }, header };
    },
  };
}

/** Watches that every row has the cells of the first one, but for those that are empty in every row. */
interface Shape {
  readonly firstLength: number;
  /** @throws AppError `csvRagged` */
  check(row: readonly string[], line: number): void;
  /** The number of columns: the first row's cells, less those at its end that are empty in every row. */
  width(): number;
}

function createShape(firstLength: number, delimiter: string): Shape {
  let width = 1;
  /** The first row of each length below the first row's: an error once a cell to the right of it is used. */
  const short = new Map<number, { row: readonly string[]; line: number }>();
  const ragged = (row: readonly string[], line: number, expected: number): AppError => {
    const value = row.join(delimiter).slice(0, LONGEST_QUOTE);
    return new AppError("csvRagged", { row: line, cells: row.length, expected, value });
  };
  return {
    firstLength,
    check(row, line) {
      let last = row.length;
      while (last > width && isBlankCell(row[last - 1]!)) last--;
      if (last > firstLength) throw ragged(row, line, firstLength);
      if (last > width) {
        width = last;
        const broken = [...short].find(([length]) => length < width);
        if (broken !== undefined) throw ragged(broken[1].row, broken[1].line, width);
      }
      if (row.length < width) throw ragged(row, line, width);
      if (row.length < firstLength && !short.has(row.length)) short.set(row.length, { row, line });
    },
    width: () => width,
  };
}

/**
 * The first rows without the comments among them; also without one above the header that has as many cells by chance, which shows
 * in that the row below it is more of a header.
 */
function withoutComments(
  head: readonly { row: readonly string[]; line: number }[],
): readonly { row: readonly string[]; line: number }[] {
  const length = commonestLength(head.filter(({ row }) => !startsWithHash(row)).map(({ row }) => row.length));
  const rows = length === null ? head : head.filter(({ row }) => !isComment(row, length));
  const below = rows.slice(1).map(({ row }) => row);
  const firstIsNone = rows.length > 2 && startsWithHash(rows[0]!.row) && headerVotes(below, length ?? 0) > 0;
  return firstIsNone ? rows.slice(1) : rows;
}

function commonestLength(lengths: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return lengths.find((length) => counts.get(length) === most) ?? null;
}

function isComment(row: readonly string[], length: number): boolean {
  return row.length !== length && startsWithHash(row);
}

function startsWithHash(row: readonly string[]): boolean {
  return row[0]!.trimStart().startsWith("#");
}

function isBlank(row: readonly string[]): boolean {
  return row.every(isBlankCell);
}

function isBlankCell(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // Without this, most of the time would be spent on trimming.
  return !(first > 0x20 && first < 0x80) && cell.trim() === "";
}

/** The least that a cell takes is a number. */
function checkExpected(columns: number, { rows = 0, limitBytes, choose }: TableOptions): void {
  if (choose !== null || rows * columns * NUMBER_BYTES <= limitBytes) return;
  const limit = Math.round(limitBytes / 1e6);
  throw new AppError("tableTooLarge", { rows: Math.floor(limitBytes / NUMBER_BYTES / columns), limit });
}

function checkMemory(columns: readonly CellsBuilder[], rows: number, limitBytes: number): void {
  const bytes = columns.reduce((sum, column) => sum + column.bytes, 0);
  if (bytes <= limitBytes) return;
  throw new AppError("tableTooLarge", { rows, limit: Math.round(limitBytes / 1e6) });
}
