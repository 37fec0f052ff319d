import { textOf, type BodyRow } from "./bodyRow.ts";
import { isMissing, isNumber } from "../cellText.ts";
import type { ColumnFit } from "../columnFit.ts";
import type { LayoutChoices, OddLineReason, SkipReason } from "../layout.ts";
import type { LayoutLedger } from "./layoutLedger.ts";
import type { OtherReadings } from "../otherReadings.ts";
import { mendRow } from "./oddRow.ts";
import { placingBudget } from "./placeCells.ts";

/** Number of consecutive rows of another width that form a separate table: after a blank line, and without one. */
const OTHER_TABLE = { apart: 3, close: 60 } as const;
/** Rows belong to the table if this share of them has at most this average misfit. */
const BELONGS = { rows: 0.8, misfit: 0.25 } as const;
const MOST_WAITING = 200;

export interface WaitingRowsOptions {
  readonly fit: ColumnFit;
  readonly choices: LayoutChoices;
  readonly other: OtherReadings | null;
  readonly ledger: LayoutLedger;
  /** Takes a row of the table, with all its cells. */
  readonly hold: (row: BodyRow, cells: readonly string[], odd: OddLineReason) => void;
}

/** Rows of another number of cells: the following rows decide whether they are odd rows of the table, remarks, or another table. */
export interface WaitingRows {
  /** Returns the width of the other table when there are enough such rows; null: not decided. */
  add(row: BodyRow): number | null;
  /** A row that is certainly odd. */
  takeOdd(row: BodyRow): void;
  /** The waiting rows are odd rows of the table. */
  settle(): void;
  /** The waiting rows do not belong to the table. */
  skip(why: SkipReason): void;
  /** At the end of the file; remarks below the table are not rows. */
  end(isSpaced: boolean): readonly BodyRow[];
  readonly count: number;
}

export function createWaitingRows(options: WaitingRowsOptions): WaitingRows {
  const { fit, choices, ledger } = options;
  const budget = placingBudget();
  let waiting: BodyRow[] = [];

  const takeOdd = (row: BodyRow): void => {
    const { cells, why } = mendRow(row, fit, options.other, budget);
    const used = choices.oddLines === "keep" ? (cells ?? fitted(row.cells, fit.width)) : cells;
    const isKept = choices.oddLines !== "leaveOut" && used !== null;
    ledger.addOdd(row.line, textOf(row), why, row.cells.length, isKept);
    if (isKept) options.hold(row, used, why);
  };
  const settle = (): void => {
    for (const row of waiting) takeOdd(row);
    waiting = [];
  };
  const skip = (why: SkipReason): void => {
    for (const row of waiting) ledger.skip(row.line, textOf(row), why);
    waiting = [];
  };
  return {
    takeOdd,
    settle,
    skip,
    add(row) {
      waiting.push(row);
      const first = waiting[0]!;
      const isAlike = row.cells.length > 1 && waiting.every(({ cells }) => cells.length === row.cells.length);
      if (isAlike && waiting.length >= (first.apart ? OTHER_TABLE.apart : OTHER_TABLE.close)) {
        if (areRows(waiting, fit, choices)) {
          settle();
          return null;
        }
        skip("otherTable");
        return row.cells.length;
      }
      if (waiting.length >= MOST_WAITING) takeOdd(waiting.shift()!);
      return null;
    },
    end(isSpaced) {
      const below = fit.width < 3 ? [] : waiting.splice(startOfRemarks(waiting, isSpaced));
      settle();
      return below;
    },
    get count() {
      return waiting.length;
    },
  };
}

/** Whether similar rows belong to this table: by their cells, or because odd lines are kept and these rows have no header. */
function areRows(rows: readonly BodyRow[], fit: ColumnFit, { oddLines }: LayoutChoices): boolean {
  const [first, ...others] = rows;
  if (!first!.apart) return oddLines !== undefined || areOfTable(rows, fit);
  return oddLines === "keep" && !isHeaderOf(first!, others);
}

/** Whether a row is the header of those below it: it has no number, and they have some. */
function isHeaderOf({ cells }: BodyRow, below: readonly BodyRow[]): boolean {
  return !cells.some(isNumber) && below.every((row) => row.cells.some(isNumber));
}

/** Whether rows with missing or additional empty cells look like those of the table. */
function areOfTable(rows: readonly BodyRow[], fit: ColumnFit): boolean {
  const fits = ({ cells }: BodyRow): boolean => {
    const own = cells.slice(0, fit.width);
    const misfit = own.reduce((sum, cell, j) => sum + fit.misfit(j, cell), 0);
    return misfit <= BELONGS.misfit * own.length && cells.slice(fit.width).every((cell) => isMissing(cell));
  };
  return fits(rows[0]!) && rows.filter(fits).length >= BELONGS.rows * rows.length;
}

/** Where the remarks below a table begin: after a blank line, or at the first of the last rows that have a single cell of text. */
function startOfRemarks(rows: readonly BodyRow[], isSpaced: boolean): number {
  const section = isSpaced ? -1 : rows.findIndex(({ apart }) => apart);
  const end = section < 0 ? rows.length : section;
  let from = end;
  while (from > 0 && rows[from - 1]!.cells.length === 1 && !isNumber(rows[from - 1]!.cells[0]!)) from--;
  return from;
}

function fitted(cells: readonly string[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, j) => cells[j] ?? "");
}
