import { isWrittenNumber } from "../../numbers/isWrittenNumber.ts";
import { readWritten } from "../../numbers/writtenNumber.ts";
import { isMissing, type NumberFormat } from "../cellText.ts";

/** Rows before a sum that may be its parts. */
const MOST_PARTS = 2000;
/** If the first rows up to this contain no sum, the search stops: it costs a tenth of the reading time. */
const ROWS_WITHOUT = 10_000;
/** Words for sums, for a quick check: most lines have none. */
const HINT = /total|sum|gesamt|insg|somme|suma|итого|всего|[合总小共累]计|总和/i;
/** A cell that says that its row is a sum, possibly with a name: "Subtotal", "Total North", "North total". */
const LABEL =
  /^(?:(?:grand|overall|running)[ -]?)?(?:sub[ -]?)?(?:totals?|sums?|summe|gesamt|zwischensumme|insgesamt|somme|suma|итого|всего)\b|[\s-](?:sub[ -]?)?(?:totals?|sums?|summe|gesamt|insgesamt)[:.]?$|(?:合计|总计|总和|小计|共计|累计)[:：]?$/i;
const LONGEST_LABEL = 80;
const OFF_BY = 1e-6;

/** Recognises sums between the rows of a table. */
export interface SubtotalFinder {
  /** Whether a row is a sum of those just before it: it says so, and each of its numbers is one. */
  isSum(cells: readonly string[], text: string | undefined): boolean;
  /** A row of the table. */
  add(cells: readonly string[]): void;
}

export function createSubtotalFinder(): SubtotalFinder {
  let recent: (readonly string[])[] = [];
  let found = 0;
  let rows = 0;
  const isOver = (): boolean => found === 0 && rows > ROWS_WITHOUT;
  /** Labels of rows that are not sums: other rows with such a label are not sums either. */
  const levels = new Set<string>();
  return {
    isSum(cells, text) {
      if (isOver()) return false;
      if (!(text === undefined ? cells.some((cell) => HINT.test(cell)) : HINT.test(text))) return false;
      const label = cells.findIndex((cell) => cell.length <= LONGEST_LABEL && LABEL.test(cell.trim()));
      if (label < 0 || levels.has(cells[label]!.trim())) return false;
      const numbers = cells.flatMap((cell, j) => (j !== label && isWrittenNumber(cell) ? [j] : []));
      const fit = (least: number): boolean =>
        (["point", "comma"] as const).some((format) => fits(cells, numbers, recent, { format, least }));
      const isSum = fit(found > 0 && numbers.length > 1 ? 1 : 2);
      if (isSum) found++;
      else if (!fit(1)) levels.add(cells[label]!.trim());
      return isSum;
    },
    add(cells) {
      if (isOver()) return;
      rows++;
      recent.push(cells);
      if (isOver()) recent = [];
      if (recent.length > 2 * MOST_PARTS) recent = recent.slice(-MOST_PARTS);
    },
  };
}

/** Whether each number of a row is the sum of its column over the same rows just before it, or the number of those rows. */
function fits(
  cells: readonly string[],
  numbers: readonly number[],
  rows: readonly (readonly string[])[],
  { format, least }: { format: NumberFormat; least: number },
): boolean {
  const wanted = numbers.map((j) => valueOf(cells[j]!, format));
  if (numbers.length === 0 || wanted.some(Number.isNaN)) return false;
  const sums = numbers.map(() => 0);
  const first = Math.max(0, rows.length - MOST_PARTS);
  for (let i = rows.length - 1; i >= first; i--) {
    for (const [k, j] of numbers.entries()) sums[k]! += partOf(rows[i]![j]!, format);
    const count = rows.length - i;
    const isEach = (k: number): boolean => (Number.isNaN(sums[k]) ? wanted[k] === count : isClose(k));
    if (count >= least && numbers.every((_, k) => isEach(k)) && sums.some((sum) => !Number.isNaN(sum)))
      return true;
  }
  return false;

  function isClose(k: number): boolean {
    const digits = /[.,](\d+)\D*$/.exec(cells[numbers[k]!]!)?.[1]?.length ?? 0;
    const rounded = format === "comma" || cells[numbers[k]!]!.includes(".") ? 10 ** -digits : 1;
    return Math.abs(sums[k]! - wanted[k]!) <= Math.abs(sums[k]!) * OFF_BY + rounded / 2;
  }
}

/** The contribution of a cell to a sum: 0 if empty; NaN for a text. */
function partOf(cell: string, format: NumberFormat): number {
  return isMissing(cell) ? 0 : valueOf(cell, format);
}

function valueOf(cell: string, format: NumberFormat): number {
  const written = readWritten(cell.trim(), format);
  return written.kind === "number" ? written.value : NaN;
}
