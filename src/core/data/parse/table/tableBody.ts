import { textOf, type BodyRow } from "./bodyRow.ts";
import { createBodyRows, type BodyRows } from "./bodyRows.ts";
import { findLayout, type HeadLayout } from "./findLayout.ts";
import type { TableFinder } from "./findTables.ts";
import { keepColumns, type KeptColumns } from "../keptColumns.ts";
import type { LayoutLedger } from "./layoutLedger.ts";
import type { TableOptions } from "./tableOptions.ts";

/** State of the rows of a file while they are read. */
export interface FileRows {
  readonly finder: TableFinder;
  readonly ledger: LayoutLedger;
  /** The first and the last line that is a row of the table; 0: none so far. */
  readonly lines: { first: number; last: number };
}

/** A table once it is decided where it begins. */
export interface TableBody {
  readonly head: HeadLayout<BodyRow>;
  readonly columns: KeptColumns;
  readonly rows: BodyRows;
}

/** Decides what the first rows are, and takes those of the table. */
export function beginBody(
  rows: readonly BodyRow[],
  options: TableOptions,
  { finder, ledger, lines }: FileRows,
): TableBody {
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
