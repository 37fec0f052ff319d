import type { ColumnFit } from "../columnFit.ts";

/** Costs of the operations that turn the pieces of a line into the cells of a row. */
const COST = {
  /** Pieces joined that stand between two quotes; that begin or end with one; that have none. */
  joinedInQuotes: 0.2,
  joinedAtQuote: 0.8,
  joined: 2.2,
  /** With a blank after the delimiter, as in a sentence. */
  joinedAtBlank: 1.5,
  perPiece: 0.05,
  /** A quote at one end of a cell only. */
  looseQuote: 0.3,
  /** An empty piece left out. */
  leftOut: 0.3,
  /** A cell missing in the line. */
  filled: 1,
} as const;

/** The second best placement must cost at least this much more; otherwise the result is ambiguous. */
const MARGIN = 0.25;
const MOST_COST = 3.2;
/** Pieces that are joined without a quote; with one. */
const MOST_JOINED = { plain: 4, quoted: 40 } as const;
/** A placement that costs more cannot even make another one ambiguous. */
const WORST = MOST_COST + MARGIN;
/** Of the cells that all odd lines of a file may be made of. */
const MOST_STEPS = 10_000_000;
const MOST_CELLS = 2 ** 26;

export interface Placed {
  readonly cells: readonly string[];
  /** How little they look like the other rows, and how much was done to them. */
  readonly cost: number;
}

/** The remaining work that a file may cause. */
export interface PlacingBudget {
  steps: number;
}

export function placingBudget(): PlacingBudget {
  return { steps: MOST_STEPS };
}

/** A cell and the following ones. */
interface Way {
  readonly cost: number;
  /** Equal for placements with the same cells. */
  readonly id: number;
  readonly cell: string;
  readonly rest: Way | null;
}

interface Take {
  readonly cell: string;
  readonly cost: number;
  readonly count: number;
}

/**
 * The cells of a row made from a line that has too few or too many: pieces between quotes are joined, surplus empty ones left out,
 * and missing ones filled with empty cells, so that the cells look like those of the other rows. null: no placement is clearly the
 * best, or the budget is spent.
 * @param pieces of the line between all delimiters, including those in quotes
 * @param quote "" if quotes have no meaning
 */
export function placeCells(
  pieces: readonly string[],
  delimiter: string,
  quote: string,
  fit: ColumnFit,
  budget: PlacingBudget,
): Placed | null {
  const { width } = fit;
  const surplus = pieces.length - width;
  /** How many pieces may be joined or left out: if there are too few cells, each needs a filled cell elsewhere. */
  const spare = surplus >= 0 ? surplus : Math.floor(WORST / COST.filled) + surplus;
  if (spare < 0 || surplus * COST.perPiece > MOST_COST) return null;
  const blanks = pieces.filter((piece) => piece.startsWith(" ")).length;
  const written = { delimiter, quote, blanksTell: blanks < pieces.length / 2, most: spare + 1 };
  const idOf = cellIds();
  /** ways[i][j]: for the pieces from i on, the two best placements of the cells from column j on. */
  const ways: Way[][][] = pieces.map(() => []);
  ways.push([]);
  for (let i = pieces.length; i >= 0; i--) {
    if (budget.steps <= 0) return null;
    const taken = [...takes(pieces, i, written)];
    const last = Math.min(width, i + spare - surplus);
    for (let j = last; j >= Math.max(0, i - spare); j--) ways[i]![j] = waysFrom(i, j, taken);
  }
  const [best, second] = ways[0]![0]!;
  if (best === undefined || best.cost > MOST_COST) return null;
  return second === undefined || second.cost >= best.cost + MARGIN ? placed(best) : null;

  function waysFrom(i: number, j: number, taken: readonly Take[]): Way[] {
    if (i === pieces.length && j === width) return [{ cell: "", cost: 0, id: 0, rest: null }];
    const two: Way[] = [];
    if (i < pieces.length && surplus > 0 && pieces[i]!.trim() === "") {
      for (const way of ways[i + 1]![j] ?? []) keepTwo(two, { ...way, cost: way.cost + COST.leftOut });
    }
    if (j === width) return two;
    const add = (text: string, cost: number, rest: readonly Way[] = []): void => {
      const [first] = rest;
      // The cost so far is checked first, because the misfit of a cell takes longer to compute.
      if (first === undefined || first.cost + cost > Math.min(WORST, two[1]?.cost ?? WORST)) return;
      budget.steps--;
      const cell = looseNumber(text, quote, j);
      const own = cost + fit.misfit(j, cell);
      for (const way of rest) {
        if (way.cost + own <= WORST)
          keepTwo(two, { cost: way.cost + own, id: idOf(cell.trim(), way.id), cell, rest: way });
      }
    };
    if (surplus < 0) add("", COST.filled, ways[i]![j + 1]);
    for (const { cell, cost, count } of taken) add(cell, cost, ways[i + count]![j + 1]);
    return two;
  }

  /** A number in a numeric column without the quote at one end. */
  function looseNumber(cell: string, sign: string, column: number): string {
    if (sign === "" || !cell.includes(sign) || !fit.isNumeric(column)) return cell;
    const bare = cell.replaceAll(sign, "");
    return fit.misfit(column, bare) < fit.misfit(column, cell) ? bare : cell;
  }
}

/** Ids of rows of cells: equal for equal cells. */
function cellIds(): (cell: string, rest: number) => number {
  const cells = new Map<string, number>();
  const rows = new Map<number, number>();
  return (cell, rest) => {
    const own = cells.get(cell) ?? cells.size;
    cells.set(cell, own);
    const key = own * MOST_CELLS + rest;
    const id = rows.get(key) ?? rows.size + 1;
    rows.set(key, id);
    return id;
  };
}

/** Keeps the two best placements with different cells. */
function keepTwo(two: Way[], way: Way): void {
  const [best, second] = two;
  if (best === undefined || way.cost < best.cost) {
    two[0] = way;
    if (best !== undefined && best.id !== way.id) two[1] = best;
  } else if (best.id !== way.id && (second === undefined || way.cost < second.cost)) two[1] = way;
}

function placed({ cost, ...first }: Way): Placed {
  const cells: string[] = [];
  for (let way: Pick<Way, "cell" | "rest"> = first; way.rest !== null; way = way.rest) cells.push(way.cell);
  return { cells, cost };
}

/** The possible cells from a piece and the following ones. */
function* takes(
  pieces: readonly string[],
  from: number,
  written: { delimiter: string; quote: string; blanksTell: boolean; most: number },
): Generator<Take> {
  const { delimiter, quote, blanksTell } = written;
  if (from === pieces.length) return;
  const whole = pieces[from]!;
  const first = whole.trim();
  const opens = quote !== "" && first.startsWith(quote);
  const endsToo = quote !== "" && first.endsWith(quote);
  if (opens && endsToo && first.length > 1) yield { cell: inner(first, quote), cost: 0, count: 1 };
  else yield { cell: whole, cost: opens || endsToo ? COST.looseQuote : 0, count: 1 };
  let text = whole;
  const joined = quote === "" ? MOST_JOINED.plain : MOST_JOINED.quoted;
  const most = Math.min(joined, pieces.length - from, written.most);
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
