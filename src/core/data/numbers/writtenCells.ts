import type { OddCellsChoice } from "../dataConfig.ts";
import { countWords, toTexts, type Cells, type NumberCells } from "../table/cells.ts";
import type { NumberFormat } from "../parse/cellText.ts";
import { plainNumbers } from "../table/readNumbers.ts";
import { asDuration, inHours, type InHours } from "./durations.ts";
import { withHemispheres } from "./hemispheres.ts";
import { inBaseUnits } from "./magnitudes.ts";
import {
  amongFeet,
  asPrime,
  isRare,
  withoutShortYears,
  withRareWritings,
  withPoints,
} from "./rareWritings.ts";
import { unitKey } from "./units.ts";
import { readWritten, type Written } from "./writtenNumber.ts";

/** A column is read as numbers only if at most this share of its cells is something else. */
const MOST_OTHERS = 0.2;
/**
 * In a column that mixes words and numbers, at most this share of the cells, and this many different texts, are not numbers. So
 * repeated words are considered, and a column of texts is rejected early.
 */
const MIXED: Others = { share: 0.95, distinct: 12 };
/** If fewer cells than this share of the numbers have a unit, the unit belongs only to those cells. */
const LEAST_IN_UNIT = 0.2;
/** Different numbers are counted up to this. */
const COUNTED = 64;

/** The cells of a column as numbers that people wrote: see `readWritten`. */
export interface WrittenCells {
  readonly format: NumberFormat;
  /** The unit of the numbers, in its most frequent notation; "": none. */
  readonly unit: string;
  /** Cells that are neither blank nor missing. */
  readonly present: number;
  /** Present cells that are numbers in the column's unit. All others are odd. */
  readonly numbers: number;
  /** The different numbers, up to a limit. */
  readonly distinct: ReadonlySet<number>;
  /** Whether there are at least 64 different ones. */
  readonly isMany: boolean;
  /** Whether some are written like times of day. */
  readonly hasClock: boolean;
  /** The odd texts, with their rows. */
  readonly odd: readonly OddText[];
  /** By row; NaN: blank, missing or odd without a number. The array may be shared with the cells. */
  values(choice: OddCellsChoice): Float64Array;
}

export interface OddText {
  readonly text: string;
  readonly count: number;
  /** "otherUnit": a number in a unit other than the column's, or without a unit. */
  readonly kind: Exclude<Written["kind"], "number"> | "otherUnit";
  /** Whether it contains a number as which the cell may be read. */
  readonly hasNumber: boolean;
}

/** How many cells, as a share of the present ones, and how many different texts may be something other than numbers. */
interface Others {
  readonly share: number;
  readonly distinct: number;
}

/** Reads a column as numbers; null if more cells than allowed are neither numbers nor limits, guesses or calculation errors. */
function readWrittenCells(cells: Cells, format: NumberFormat, allowed: Others): WrittenCells | null {
  if (cells.kind === "numbers" && mixesMarks(cells)) return readWrittenCells(toTexts(cells), format, allowed);
  const plain = cells.kind === "numbers" ? plainNumbers(cells, format) : null;
  if (cells.kind === "numbers" && plain === null) return null;
  const counts = [...countWords(cells)];
  const plainRows = plain === null ? 0 : countNumbers(plain);
  const present = counts.reduce((sum, [, count]) => sum + count, plainRows);
  const most = allowed.share * present;
  const read = readTexts(counts, format, allowed, most);
  if (read === null) return null;
  const { written, areDurations } = asColumn(counts, read, present, plainRows > 0);
  if (areDurations && plainRows > 0) return readWrittenCells(toTexts(cells), format, allowed);
  const others = counts.reduce((sum, [, count], i) => sum + (isOther(written[i]!) ? count : 0), 0);
  if (written.filter(isOther).length > allowed.distinct) return null;
  const units = unitsOf(counts, written, plainRows, areDurations);
  const isIn = (unit: string) => units.keys.has(unitKey(unit));
  const isNumber = (own: Written) => own.kind === "number" && isIn(own.unit);
  const odd = counts.flatMap(([text, count], i): OddText[] => {
    const own = written[i]!;
    if (isNumber(own) || count === 0) return [];
    return [{ text, count, ...oddKind(own, "unit" in own && (own.unit === "" || isIn(own.unit))) }];
  });
  const oddRows = odd.reduce((sum, { count }) => sum + count, 0);
  const otherUnits = odd.reduce((sum, { kind, count }) => sum + (kind === "otherUnit" ? count : 0), 0);
  if (others + otherUnits > most) return null;
  const distinct = distinctNumbers(written.filter(isNumber), plain);
  const valueIn = (own: Written, choice: OddCellsChoice): number => {
    if (!("value" in own) || !(isIn(own.unit) || (own.unit === "" && own.kind !== "number"))) return NaN;
    if (own.kind === "number") return own.value;
    if (choice === "missing") return NaN;
    return own.kind === "below" && choice === "halfLimit" ? own.value / 2 : own.value;
  };
  return {
    format,
    unit: units.shown,
    present,
    numbers: present - oddRows,
    distinct,
    isMany: distinct.size === COUNTED,
    hasClock: counts.some(([text]) => text.includes(":")),
    odd,
    values: (choice) =>
      spread(
        cells,
        plain,
        Float64Array.from(written, (own) => valueIn(own, choice)),
      ),
  };
}

/** The different numbers, up to a limit. */
function distinctNumbers(written: readonly Written[], plain: Float64Array | null): Set<number> {
  const distinct = new Set<number>();
  for (let i = 0; i < written.length && distinct.size < COUNTED; i++) {
    const own = written[i]!;
    if ("value" in own) distinct.add(own.value);
  }
  if (plain !== null) addNumbers(distinct, plain);
  return distinct;
}

