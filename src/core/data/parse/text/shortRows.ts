import { isMissing, isNumber } from "../cellText.ts";

const LEAST = { columns: 3, rows: 4 } as const;
/** Share of rows that end early: below it they are odd rows, above it the file omits trailing empty cells. */
const ENDS_EARLY = 0.2;
/** Smallest share of rows at which the number of cells changes; fewer changes mean one table below another. */
const CHANGES = 0.1;
const MOST_ABOVE = 2;
/** A column consists of numbers, or hardly has any. */
const CLEAR = 0.9;
/** Largest share of the different texts that occur in several columns: above it, rows are lists without columns. */
const SHARED = 0.05;
const COMMENT = /^\s*(?:#|%|\/\/)/;

/**
 * The number of cells of a row if a file omits trailing empty cells: that of the header, which no row exceeds. Each column must
 * still be of one kind. null: the file does not omit them.
 */
export function widthOfShortRows(rows: readonly (readonly string[])[]): number | null {
  const lines = rows.filter((row) => row.length > 1 || !COMMENT.test(row[0] ?? ""));
  const width = lines.reduce((most, row) => Math.max(most, row.length), 0);
  const at = lines.findIndex((row) => row.length === width);
  if (width < LEAST.columns || at < 0 || at > MOST_ABOVE || !isNames(lines[at]!)) return null;
  const below = lines.slice(at + 1);
  const short = below.filter((row) => row.length < width);
  if (below.length < LEAST.rows || short.length < ENDS_EARLY * below.length) return null;
  if (short.some((row) => row.at(-1)!.trim() === "")) return null;
  const changes = below.filter((row, i) => i > 0 && row.length !== below[i - 1]!.length).length;
  return changes >= CHANGES * below.length && areColumns(below, width) ? width : null;
}

function isNames(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  return !names.some((name) => isMissing(name) || isNumber(name)) && new Set(names).size === names.length;
}

/** Whether cells in the same position are of one kind. */
function areColumns(rows: readonly (readonly string[])[], width: number): boolean {
  const places = new Map<string, number>();
  let ofNumbers = 0;
  let shared = 0;
  let repeated = 0;
  for (let j = 0; j < width; j++) {
    const present = rows.flatMap((row) => (isMissing(row[j] ?? "") ? [] : [row[j]!.trim()]));
    const numbers = present.filter(isNumber).length;
    const isNumeric = numbers > 0 && numbers >= CLEAR * present.length;
    if (numbers > (1 - CLEAR) * present.length && !isNumeric) return false;
    if (isNumeric) ofNumbers++;
    if (isNumeric) continue;
    const texts = new Set(present);
    repeated += present.length - texts.size;
    for (const text of texts) {
      if (places.has(text)) shared++;
      places.set(text, j);
    }
  }
  return ofNumbers > 0 || (repeated > 0 && shared <= SHARED * places.size);
}
