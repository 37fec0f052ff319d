import { MISFIT, type ColumnFit } from "../columnFit.ts";
import type { OddLineReason } from "../layout.ts";
import type { OtherReadings } from "../otherReadings.ts";
import { placeCells, type PlacingBudget } from "./placeCells.ts";

export interface OddRow {
  readonly cells: readonly string[];
  /** Text of the line; undefined in a sheet. */
  readonly text: string | undefined;
  readonly brokenQuotes: boolean;
}

export interface MendedRow {
  /** null: the columns of its cells are unknown. */
  readonly cells: readonly string[] | null;
  readonly why: OddLineReason;
}

/** Longest line that is read in other ways: a longer one is not a row, and each attempt takes time. */
const LONGEST_REREAD = 200_000;
/** Largest misfits of a row that is read in another way: per cell, and in total. */
const GOOD = { perCell: 0.25, more: 0.5 } as const;

/**
 * The cells of a row that has too few or too many of them, or broken quotes: read in another way if that gives exactly the right
 * number, otherwise placed in the columns they resemble. Cells are never moved by guessing.
 */
export function mendRow(
  row: OddRow,
  fit: ColumnFit,
  other: OtherReadings | null,
  budget: PlacingBudget,
): MendedRow {
  const { width } = fit;
  if (row.cells.length === width)
    return { cells: withoutLooseQuotes(row.cells, other?.quote ?? "", fit), why: "quote" };
  const reading = otherReading(row.text, fit, other);
  if (reading !== null) return reading;
  const why = reasonOf(row, width, other);
  const pieces = row.text === undefined || other === null ? row.cells : other.pieces(row.text);
  const placed = placeCells(pieces, other?.delimiter ?? "", other?.quote ?? "", fit, budget);
  if (row.cells.length > width) return { cells: placed?.cells ?? null, why };
  // A title or a remark among the rows, unless it looks like a first cell.
  if (row.cells.length === 1 && width > 2 && fit.misfit(0, row.cells[0]!) > 0) return { cells: null, why };
  const filled = [...row.cells, ...new Array<string>(width - row.cells.length).fill("")];
  const cost = misfitOf(filled, fit) + width - row.cells.length;
  if (placed !== null && placed.cost + MISFIT.newLevel < cost) return { cells: placed.cells, why };
  const shifted = filled.some((cell, j) => fit.misfit(j, cell) >= MISFIT.notEmpty);
  return { cells: shifted ? (placed?.cells ?? null) : filled, why };
}

function otherReading(
  text: string | undefined,
  fit: ColumnFit,
  other: OtherReadings | null,
): MendedRow | null {
  if (text === undefined || other === null || text.length > LONGEST_REREAD) return null;
  let best: MendedRow | null = null;
  let least = GOOD.perCell * fit.width + GOOD.more;
  for (const { cells, why } of other.readings(text, fit.width)) {
    const cost = misfitOf(cells, fit);
    if (cost <= least && (best === null || cost < least)) {
      best = { cells, why };
      least = cost;
    }
  }
  return best;
}

function misfitOf(cells: readonly string[], fit: ColumnFit): number {
  return cells.reduce((sum, cell, j) => sum + fit.misfit(j, cell), 0);
}

function reasonOf(
  { cells, text, brokenQuotes }: OddRow,
  width: number,
  other: OtherReadings | null,
): OddLineReason {
  const quotes = text === undefined || !other?.quote ? 0 : text.split(other.quote).length - 1;
  if (brokenQuotes || quotes % 2 === 1) return "quote";
  return cells.length < width ? "tooFew" : "tooMany";
}

/** A number with a stray quote is a number. */
function withoutLooseQuotes(cells: readonly string[], quote: string, fit: ColumnFit): readonly string[] {
  if (quote === "") return cells;
  return cells.map((cell, j) => {
    if (!cell.includes(quote) || !fit.isNumeric(j)) return cell;
    const bare = cell.replaceAll(quote, "");
    return fit.misfit(j, bare) < fit.misfit(j, cell) ? bare : cell;
  });
}
