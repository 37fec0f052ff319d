import { AppError } from "../../errors.ts";
import type { RawTable } from "../dataset.ts";
import { createBodyRows, textOf, type BodyRow, type BodyRows } from "./bodyRows.ts";
import { checkColumns } from "./checkColumns.ts";
import { COMMENT_SIGNS, findLayout, type HeadLayout } from "./findLayout.ts";
import { createTableFinder, largestTable, tablesAmong } from "./findTables.ts";
import { isBlankRow, keepColumns, type KeptColumns, type RowChoice } from "./keptColumns.ts";
import type { FoundLayout, LayoutChoices, TableRange } from "./layout.ts";
import { createLayoutLedger } from "./layoutLedger.ts";
import type { OtherReadings } from "./oddRow.ts";
import { widthOfShortRows } from "./shortRows.ts";

/** Rows, and cells, that decide what the first rows are. */
const HEAD = { rows: 200, cells: 200_000, leastRows: 8 } as const;
const LONGEST_QUOTE = 80;
/** Of the lines of data, that are odd in a way that leaves their cells unsure: more, and the table is read wrongly. */
const MOST_UNSURE = 0.5;
/** A table that is larger by less than this is no reason to read again. */
const LARGER = 1.05;

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
  /** What was chosen of the layout; absent: nothing. */
  readonly layout?: LayoutChoices;
  /** The lines of the table, where an earlier pass found them. */
  readonly range?: TableRange;
  /** How a line may be read otherwise; absent: in no other way. */
  readonly other?: OtherReadings;
}

/** What the rows alone tell of a layout. */
export type TableLayout = Omit<FoundLayout, "quote" | "head">;

export interface BuiltTable {
  readonly table: RawTable;
  readonly header: boolean;
  readonly layout: TableLayout;
}

/** Takes the rows of a file one after the other, and keeps those of its table by column. */
export interface TableBuilder {
  /**
   * @param line of the file, from 1
   * @param text the line as it stands; absent in a sheet
   * @param brokenQuotes whether its quotes are damaged
   * @throws AppError `tableTooLarge`, `tooManyColumns`
   */
  push(row: readonly string[], line: number, text?: string, brokenQuotes?: boolean): void;
  /** Rows so far, chosen or not: without the header, blank rows and comments. */
  readonly rowCount: number;
  /** After the last row: the table that is to be read instead, the chosen one or the largest; null: this one. */
  better(): TableRange | null;
  /** @throws AppError `csvEmpty`, `csvHeaderOnly`, `csvOneColumn`, `csvRagged` and those of `push` */
  finish(): BuiltTable;
}

interface Body {
  readonly head: HeadLayout<BodyRow>;
  readonly columns: KeptColumns;
  readonly rows: BodyRows;
}

/**
 * A table from rows of text. What stands above and below it, blank rows, comments, repeated headers and sums are left out, and columns
 * at the right end that hold nothing are dropped. Rows with too few or too many cells are mended where it is sure how, else left out.
 * The first row of the table is its header where it looks unlike the rows below it, else the columns are called "column 1", "column 2", …
 */
