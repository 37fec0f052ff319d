import type { Cells, TextCells } from "../table/cells.ts";
import type { NumberFormat } from "../parse/cellText.ts";
import { NOT_MEASURED } from "./notMeasured.ts";
import { MOST_SLIPS } from "./rareWritings.ts";
import { unitKey } from "./units.ts";
import { mixedWritten, type WrittenCells } from "./writtenCells.ts";
import { readWritten } from "./writtenNumber.ts";

/** Of the cells that hold a value. */
const LEAST_NUMBERS = 0.5;
/** More different words say that the column is of words: so many, and a share of its cells. */
const MOST_WORDS = { atLeast: 10, share: 0.02 } as const;
/** Of so few different whole numbers, any may be one of the levels that the words are: grades 1, 2, 3 and "absent". */
const FEW = 10;
/** Rows of each word, on average, of a column that mixes words and numbers. */
const WORD_COMES_BACK = 3;
/** Whole numbers that come back so often each, on average, may be levels as the words are: sizes 38, 40, 42 and S, M, L. */
const NUMBER_COMES_BACK = 5;
/** Texts that are looked at for units. */
const LOOKED_AT = 1000;
const LEAST_IN_UNIT = 0.1;

/** Whether a column is taken for numbers, its odd cells for gaps among them. */
export function isTakenForNumbers({ present, numbers, distinct, odd }: WrittenCells): boolean {
  if (numbers < LEAST_NUMBERS * present || distinct.size < 2) return false;
  const words = odd.filter(({ kind }) => kind === "word");
  const codes = odd.filter(({ kind }) => kind === "code");
  // Texts with digits are codes, of which two are hardly ever the same by accident.
  if (codes.length > Math.max(MOST_SLIPS.atLeast, MOST_SLIPS.share * present)) return false;
  if (words.length > Math.max(MOST_WORDS.atLeast, MOST_WORDS.share * present)) return false;
  const mayBeLevels = odd.some(({ kind, text }) => kind !== "noNumber" && !NOT_MEASURED.test(text));
  return !mayBeLevels || distinct.size > FEW || [...distinct].some((value) => !Number.isInteger(value));
}

/** A column that mixes many different numbers with a few words, each of which comes back ("low", "high", 0.55, 0.61); null for any other. */
export function mixedNumbers(cells: Cells, formats: readonly NumberFormat[]): WrittenCells | null {
  const written = mixedWritten(cells, formats);
  if (written === null || written.distinct.size <= FEW) return null;
  const rows = written.odd.reduce((sum, { count }) => sum + count, 0);
  return rows >= WORD_COMES_BACK * written.odd.length ? written : null;
}

/**
 * Whether most cells of a mixed column are numbers that are no levels: most numbers would be levels of one or two rows, of which nothing
 * can be learnt.
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
 * Whether the odd cells of a column that is not taken for numbers are worth telling. Where most cells are odd and few differ, they are
 * its levels: the classes "<=50K" and ">50K".
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
  // Beside percents, a number without a unit is in another; beside kilograms, it is likely one of them.
  if (!units.has("%")) units.delete("");
  const frequent = [...units.values()].filter((count) => count >= LEAST_IN_UNIT * some.length);
  return numbers >= LEAST_NUMBERS * some.length && frequent.length > 1;
}
