import { isMissing, isNumber } from "../cellText.ts";

const LEAST = { columns: 3, rows: 4 } as const;
/** Of the rows: fewer that end early are odd ones, more make it the way the file is written. */
const ENDS_EARLY = 0.2;
/** Of the rows: as often another number of cells comes, unless one table stands below another. */
const CHANGES = 0.1;
const MOST_ABOVE = 2;
/** A column is one of numbers, or hardly has any. */
const CLEAR = 0.9;
/** Of the different texts: more of them in several columns are lists of things, no columns. */
const SHARED = 0.05;
const COMMENT = /^\s*(?:#|%|\/\/)/;

/**
 * The cells of a row where a file leaves out the empty cells at the end of its rows: those of the header, which no row exceeds. Each
 * column must then still be of one kind. null: the file is not written like that.
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

/** Whether cells that stand in the same place are of one kind. */
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