export function createTableBuilder(options: TableOptions): TableBuilder {
  const choices = options.layout ?? {};
  const finder = createTableFinder();
  const ledger = createLayoutLedger();
  /** The first rows, until it is decided what they are. */
  let first: BodyRow[] = [];
  let cellCount = 0;
  let body: Body | null = null;
  /** Cells of a row, where rows leave out the empty ones at their end. */
  let filledTo = 0;
  let apart = false;
  const lines = { first: 0, last: 0 };
  let ended = false;

  const filled = (row: BodyRow): BodyRow => {
    if (row.cells.length >= filledTo || isCommentLine(row)) return row;
    ledger.addShort();
    const missing = new Array<string>(filledTo - row.cells.length).fill("");
    return { ...row, cells: [...row.cells, ...missing] };
  };
  const decide = (): void => {
    const isOpen = options.header === null && choices.oddLines !== "leaveOut";
    filledTo = (isOpen ? widthOfShortRows(first.map(({ cells }) => cells)) : null) ?? 0;
    const from = first.findIndex(({ cells }) => cells.length === filledTo);
    const rows = first.map((row, i) => (i > from ? filled(row) : row));
    body = begin(rows, options, { finder, ledger, lines });
    first = [];
  };
  const end = (): void => {
    if (body === null && first.length > 0) decide();
    if (!ended) body?.rows.end();
    ended = true;
  };

  return {
    push(given, line, text, broken = false) {
      if (isBlankRow(given)) {
        apart = true;
        return;
      }
      const requoted = text === undefined ? null : (options.other?.requoted(text) ?? null);
      const cells = requoted ?? given;
      const brokenQuotes = broken || requoted !== null;
      const row: BodyRow = { cells, line, text, brokenQuotes, apart };
      apart = false;
      const behind = isBehind(row, options);
      // The rows of a file are told to the finder in their order.
      if (behind && body === null && first.length > 0) decide();
      if (behind || beforeTable(row, options)) {
        finder.add(cells.length, line);
        ledger.skip(line, textOf(row), options.range === undefined ? "above" : "otherTable");
      } else if (body === null) {
        checkColumns(cells.length);
        first.push(row);
        cellCount += cells.length;
        const enough =
          first.length >= HEAD.rows || (cellCount >= HEAD.cells && first.length >= HEAD.leastRows);
        if (enough) decide();
      } else {
        body.rows.take(filled(row));
      }
    },
    get rowCount() {
      return body?.columns.rowCount ?? 0;
    },
    better() {
      end();
      if (options.range !== undefined || options.header !== null) return null;
      return betterTable(finder.stretches(), choices, body?.head ?? null, lines);
    },
    finish() {
      end();
      if (body === null) throw new AppError("csvEmpty");
      const { head, columns } = body;
      const width = columns.width;
      if (columns.rowCount === 0) {
        if (ledger.odd().count > 0) throw ragged(ledger.odd().items[0], ledger.odd(), width);
        throw new AppError("csvHeaderOnly", { columns: width });
      }
      if (width === 1) throw new AppError("csvOneColumn", { name: columns.names[0]! });
      const odd = ledger.odd();
      // Without a header, and with more lines above than rows, what was found is no table.
      const above = head.header.length > 0 ? 0 : head.skipped.filter(({ why }) => why === "above").length;
      if (choices.headerLine === undefined && above >= columns.rowCount) {
        const { row } = head.skipped.find(({ why }) => why === "above")!;
        throw ragged(
          { line: row.line, cells: row.cells.length, text: textOf(row) },
          { count: above, of: above + odd.of },
          head.width,
        );
      }
      if (choices.oddLines === undefined && ledger.unsure > MOST_UNSURE * odd.of)
        throw ragged(odd.items[0], odd, head.width);
      const tables = tablesAmong(finder.stretches());
      const table = tables.findIndex(({ from, to }) => lines.first >= from && lines.first <= to) + 1;
      const layout: TableLayout = {
        comment: head.comment,
        headerLine: head.header[0]?.line ?? 0,
        headerLines: head.header.length,
        unitsLine: head.units?.line ?? 0,
        firstLine: lines.first,
        lastLine: lines.last,
        skipped: ledger.skipped(),
        odd,
        ...(ledger.short > 0 ? { shortRows: ledger.short } : {}),
        tables: tables.length > 1 ? tables : [],
        ...(tables.length > 1 && table > 0 ? { table } : {}),
      };
      return {
        table: { columns: columns.finish(), rowCount: columns.kept },
        header: head.header.length > 0,
        layout,
      };
    },
  };
}

function ragged(
  first: { line: number; cells: number; text: string } | undefined,
  { count, of }: { count: number; of: number },
  expected: number,
): AppError {
  const { line = 0, cells = 0, text = "" } = first ?? {};
  return new AppError("csvRagged", {
    odd: count,
    of,
    row: line,
    cells,
    expected,
    value: text.slice(0, LONGEST_QUOTE),
  });
}

/** A line without another cell that begins with the sign of a comment. */
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

/** Decides what the first rows are, and takes those of the table. */
function begin(
  rows: readonly BodyRow[],
  options: TableOptions,
  {
    finder,
    ledger,
    lines,
  }: {
    finder: ReturnType<typeof createTableFinder>;
    ledger: ReturnType<typeof createLayoutLedger>;
    lines: { first: number; last: number };
  },
): Body {
  const { other, choose, limitBytes, layout: choices = {} } = options;
  const mend = (row: { cells: readonly string[]; line: number }, width: number): readonly string[] | null => {
    const { text } = row as BodyRow;
    if (text === undefined || other === undefined) return null;
    return other.readings(text, width)[0]?.cells ?? null;
  };
  const head = findLayout(rows, { choices, header: options.header, mend });
  const columns = keepColumns(head.names, head.columnUnits, { choose, limitBytes, rows: options.rows ?? 0 });
  const body = createBodyRows({
    head,
    plain: options.header !== null,
    choices,
    other: other ?? null,
    finder,
    ledger,
    keep(cells, line) {
      if (columns.rowCount === 0) lines.first = line;
      lines.last = line;
      columns.push(cells);
    },
    sum: columns.sum,
  });
  const above = new Map(head.skipped.map(({ row, why }) => [row, why]));
  const data = new Set(head.data);
  for (const row of rows) {
    const why = above.get(row);
    if (why !== undefined) ledger.skip(row.line, textOf(row), why);
    if (why !== "comment" && !data.has(row)) finder.add(row.cells.length, row.line);
    if (data.has(row)) body.take(row);
    else if (head.header.includes(row) && row.cells.length !== head.width) noteHeader(row, head.width);
  }
  return { head, columns, rows: body };

  function noteHeader(row: BodyRow, width: number): void {
    const isRowNames = row.cells.length === width - 1 && head.names[0] === "";
    if (isRowNames || choices.headerLine !== undefined) return;
    const isMended = mend(row, width) !== null;
    const why = isMended ? "delimiter" : row.cells.length < width ? "tooFew" : "tooMany";
    ledger.addHeader(row.line, textOf(row), why, row.cells.length);
  }
}

/** The chosen table, else a larger one than was read. */
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
