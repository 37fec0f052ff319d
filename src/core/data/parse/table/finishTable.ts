import { AppError } from "../../../errors.ts";
import type { RawTable } from "../../table/dataset.ts";
import { textOf } from "./bodyRow.ts";
import { tablesAmong } from "./findTables.ts";
import type { FoundLayout, LayoutChoices } from "../layout.ts";
import type { FileRows, TableBody } from "./tableBody.ts";

const LONGEST_QUOTE = 80;
/** Largest share of odd lines with uncertain cells: with more, the table was read in the wrong way. */
const MOST_UNSURE = 0.5;

/** The part of a layout that follows from the rows. */
export type TableLayout = Omit<FoundLayout, "quote" | "head">;

export interface BuiltTable {
  readonly table: RawTable;
  readonly header: boolean;
  readonly layout: TableLayout;
}

/** The table of a file after its last row. @throws AppError `csvHeaderOnly`, `csvOneColumn`, `csvRagged` */
export function finishTable(body: TableBody, rows: FileRows, choices: LayoutChoices): BuiltTable {
  checkTable(body, rows, choices);
  const { head, columns } = body;
  return {
    table: { columns: columns.finish(), rowCount: columns.kept },
    header: head.header.length > 0,
    layout: layoutOf(body, rows),
  };
}

function checkTable({ head, columns }: TableBody, { ledger }: FileRows, choices: LayoutChoices): void {
  const width = columns.width;
  const odd = ledger.odd();
  if (columns.rowCount === 0) {
    if (odd.count > 0) throw ragged(odd.items[0], odd, width);
    throw new AppError("csvHeaderOnly", { columns: width });
  }
  if (width === 1) throw new AppError("csvOneColumn", { name: columns.names[0]! });
  // Without a header, and with more lines above than rows, the rows are not a table.
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
}

function layoutOf({ head }: TableBody, { finder, ledger, lines }: FileRows): TableLayout {
  const tables = tablesAmong(finder.stretches());
  const table = tables.findIndex(({ from, to }) => lines.first >= from && lines.first <= to) + 1;
  return {
    comment: head.comment,
    headerLine: head.header[0]?.line ?? 0,
    headerLines: head.header.length,
    unitsLine: head.units?.line ?? 0,
    firstLine: lines.first,
    lastLine: lines.last,
    skipped: ledger.skipped(),
    odd: ledger.odd(),
    ...(ledger.short > 0 ? { shortRows: ledger.short } : {}),
    tables: tables.length > 1 ? tables : [],
    ...(tables.length > 1 && table > 0 ? { table } : {}),
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
