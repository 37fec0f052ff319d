import { isMissing, isNumber } from "./cells.ts";
import type { ColumnFit } from "./columnFit.ts";
import { isComment, isSameRow, type HeadLayout } from "./findLayout.ts";
import type { TableFinder } from "./findTables.ts";
import type { LayoutChoices, OddLineReason, SkipReason } from "./layout.ts";
import type { LayoutLedger } from "./layoutLedger.ts";
import { mendRow, type OtherReadings } from "./oddRow.ts";
import { placingBudget } from "./placeCells.ts";
import { createSubtotalFinder } from "./subtotal.ts";
import { reasonAtEnd, TAIL_ROWS } from "./tail.ts";

/** Rows of another width after one another that are a table of their own: behind a blank line, and without one. */
const OTHER_TABLE = { apart: 3, close: 60 } as const;
/** Rows belong to the table if so many of them have cells that misfit no more than this on average. */
const BELONGS = { rows: 0.8, misfit: 0.25 } as const;
const MOST_WAITING = 200;

/** A row as it comes from its file. */
export interface BodyRow {
  readonly cells: readonly string[];
  readonly line: number;
  /** As it stands; undefined in a sheet. */
  readonly text: string | undefined;
  readonly brokenQuotes: boolean;
  /** Whether a blank line stands before it. */
  readonly apart: boolean;
}

export interface BodyOptions {
  readonly head: HeadLayout<BodyRow>;
  /** Whether every row is one of the table, as in a format that knows its rows. */
  readonly plain: boolean;
  readonly choices: LayoutChoices;
  readonly other: OtherReadings | null;
  readonly finder: TableFinder;
  readonly ledger: LayoutLedger;
  /** Takes a row of the table, with all its cells. */
  readonly keep: (cells: readonly string[], line: number) => void;
  readonly sum: (column: number) => number | null;
}

/** Tells the rows of a table from what stands between and below them. */
export interface BodyRows {
  take(row: BodyRow): void;
  /** After the last row. */
  end(): void;
}

interface Held {
  readonly row: BodyRow;
  readonly cells: readonly string[];
  /** Why it was odd; null: it was not. */
  readonly odd: OddLineReason | null;
}