/** Each text by itself; null as soon as more than allowed are not numbers. */
function readTexts(
  counts: readonly (readonly [text: string, count: number])[],
  format: NumberFormat,
  allowed: Others,
  most: number,
): readonly Written[] | null {
  const read: Written[] = [];
  let others = 0;
  let different = 0;
  for (const [text, count] of counts) {
    const own = readInColumn(text, format);
    if (isOther(own)) {
      others += count;
      different++;
    }
    if (others > most || different > allowed.distinct) return null;
    read.push(own);
  }
  return read;
}

/** One text, before the other texts are known. */
function readInColumn(text: string, format: NumberFormat): Written {
  const read = readWritten(text, format);
  return read.kind === "code" ? (asDuration(text) ?? asPrime(text) ?? read) : read;
}

/** Interprets each text together with the others of its column. */
function asColumn(
  counts: readonly (readonly [text: string, count: number])[],
  read: readonly Written[],
  present: number,
  hasPlain: boolean,
): InHours {
  const texts = counts.map(([text]) => text);
  const rare = withRareWritings(
    counts.map(([, count]) => count),
    amongFeet(texts, withoutShortYears(texts, withPoints(texts, read))),
    present,
  );
  const { written, areDurations } = inHours(texts, inBaseUnits(rare, hasPlain));
  return { written: withHemispheres(written), areDurations };
}

/** Whether a text is evidence against a column of numbers. */
function isOther(own: Written): boolean {
  return own.kind === "word" || own.kind === "code" || (own.kind === "about" && isRare(own));
}

/** Plain numbers would then be only those with the mark that came first, and the result must not depend on the order. */
function mixesMarks({ mark, words }: NumberCells): boolean {
  return words.some((word) => word.includes(mark === "." ? "," : "."));
}

/** The reading with the most numbers, of equal ones the first; null if none is possible. */
export function bestWritten(
  cells: Cells,
  formats: readonly NumberFormat[],
  mostOthers = MOST_OTHERS,
): WrittenCells | null {
  return bestOf(cells, formats, { share: mostOthers, distinct: Infinity });
}

/** The same for a column with a few repeated words among numbers, with any share of words. */
export function mixedWritten(cells: Cells, formats: readonly NumberFormat[]): WrittenCells | null {
  return bestOf(cells, formats, MIXED);
}

function bestOf(cells: Cells, formats: readonly NumberFormat[], allowed: Others): WrittenCells | null {
  const read = formats.flatMap((format) => readWrittenCells(cells, format, allowed) ?? []);
  return read.reduce<WrittenCells | null>(
    (best, own) => (best === null || own.numbers > best.numbers ? own : best),
    null,
  );
}

function oddKind(own: Written, isInUnit: boolean): Pick<OddText, "kind" | "hasNumber"> {
  if (own.kind === "number") return { kind: "otherUnit", hasNumber: false };
  return { kind: own.kind, hasNumber: isInUnit };
}

/**
 * The unit of the column's numbers. If only one unit occurs, numbers without a unit have it, too; but not "%", because 0.12 and 12
 * % may mean the same, and not beside durations, because 90 may be minutes.
 * @returns its most frequent notation, and the keys of all notations that belong to it
 */
function unitsOf(
  counts: readonly (readonly [text: string, count: number])[],
  written: readonly Written[],
  plainRows: number,
  areDurations: boolean,
): { readonly shown: string; readonly keys: ReadonlySet<string> } {
  const rows = new Map<string, number>([["", plainRows]]);
  const writings = new Map<string, Map<string, number>>();
  counts.forEach(([, count], i) => {
    const own = written[i]!;
    if (own.kind !== "number") return;
    const key = unitKey(own.unit);
    rows.set(key, (rows.get(key) ?? 0) + count);
    const same = writings.get(key) ?? new Map<string, number>();
    same.set(own.unit, (same.get(own.unit) ?? 0) + count);
    writings.set(key, same);
  });
  const without = rows.get("")!;
  const units = mostFrequent(new Map([...rows].filter(([key]) => key !== "")));
  const [first] = units;
  if (first === undefined) return { shown: "", keys: new Set([""]) };
  const [key, inUnit] = first;
  const isAlone = units.length === 1 && key !== "%" && !areDurations;
  const isUnit = isAlone ? inUnit >= LEAST_IN_UNIT * (inUnit + without) : inUnit > without;
  if (!isUnit) return { shown: "", keys: new Set([""]) };
  const shown = mostFrequent(writings.get(key)!)[0]![0];
  return { shown, keys: new Set(isAlone ? [key, ""] : [key]) };
}

/** By rows, then by code unit, so that the order of the file does not matter. */
function mostFrequent(rows: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...rows].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function spread(cells: Cells, plain: Float64Array | null, valueOf: Float64Array): Float64Array {
  if (cells.kind === "texts") {
    const values = new Float64Array(cells.codes.length).fill(NaN);
    cells.codes.forEach((code, row) => {
      if (code >= 0) values[row] = valueOf[code]!;
    });
    return values;
  }
  const { wordOf } = cells;
  if (wordOf === null || valueOf.every(Number.isNaN)) return plain!;
  const values = plain!.slice();
  for (let row = 0; row < values.length; row++)
    if (wordOf[row]! > 0) values[row] = valueOf[wordOf[row]! - 1]!;
  return values;
}

function addNumbers(distinct: Set<number>, values: Float64Array): void {
  for (let row = 0; row < values.length && distinct.size < COUNTED; row++) {
    if (!Number.isNaN(values[row])) distinct.add(values[row]!);
  }
}

function countNumbers(values: Float64Array): number {
  let count = 0;
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) count++;
  return count;
}
