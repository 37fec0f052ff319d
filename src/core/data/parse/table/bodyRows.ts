import { textOf, type BodyRow } from "./bodyRow.ts";
import { isMissing, isNumber } from "../cellText.ts";
import { isComment } from "../comments.ts";
import type { HeadLayout } from "./findLayout.ts";
import type { TableFinder } from "./findTables.ts";
import { createLastRows, type LastRows } from "./lastRows.ts";
import type { LayoutChoices, OddLineReason, SkipReason } from "../layout.ts";
import type { LayoutLedger } from "./layoutLedger.ts";
import type { OtherReadings } from "../otherReadings.ts";
import { isSameRow } from "../sourceRow.ts";
import { createSubtotalFinder } from "./subtotal.ts";
import { createWaitingRows, type WaitingRows } from "./waitingRows.ts";

export interface BodyOptions {
  readonly head: HeadLayout<BodyRow>;
  /** Whether every row belongs to the table, as in formats with defined rows. */
  readonly plain: boolean;
  readonly choices: LayoutChoices;
  readonly other: OtherReadings | null;
  readonly finder: TableFinder;
  readonly ledger: LayoutLedger;
  /** Takes a row of the table, with all its cells. */
  readonly keep: (cells: readonly string[], line: number) => void;
  readonly sum: (column: number) => number | null;
}

/** Distinguishes the rows of a table from other lines between and below them. */
export interface BodyRows {
  take(row: BodyRow): void;
  /** After the last row. */
  end(): void;
}

export function createBodyRows(options: BodyOptions): BodyRows {
  const { head, choices, ledger, keep } = options;
  if (options.plain) {
    return {
      take({ cells, line }) {
        ledger.addRow();
        keep(cells, line);
      },
      end: () => undefined,
    };
  }
  const endIsChosen = choices.lastLine !== undefined;
  const last = createLastRows({ head, endIsChosen, ledger, keep, sum: options.sum });
  const sums = createSubtotalFinder();
  const hold = (row: BodyRow, cells: readonly string[], odd: OddLineReason | null): void => {
    sums.add(cells);
    last.hold(row, cells, odd);
  };
  const { other, finder } = options;
  const waiting = createWaitingRows({ fit: head.fit, choices, other, ledger, hold });
  const sorter = createSorter(options, waiting, last, (row) => {
    if (sums.isSum(row.cells, row.text)) return false;
    ledger.addRow();
    hold(row, row.cells, null);
    return true;
  });
  const comment = choices.comment === undefined ? head.width : null;
  const skip = (row: BodyRow, why: SkipReason): void => ledger.skip(row.line, textOf(row), why);
  return {
    take(row) {
      const cells = row.cells.length;
      if (endIsChosen && row.line > choices.lastLine) {
        finder.add(cells, row.line);
        skip(row, "below");
      } else if (sorter.isPassed(row)) {
        finder.add(cells, row.line);
        skip(row, "otherTable");
      } else if (isComment(row, head.comment, comment)) {
        skip(row, "comment");
      } else if (cells === head.width) {
        sorter.takeFull(row);
      } else {
        finder.add(cells, row.line);
        sorter.wait(row);
      }
    },
    end() {
      const below = waiting.end(sorter.isSpaced());
      last.end();
      for (const row of below) skip(row, "below");
    },
  };
}

/** Tracks whether another table is being skipped. */
interface Sorter {
  /** Whether a row belongs to another table. */
  isPassed(row: BodyRow): boolean;
  /** A row with all cells. */
  takeFull(row: BodyRow): void;
  wait(row: BodyRow): void;
  /** Whether all rows are separated by blank lines. */
  isSpaced(): boolean;
}

/** @param takeRow takes a row with all cells; returns false if it is a sum */
function createSorter(
  { head, finder, ledger, other }: BodyOptions,
  waiting: WaitingRows,
  last: LastRows,
  takeRow: (row: BodyRow) => boolean,
): Sorter {
  const { width, fit } = head;
  const header = head.header.at(-1);
  const numeric = Array.from({ length: width }, (_, j) => j).filter((j) => fit.isNumeric(j));
  const quote = other?.quote ?? "";
  /** The width of the other table that is being skipped. */
  let passing: number | null = null;
  /** Numbers of rows with all cells, and of those after a blank line. */
  const full = { all: 0, apart: 0 };
  const isSpaced = (): boolean => full.apart * 2 > full.all;
  const isRepeated = (row: BodyRow): boolean => header !== undefined && isSameRow(header, row);
  const skip = (row: BodyRow, why: SkipReason): void => ledger.skip(row.line, textOf(row), why);
  return {
    isSpaced,
    isPassed(row) {
      // A row of this table's width continues it, unless the other table has the same width.
      if (passing === null) return false;
      return passing === width ? !isRepeated(row) : row.cells.length !== width;
    },
    wait(row) {
      passing = waiting.add(row);
    },
    takeFull(row) {
      passing = null;
      const isLoose = (row.apart && !isSpaced()) || waiting.count > 0;
      full.all++;
      if (row.apart) full.apart++;
      if (isLoose && last.count > 0 && !isRepeated(row) && isHeader(row, numeric)) {
        waiting.skip("otherTable");
        finder.cut();
        finder.add(width, row.line);
        skip(row, "otherTable");
        passing = width;
        return;
      }
      waiting.settle();
      finder.add(width, row.line);
      if (isRepeated(row)) skip(row, "repeatedHeader");
      else if (row.brokenQuotes || hasLooseQuote(row, quote, numeric)) waiting.takeOdd(row);
      else if (!takeRow(row)) skip(row, "total");
    },
  };
}

/** Whether a row is a header within a table of numbers. */
function isHeader({ cells }: BodyRow, numeric: readonly number[]): boolean {
  return (
    numeric.length > 0 &&
    numeric.every((j) => !isMissing(cells[j]!) && !isNumber(cells[j]!)) &&
    !cells.some((cell) => isMissing(cell)) &&
    new Set(cells.map((cell) => cell.trim())).size === cells.length
  );
}

/** Whether a cell of a numeric column has a quote. */
function hasLooseQuote({ text, cells }: BodyRow, quote: string, numeric: readonly number[]): boolean {
  if (quote === "" || text === undefined || !text.includes(quote)) return false;
  return numeric.some((j) => cells[j]!.includes(quote));
}
