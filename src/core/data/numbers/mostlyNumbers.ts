import type { Cells, TextCells } from "../table/cells.ts";
import type { NumberFormat } from "../parse/cellText.ts";
import { NOT_MEASURED } from "./notMeasured.ts";
import { MOST_SLIPS } from "./rareWritings.ts";
import { unitKey } from "./units.ts";
import { mixedWritten, type WrittenCells } from "./writtenCells.ts";
import { readWritten } from "./writtenNumber.ts";

/** Smallest share of the cells with a value that must be numbers. */
const LEAST_NUMBERS = 0.5;
/** With more different words (at least this many, and this share of the cells), the column consists of words. */
const MOST_WORDS = { atLeast: 10, share: 0.02 } as const;
/** With so few different whole numbers, the numbers may be levels like the words: grades 1, 2, 3 and "absent". */
const FEW = 10;
/** Fewest rows of each word, on average, in a column that mixes words and numbers. */
const WORD_COMES_BACK = 3;
/** Whole numbers that each repeat this often, on average, may be levels like the words: sizes 38, 40, 42 and S, M, L. */
const NUMBER_COMES_BACK = 5;
/** Most texts that are checked for units. */
const LOOKED_AT = 1000;
const LEAST_IN_UNIT = 0.1;

/** Whether a column is read as numbers, with its odd cells as missing. */
export function isTakenForNumbers({ present, numbers, distinct, odd }: WrittenCells): boolean {
  if (numbers < LEAST_NUMBERS * present || distinct.size < 2) return false;
  const words = odd.filter(({ kind }) => kind === "word");
  const codes = odd.filter(({ kind }) => kind === "code");
  // Texts with digits are codes; many different ones are not typing errors.
  if (codes.length > Math.max(MOST_SLIPS.atLeast, MOST_SLIPS.share * present)) return false;
  if (words.length > Math.max(MOST_WORDS.atLeast, MOST_WORDS.share * present)) return false;
  const mayBeLevels = odd.some(({ kind, text }) => kind !== "noNumber" && !NOT_MEASURED.test(text));
  return !mayBeLevels || distinct.size > FEW || [...distinct].some((value) => !Number.isInteger(value));
}

/** A column that mixes many different numbers with a few repeated words ("low", "high", 0.55, 0.61); null for any other. */
export function mixedNumbers(cells: Cells, formats: readonly NumberFormat[]): WrittenCells | null {
  const written = mixedWritten(cells, formats);
  if (written === null || written.distinct.size <= FEW) return null;
  const rows = written.odd.reduce((sum, { count }) => sum + count, 0);
  return rows >= WORD_COMES_BACK * written.odd.length ? written : null;
}

/**
 * Whether most cells of a mixed column are numbers and not levels. As levels, most would have one or two rows, too few to learn
 * from.
 */
export function hasMostNumbers({ present, numbers, distinct, isMany }: WrittenCells): boolean {
  if (numbers < LEAST_NUMBERS * present) return false;
  return (
    isMany ||
    numbers < NUMBER_COMES_BACK * distinct.size ||
    [...distinct].some((value) => !Number.isInteger(value))
  );
}

/**
 * Whether the odd cells of a column that is not read as numbers are reported. If most cells are odd and few differ, they are its
 * levels: the classes "<=50K" and ">50K".
 */
export function isOddWorthTelling({ present, numbers, distinct, odd }: WrittenCells): boolean {
  return odd.length > 0 && (numbers >= LEAST_NUMBERS * present || distinct.size + odd.length > FEW);
}

/** Whether most texts are numbers, in several units. */
export function hasMixedUnits({ texts }: TextCells, format: NumberFormat): boolean {
  const some = texts.slice(0, LOOKED_AT);
  const units = new Map<string, number>();
  let numbers = 0;
  for (const text of some) {
    const own = readWritten(text, format);
    if (own.kind !== "number") continue;
    numbers++;
    const key = unitKey(own.unit);
    units.set(key, (units.get(key) ?? 0) + 1);
  }
  // Beside percents, a number without a unit has a different unit; beside kilograms, it is probably in kilograms.
  if (!units.has("%")) units.delete("");
  const frequent = [...units.values()].filter((count) => count >= LEAST_IN_UNIT * some.length);
  return numbers >= LEAST_NUMBERS * some.length && frequent.length > 1;
}
