import type { BodyRow } from "./bodyRow.ts";
import { textOf } from "./bodyRow.ts";
import type { HeadLayout } from "./findLayout.ts";
import type { OddLineReason, SkipReason } from "../layout.ts";
import type { LayoutLedger } from "./layoutLedger.ts";
import { reasonAtEnd, TAIL_ROWS, type TailFacts } from "./tail.ts";

export interface LastRowsOptions {
  readonly head: HeadLayout<BodyRow>;
  /** Whether the user chose the last line: then no row before it is a sum or a remark. */
  readonly endIsChosen: boolean;
  readonly ledger: LayoutLedger;
  /** Takes a row of the table, with all its cells. */
  readonly keep: (cells: readonly string[], line: number) => void;
  /** The sum of the kept rows' numbers; null: the column does not hold numbers. */
  readonly sum: (column: number) => number | null;
}

/** Holds the last rows back, because they may be sums or remarks, and passes each on when enough others follow. */
export interface LastRows {
  /** @param odd why it was odd; null: not odd */
  hold(row: BodyRow, cells: readonly string[], odd: OddLineReason | null): void;
  /** After the last row. */
  end(): void;
  /** Rows so far, including those held back. */
  readonly count: number;
}

interface Held {
  readonly row: BodyRow;
  readonly cells: readonly string[];
  readonly odd: OddLineReason | null;
}

export function createLastRows(options: LastRowsOptions): LastRows {
  const held: Held[] = [];
  let kept = 0;
  const release = ({ cells, row }: Held): void => {
    kept++;
    options.keep(cells, row.line);
  };
  return {
    hold(row, cells, odd) {
      held.push({ row, cells, odd });
      if (held.length > TAIL_ROWS) release(held.shift()!);
    },
    end() {
      const reasons = reasonsAtEnd(held, kept, options);
      for (const last of held) {
        const why = reasons.get(last);
        if (why === undefined) release(last);
        else {
          options.ledger.removeRow(last.row.line, last.odd);
          options.ledger.skip(last.row.line, textOf(last.row), why);
        }
      }
      held.length = 0;
    },
    get count() {
      return kept + held.length;
    },
  };
}

/** The rows at the end that do not belong to the table, and why: from the last row up to the first that belongs to it. */
function reasonsAtEnd(
  held: readonly Held[],
  kept: number,
  { head, endIsChosen, sum }: LastRowsOptions,
): ReadonlyMap<Held, SkipReason> {
  const reasons = new Map<Held, SkipReason>();
  const { data, width } = head;
  const sample = data.filter(({ cells }) => cells.length === width).slice(0, -TAIL_ROWS);
  const fewestUsed = Math.min(...(sample.length > 0 ? sample : data).map(({ cells }) => usedCells(cells)));
  if (endIsChosen) return reasons;
  for (let i = held.length - 1; i > 0; i--) {
    const current = held[i]!;
    const above = held.slice(0, i);
    const facts: TailFacts = {
      isLevel: (label) =>
        [...data, ...held.map(({ row }) => row)].some(
          ({ cells, line }) => line !== current.row.line && cells.some((cell) => cell.trim() === label),
        ),
      fewestUsed,
      sum: (j) => sumWith(sum(j), above, j),
      rows: kept + above.length,
    };
    const why = reasonAtEnd({ cells: current.cells, apart: current.row.apart }, facts);
    if (why === null) break;
    reasons.set(current, why);
  }
  return reasons;
}

function sumWith(kept: number | null, above: readonly Held[], column: number): number | null {
  if (kept === null) return null;
  return above.reduce((sum, { cells }) => {
    const value = Number(cells[column]);
    return Number.isNaN(value) ? sum : sum + value;
  }, kept);
}

function usedCells(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}
