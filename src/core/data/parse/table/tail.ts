import { isWrittenNumber } from "../../numbers/isWrittenNumber.ts";
import { isMissing, isNumber, parseNumber } from "../cellText.ts";
import type { SkipReason } from "../layout.ts";

/** Rows at the end that may be sums or remarks. */
export const TAIL_ROWS = 12;
const TOTAL =
  /^(?:(?:grand|sub|overall|running)[ -]?)?(?:totals?|sums?|summe|gesamt(?:summe)?|insgesamt|somme|totaux|totale|totaal|totalt|suma|razem|összesen|yhteensä|toplam|celkem|итого|всего|разом|합계|총계)[^\p{L}\p{N}]*$|^totals? (?:of|for|per|all)\b|^(?:合计|总计|总和|小计|共计|累计|合計|總計|総計|小計|平均值?|均值)[:：]?$/iu;
/** May also begin a title or a name: "Count of Monte Cristo". */
const STATISTIC = /^(sum|mean|average|avg|median|count) (?:of|for|per|all)\b/i;
/** May also be the name of a data row ("Mean" of a scale): the means have to fit. */
const MEAN =
  /^(?:average|avg\.?|mean|durchschnitt|mittelwert|moyenne|media|promedio|gemiddelde|średnia|среднее|平均|平均値)[:：]?$/iu;
/** Tolerance of sums, because they are rounded to the digits of their parts: a relative share, and half a digit. */
const OFF_BY = 1e-6;

export interface TailRow {
  readonly cells: readonly string[];
  /** Whether a blank line precedes it. */
  readonly apart: boolean;
}

export interface TailFacts {
  /** Whether another row begins with the same. */
  isLevel(label: string): boolean;
  /** The smallest number of non-empty cells in the first rows. */
  readonly fewestUsed: number;
  /** The sum of the column above the last rows; null: the column does not hold numbers. */
  sum(column: number): number | null;
  readonly rows: number;
}

/** Why the last row of a table is not data; null: it is data. */
export function reasonAtEnd({ cells, apart }: TailRow, facts: TailFacts): SkipReason | null {
  const used = cells.filter((cell) => cell.trim() !== "").length;
  const label = cells.find((cell) => cell.trim() !== "")?.trim() ?? "";
  const isSparse = used < facts.fewestUsed;
  if (isTotal(cells, label, facts)) return "total";
  if (isNumber(label)) return null;
  if (isSparse && used === 1 && cells.length > 2) return "below";
  return isSparse && apart && used <= cells.length / 2 ? "below" : null;
}

function isTotal(cells: readonly string[], label: string, facts: TailFacts): boolean {
  const isNew = !facts.isLevel(label);
  if (isNew && TOTAL.test(label)) return cells.some(isWrittenNumber);
  const numbers = cells.flatMap((cell, j) => (isNumber(cell) ? [j] : []));
  const word = isNew ? STATISTIC.exec(label)?.[1]!.toLowerCase() : undefined;
  if (isNew && MEAN.test(label) && isMean(cells, facts)) return true;
  const hasEmpty = cells.some(isMissing);
  if (word === "median" && hasEmpty) return numbers.length > 0;
  if (word !== undefined && word !== "median") {
    return numbers.length > 0 && numbers.every((j) => isWritten(cells[j]!, statistic(word, j, facts)));
  }
  // Without a word for a sum, only if every number is the sum of its column, and a cell is empty.
  if (!hasEmpty || numbers.length < 2 || facts.rows < 3) return false;
  return numbers.every((j) => facts.sum(j) !== 0 && isWritten(cells[j]!, facts.sum(j)));
}

/** Whether every number below a column of numbers is its mean. */
function isMean(cells: readonly string[], facts: TailFacts): boolean {
  const told = cells.flatMap((cell, j) => {
    const mean = isNumber(cell) ? statistic("mean", j, facts) : null;
    return mean === null ? [] : [isWritten(cell, mean)];
  });
  return told.length > 0 && told.every(Boolean);
}

function statistic(word: string, column: number, { sum, rows }: TailFacts): number | null {
  if (word === "count") return rows;
  const all = sum(column);
  return all === null || word === "sum" ? all : all / rows;
}

/** Whether a cell equals a value, rounded to the digits of the cell. */
function isWritten(cell: string, value: number | null): boolean {
  if (value === null) return false;
  const digits = cell.trim().split(".")[1]?.length ?? 0;
  return Math.abs(parseNumber(cell, "point") - value) <= Math.abs(value) * OFF_BY + 0.5 * 10 ** -digits;
}