export function createBodyRows(options: BodyOptions): BodyRows {
  const { head, choices, finder, ledger } = options;
  const { width, fit } = head;
  const header = head.header.at(-1);
  const budget = placingBudget();
  const numeric = Array.from({ length: width }, (_, j) => j).filter((j) => fit.isNumeric(j));
  const sums = createSubtotalFinder();
  /** The last rows, which may be sums. */
  const held: Held[] = [];
  /** Rows of another number of cells: what follows tells what they are. */
  let waiting: BodyRow[] = [];
  /** The width of the other table that is passed by. */
  let passing: number | null = null;
  let kept = 0;
  /** Rows with all cells, and those of them behind a blank line. */
  const full = { all: 0, apart: 0 };
  /** Whether blank lines part all rows. */
  const isSpaced = (): boolean => full.apart * 2 > full.all;

  const skip = (row: BodyRow, why: SkipReason): void => ledger.skip(row.line, textOf(row), why);
  const release = ({ cells, row }: Pick<Held, "cells" | "row">): void => {
    kept++;
    options.keep(cells, row.line);
  };
  const hold = (row: BodyRow, cells: readonly string[], odd: OddLineReason | null): void => {
    sums.add(cells);
    held.push({ row, cells, odd });
    if (held.length > TAIL_ROWS) release(held.shift()!);
  };
  const takeOdd = (row: BodyRow): void => {
    const { cells, why } = mendRow(row, fit, options.other, budget);
    const used = choices.oddLines === "keep" ? (cells ?? fitted(row.cells, width)) : cells;
    const isKept = choices.oddLines !== "leaveOut" && used !== null;
    ledger.addOdd(row.line, textOf(row), why, row.cells.length, isKept);
    if (isKept) hold(row, used, why);
  };
  const settle = (): void => {
    for (const row of waiting) takeOdd(row);
    waiting = [];
  };
  const wait = (row: BodyRow): void => {
    waiting.push(row);
    const first = waiting[0]!;
    const isAlike = waiting.every(({ cells }) => cells.length === row.cells.length) && row.cells.length > 1;
    if (isAlike && waiting.length >= (first.apart ? OTHER_TABLE.apart : OTHER_TABLE.close)) {
      if (!first.apart && (choices.oddLines !== undefined || areOfTable(waiting, fit))) {
        settle();
        return;
      }
      for (const other of waiting) skip(other, "otherTable");
      waiting = [];
      passing = row.cells.length;
    } else if (waiting.length >= MOST_WAITING) {
      takeOdd(waiting.shift()!);
    }
  };
  /** Whether a row names columns, where there are numbers in the table. */
  const isHeader = ({ cells }: BodyRow): boolean =>
    numeric.length > 0 &&
    numeric.every((j) => !isMissing(cells[j]!) && !isNumber(cells[j]!)) &&
    !cells.some((cell) => isMissing(cell)) &&
    new Set(cells.map((cell) => cell.trim())).size === width;
  const quote = options.other?.quote ?? "";
  /** Whether a quote stands in a cell where numbers belong. */
  const hasLooseQuote = ({ text, cells }: BodyRow): boolean =>
    quote !== "" &&
    text !== undefined &&
    text.includes(quote) &&
    numeric.some((j) => cells[j]!.includes(quote));
  const takeFull = (row: BodyRow): void => {
    const isLoose = (row.apart && !isSpaced()) || waiting.length > 0;
    full.all++;
    if (row.apart) full.apart++;
    if (header !== undefined && isSameRow(header, row)) {
      settle();
      finder.add(width, row.line);
      skip(row, "repeatedHeader");
      return;
    }
    if (isLoose && kept + held.length > 0 && isHeader(row)) {
      for (const title of waiting) skip(title, "otherTable");
      waiting = [];
      finder.cut();
      finder.add(width, row.line);
      skip(row, "otherTable");
      passing = width;
      return;
    }
    settle();
    finder.add(width, row.line);
    if (row.brokenQuotes || hasLooseQuote(row)) {
      takeOdd(row);
      return;
    }
    if (sums.isSum(row.cells, row.text)) {
      skip(row, "total");
      return;
    }
    ledger.addRow();
    hold(row, row.cells, null);
  };

  /** Whether a row is one of another table. One of this table's width goes on with it, unless the other has as many cells. */
  const isPassed = (row: BodyRow): boolean => {
    if (passing === null) return false;
    if (passing !== width) return row.cells.length !== width;
    return header === undefined || !isSameRow(header, row);
  };

  return {
    take(row) {
      if (options.plain) {
        ledger.addRow();
        release({ row, cells: row.cells });
      } else if (choices.lastLine !== undefined && row.line > choices.lastLine) {
        finder.add(row.cells.length, row.line);
        skip(row, "below");
      } else if (isPassed(row)) {
        finder.add(row.cells.length, row.line);
        skip(row, "otherTable");
      } else if (isComment(row, head.comment, choices.comment === undefined ? width : null)) {
        skip(row, "comment");
      } else if (row.cells.length === width) {
        passing = null;
        takeFull(row);
      } else {
        finder.add(row.cells.length, row.line);
        wait(row);
      }
    },
    end() {
      const below = width < 3 ? [] : waiting.splice(startOfRemarks(waiting, isSpaced()));
      settle();
      releaseTail();
      for (const row of below) skip(row, "below");
    },
  };

  /** Gives up the last rows; those that are sums or remarks are none. */
  function releaseTail(): void {
    const reasons = new Map<Held, SkipReason>();
    const sample = head.data.filter(({ cells }) => cells.length === width).slice(0, -TAIL_ROWS);
    const facts = {
      isLevel: (label: string) =>
        [...head.data, ...held.map(({ row }) => row)].some(
          ({ cells, line }) => line !== current?.row.line && cells.some((cell) => cell.trim() === label),
        ),
      fewestUsed: Math.min(...(sample.length > 0 ? sample : head.data).map(({ cells }) => usedCells(cells))),
      sum: (j: number) => sumWith(j),
      get rows() {
        return kept + held.length - 1 - reasons.size;
      },
    };
    const sumWith = (j: number): number | null => {
      const above = options.sum(j);
      if (above === null) return null;
      let sum = above;
      for (const last of held) {
        if (reasons.has(last) || last === current) continue;
        const value = Number(last.cells[j]);
        if (!Number.isNaN(value)) sum += value;
      }
      return sum;
    };
    let current: Held | undefined;
    for (let i = held.length - 1; i > 0 && choices.lastLine === undefined; i--) {
      current = held[i]!;
      const why = reasonAtEnd({ cells: current.cells, apart: current.row.apart }, facts);
      if (why === null) break;
      reasons.set(current, why);
    }
    for (const last of held) {
      const why = reasons.get(last);
      if (why === undefined) release(last);
      else {
        ledger.removeRow(last.row.line, last.odd);
        skip(last.row, why);
      }
    }
  }
}

/** Whether rows that lack cells, or have empty ones too many, look like those of the table. */
function areOfTable(rows: readonly BodyRow[], fit: ColumnFit): boolean {
  const fits = ({ cells }: BodyRow): boolean => {
    const own = cells.slice(0, fit.width);
    const misfit = own.reduce((sum, cell, j) => sum + fit.misfit(j, cell), 0);
    return misfit <= BELONGS.misfit * own.length && cells.slice(fit.width).every((cell) => isMissing(cell));
  };
  return fits(rows[0]!) && rows.filter(fits).length >= BELONGS.rows * rows.length;
}

/** Where rows below a table begin that are none of it: behind a blank line, or of a text alone. */
function startOfRemarks(rows: readonly BodyRow[], isSpaced: boolean): number {
  const section = isSpaced ? -1 : rows.findIndex(({ apart }) => apart);
  const end = section < 0 ? rows.length : section;
  let from = end;
  while (from > 0 && rows[from - 1]!.cells.length === 1 && !isNumber(rows[from - 1]!.cells[0]!)) from--;
  return from;
}

export function textOf({ text, cells }: BodyRow): string {
  return text ?? cells.join(", ");
}

function usedCells(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}

function fitted(cells: readonly string[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, j) => cells[j] ?? "");
}
