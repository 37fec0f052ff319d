import type { ColumnFit } from "./columnFit.ts";

/** What is done to the pieces of a line to make the cells of a row, and what it costs. */
const COST = {
  /** Pieces joined that stand between two quotes; that begin or end with one; that have none. */
  joinedInQuotes: 0.2,
  joinedAtQuote: 0.8,
  joined: 2.2,
  /** With a blank behind the delimiter, as in a sentence. */
  joinedAtBlank: 1.5,
  perPiece: 0.05,
  /** A quote at one end of a cell only. */
  looseQuote: 0.3,
  /** An empty piece left out. */
  leftOut: 0.3,
  /** A cell that the line has not. */
  filled: 1,
} as const;

/** The next best way to place cells must cost more by this, else nobody can tell. */
const MARGIN = 0.25;
const MOST_COST = 3.2;
/** Pieces that are joined without a quote; with one. */
const MOST_JOINED = { plain: 4, quoted: 40 } as const;
const MOST_STEPS = 200_000;

export interface Placed {
  readonly cells: readonly string[];
  /** How little they look like the other rows, and how much was done to them. */
  readonly cost: number;
}

interface Way extends Placed {
  readonly key: string;
}

/**
 * The cells of a row made from a line that has too few or too many: pieces between quotes are joined, surplus empty ones left out,
 * missing ones filled with empty cells, wherever the cells then look like those of the other rows. null: no way is clearly the best.
 * @param pieces of the line between all delimiters, those in quotes as well
 * @param quote "" where quotes mean nothing
 */
export function placeCells(
  pieces: readonly string[],
  delimiter: string,
  quote: string,
  fit: ColumnFit,
): Placed | null {
  const { width } = fit;
  if (pieces.length * width > MOST_STEPS / 4 || pieces.length > 20 * width + 100) return null;
  const blanks = pieces.filter((piece) => piece.startsWith(" ")).length;
  const written = { delimiter, quote, blanksTell: blanks < pieces.length / 2 };
  /** ways[i][j]: of the pieces from i on, the two best to make the cells from column j on. */
  const ways: (readonly Way[])[][] = pieces.map(() => []);
  ways.push([]);
  for (let i = pieces.length; i >= 0; i--) {
    for (let j = width; j >= 0; j--) ways[i]![j] = twoBest(waysFrom(i, j));
  }
  const [best, second] = ways[0]![0]!;
  if (best === undefined || best.cost > MOST_COST) return null;
  return second === undefined || second.cost >= best.cost + MARGIN ? best : null;

  function waysFrom(i: number, j: number): Way[] {
    if (i === pieces.length && j === width) return [{ cells: [], cost: 0, key: "" }];
    const found: Way[] = [];
    const mayLeaveOut = i < pieces.length && pieces.length > width && pieces[i]!.trim() === "";
    if (mayLeaveOut) {
      for (const way of ways[i + 1]![j]!) found.push({ ...way, cost: way.cost + COST.leftOut });
    }
    if (j === width) return found;
    const add = (cell: string, cost: number, rest: readonly Way[]): void => {
      for (const way of rest) {
        const key = `${cell.trim()}\u0001${way.key}`;
        found.push({ cells: [cell, ...way.cells], cost: way.cost + cost, key });
      }
    };
    if (pieces.length < width) add("", COST.filled + fit.misfit(j, ""), ways[i]![j + 1]!);
    for (const { cell, cost, count } of takes(pieces, i, written)) {
      const own = looseNumber(cell, quote, j);
      add(own, cost + fit.misfit(j, own), ways[i + count]![j + 1]!);
    }
    return found;
  }

  /** A number with a quote at one end, where numbers belong, without it. */
  function looseNumber(cell: string, sign: string, column: number): string {
    if (sign === "" || !cell.includes(sign) || !fit.isNumeric(column)) return cell;
    const bare = cell.replaceAll(sign, "");
    return fit.misfit(column, bare) < fit.misfit(column, cell) ? bare : cell;
  }
}

function twoBest(ways: Way[]): readonly Way[] {
  ways.sort((a, b) => a.cost - b.cost);
  const best = ways[0];
  if (best === undefined) return [];
  const second = ways.find(({ key }) => key !== best.key);
  return second === undefined ? [best] : [best, second];
}

/** The cells that a piece and those after it may make. */
function* takes(
  pieces: readonly string[],
  from: number,
  { delimiter, quote, blanksTell }: { delimiter: string; quote: string; blanksTell: boolean },
): Generator<{ cell: string; cost: number; count: number }> {
  if (from === pieces.length) return;
  const whole = pieces[from]!;
  const first = whole.trim();
  const opens = quote !== "" && first.startsWith(quote);
  const endsToo = quote !== "" && first.endsWith(quote);
  if (opens && endsToo && first.length > 1) yield { cell: inner(first, quote), cost: 0, count: 1 };
  else yield { cell: whole, cost: opens || endsToo ? COST.looseQuote : 0, count: 1 };
  let text = whole;
  const most = Math.min(quote === "" ? MOST_JOINED.plain : MOST_JOINED.quoted, pieces.length - from);
  for (let count = 2; count <= most; count++) {
    const piece = pieces[from + count - 1]!;
    text += delimiter + piece;
    const closes = quote !== "" && piece.trimEnd().endsWith(quote);
    const more = COST.perPiece * count;
    if (opens && closes) yield { cell: inner(text.trim(), quote), cost: COST.joinedInQuotes + more, count };
    else if (opens || closes)
      yield { cell: inner(text.trim(), quote), cost: COST.joinedAtQuote + more, count };
    else if (count <= MOST_JOINED.plain) {
      const blank = blanksTell && piece.startsWith(" ");
      yield { cell: text, cost: (blank ? COST.joinedAtBlank : COST.joined) + more, count };
    }
  }
}

/** What stands between quotes, or behind or before the one that there is. */
function inner(text: string, quote: string): string {
  const from = text.startsWith(quote) ? 1 : 0;
  const to = text.length > from && text.endsWith(quote) ? text.length - 1 : text.length;
  return text.slice(from, to).replaceAll(quote + quote, quote);
}
