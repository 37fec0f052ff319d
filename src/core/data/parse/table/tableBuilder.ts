import { AppError } from "../../../errors.ts";
import { textOf, type BodyRow } from "./bodyRow.ts";
import { checkColumns } from "../checkColumns.ts";
import { COMMENT_SIGNS } from "../comments.ts";
import type { HeadLayout } from "./findLayout.ts";
import { createTableFinder, largestTable, tablesAmong } from "./findTables.ts";
import { finishTable, type BuiltTable } from "./finishTable.ts";
import { isBlankRow } from "../keptColumns.ts";
import type { LayoutChoices, TableRange } from "../layout.ts";
import { createLayoutLedger } from "./layoutLedger.ts";
import { createBorders } from "../ruleLine.ts";
import { widthOfShortRows } from "../text/shortRows.ts";
import { beginBody, type FileRows, type TableBody } from "./tableBody.ts";
import type { TableOptions } from "./tableOptions.ts";

/** Numbers of rows and cells after which the beginning of the table is decided. */
const HEAD = { rows: 200, cells: 200_000, leastRows: 8 } as const;
/** Another table must be larger by this factor to be read instead. */
const LARGER = 1.05;

/** Takes the rows of a file one after the other, and keeps those of its table by column. */
export interface TableBuilder {
  /**
   * @param line of the file, from 1
   * @param text the line as it stands; absent in a sheet
   * @param brokenQuotes whether its quotes are damaged
   * @throws AppError `tableTooLarge`, `tooManyColumns`
   */
  push(row: readonly string[], line: number, text?: string, brokenQuotes?: boolean): void;
  /** Rows so far, including those not sampled, without header, blank rows and comments. */
  readonly rowCount: number;
  /** After the last row: the table that is to be read instead, the chosen one or the largest; null: this one. */
  better(): TableRange | null;
  /** @throws AppError `csvEmpty`, `csvHeaderOnly`, `csvOneColumn`, `csvRagged` and those of `push` */
  finish(): BuiltTable;
}

/**
 * A table from rows of text. Lines above and below it, blank rows, comments, repeated headers and sums are left out, and empty
 * columns at the right end are dropped. Rows with too few or too many cells are mended if there is a certain way, otherwise left
 * out. The first row of the table is its header if it looks unlike the rows below it; otherwise the columns are called "column 1",
 * "column 2", …
 */
export function createTableBuilder(options: TableOptions): TableBuilder {
  const choices = options.layout ?? {};
  const file: FileRows = {
    finder: createTableFinder(),
    ledger: createLayoutLedger(),
    lines: { first: 0, last: 0 },
  };
  const start = createStart(options, file);
  const borders = createBorders();
  let apart = false;
  let ended = false;
  const end = (): void => {
    const body = start.body() ?? start.decide();
    if (!ended) body?.rows.end();
    ended = true;
  };

  return {
    push(given, line, text, broken = false) {
      // A drawn border is ignored like a blank line, but the rows on both sides belong to one table.
      if (text !== undefined && options.other !== undefined && borders.isBorder(given, text)) return;
      if (isBlankRow(given)) {
        apart = true;
        return;
      }
      const requoted = text === undefined ? null : (options.other?.requoted(text) ?? null);
      const cells = requoted ?? given;
      const row: BodyRow = { cells, line, text, brokenQuotes: broken || requoted !== null, apart };
      apart = false;
      const behind = isBehind(row, options);
      // The finder must get the rows of a file in their order.
      if (behind) start.decide();
      if (behind || beforeTable(row, options)) {
        file.finder.add(cells.length, line);
        file.ledger.skip(line, textOf(row), options.range === undefined ? "above" : "otherTable");
      } else {
        start.take(row);
      }
    },
    get rowCount() {
      return start.body()?.columns.rowCount ?? 0;
    },
    better() {
      end();
      if (options.range !== undefined || options.header !== null) return null;
      return betterTable(file.finder.stretches(), choices, start.body()?.head ?? null, file.lines);
    },
    finish() {
      end();
      const body = start.body();
      if (body === null) throw new AppError("csvEmpty");
      return finishTable(body, file, choices);
    },
  };
}

/** Holds the first rows until it is decided what they are. */
interface Start {
  take(row: BodyRow): void;
  /** Decides by the rows so far; null: there are none. */
  decide(): TableBody | null;
  body(): TableBody | null;
}

function createStart(options: TableOptions, file: FileRows): Start {
  let first: BodyRow[] = [];
  let cellCount = 0;
  let body: TableBody | null = null;
  /** Cells of a row in files that omit trailing empty cells. */
  let filledTo = 0;
  const filled = (row: BodyRow): BodyRow => {
    if (row.cells.length >= filledTo || isCommentLine(row)) return row;
    file.ledger.addShort();
    const missing = new Array<string>(filledTo - row.cells.length).fill("");
    return { ...row, cells: [...row.cells, ...missing] };
  };
  const decide = (): TableBody | null => {
    if (body !== null || first.length === 0) return body;
    const isOpen = options.header === null && options.layout?.oddLines !== "leaveOut";
    filledTo = (isOpen ? widthOfShortRows(first.map(({ cells }) => cells)) : null) ?? 0;
    const from = first.findIndex(({ cells }) => cells.length === filledTo);
    const rows = first.map((row, i) => (i > from ? filled(row) : row));
    body = beginBody(rows, options, file);
    first = [];
    return body;
  };
  return {
    decide,
    body: () => body,
    take(row) {
      if (body !== null) {
        body.rows.take(filled(row));
        return;
      }
      checkColumns(row.cells.length);
      first.push(row);
      cellCount += row.cells.length;
      const isEnough = cellCount >= HEAD.cells && first.length >= HEAD.leastRows;
      if (first.length >= HEAD.rows || isEnough) decide();
    },
  };
}

/** A line with a single cell that begins with the comment sign. */
function isCommentLine({ cells }: BodyRow): boolean {
  return cells.length === 1 && COMMENT_SIGNS.some((sign) => cells[0]!.trimStart().startsWith(sign));
}

function beforeTable({ line }: BodyRow, { range, layout = {} }: TableOptions): boolean {
  if (range !== undefined) return line < range.from;
  if (layout.headerLine !== undefined && layout.headerLine > 0) return line < layout.headerLine;
  return layout.headerLine === 0 && layout.firstLine !== undefined && line < layout.firstLine;
}

function isBehind({ line }: BodyRow, { range }: TableOptions): boolean {
  return range !== undefined && line > range.to;
}

/** The chosen table, or else one larger than the table read. */
function betterTable(
  stretches: readonly TableRange[],
  choices: LayoutChoices,
  head: HeadLayout<BodyRow> | null,
  lines: { first: number; last: number },
): TableRange | null {
  const isRead = ({ from, to }: TableRange): boolean =>
    lines.last > 0 && lines.first >= from && lines.first <= to;
  if (choices.table !== undefined) {
    const chosen = tablesAmong(stretches)[choices.table - 1];
    return chosen === undefined || isRead(chosen) ? null : chosen;
  }
  if (choices.headerLine !== undefined || choices.firstLine !== undefined) return null;
  const largest = largestTable(tablesAmong(stretches));
  const read = stretches.find(isRead);
  if (largest === undefined || head === null || isRead(largest)) return null;
  const size = ({ rows, columns }: TableRange): number => rows * columns;
  return read === undefined || size(largest) > LARGER * size(read) ? largest : null;
}
