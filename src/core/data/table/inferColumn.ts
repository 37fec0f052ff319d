import { isBooleanPair, isLaterPair } from "./booleanPairs.ts";
import { cellCount, SHORTEST, textAt, toTexts, withoutWords, type Cells, type TextCells } from "./cells.ts";
import { typeColumn } from "./columnKind.ts";
import type { Column, ColumnKind, RawColumn, TextReason } from "./dataset.ts";
import type { FoundInCells, OddCells } from "./foundInCells.ts";
import { readDates } from "../kinds/dates.ts";
import { recogniseOrder } from "../kinds/recogniseOrder.ts";
import { errorWords, missingWordsOf, type MissingWords } from "./missingWords.ts";
import { codeNamed } from "../numbers/codeNamed.ts";
import { findExtremes } from "../numbers/extremes.ts";
import { findGapNumbers } from "../numbers/gapNumbers.ts";
import {
  hasMixedUnits,
  hasMostNumbers,
  isOddWorthTelling,
  isTakenForNumbers,
  mixedNumbers,
} from "../numbers/mostlyNumbers.ts";
import { paddedCodes } from "../numbers/paddedCodes.ts";
import { bestWritten, type WrittenCells } from "../numbers/writtenCells.ts";
import { parseNumber, type NumberFormat } from "../parse/cellText.ts";
import { formatsOf, readNumbers, type DecimalComma } from "./readNumbers.ts";

/** More distinct texts are not a category, even if they repeat. */
const MAX_LEVELS = 1000;
/** Whole numbers with more digits may be equal as doubles but different as texts. */
const MOST_EXACT = 15;
/** Most odd texts that are listed. */
const TEXTS_NAMED = 6;

const ID_NAME =
  /^(?:#|no\.?|nr\.?|index|idx|row|uuid|guid|序号|编号|(?:.*[ _-])?id|row[ _-]?(?:no|num|number))$/i;
/** Names of unnamed row numbers. */
const UNNAMED = /^(?:unnamed: ?\d+|column 1)$/i;
const CAMEL_CASE_ID = /[a-z]I[dD]$/;

/** A column read by inference. */
export interface InferredColumn {
  readonly column: Column;
  /** The cells of the raw column, without those that count as missing. */
  readonly cells: Cells;
  /** The decimal mark of its numbers. */
  readonly format: NumberFormat;
  /** The unit of its numbers, as written. */
  readonly unit?: string;
  /** Why it is text. */
  readonly textReason?: TextReason;
  /** The kind by earlier versions. */
  readonly plainKind?: ColumnKind;
  readonly missing: MissingWords;
  readonly found: FoundInCells;
}

/** Information from the whole table for the inference of a column. */
export interface InferContext {
  readonly decimalComma: DecimalComma;
  /** See `gapsAmongNumbers`. */
  readonly gaps: ReadonlySet<string>;
}

/**
 * Infers the kind of a column from its cells, in this order: no or one distinct value: constant. All numbers: number, but text if
 * the name means id and all are different whole numbers, and category or text if they are codes with leading zeros. A yes/no pair:
 * boolean. All dates or times: date. Mostly numbers, with units or odd cells, or many different numbers and a few repeated words:
 * number. A well-known order: ordered. Texts that differ in more than half of the rows, or with more than 1000 levels: text.
 * Otherwise category.
 * @param words words that count as missing, if the user set them
 */
export function inferColumn(
  raw: RawColumn,
  context: InferContext,
  words: readonly string[] | null = null,
): InferredColumn {
  const missing = words === null ? missingWordsOf(raw.cells, context.gaps) : { words };
  const column = { ...raw, cells: withoutMissing(raw.cells, missing.words) };
  const read = withUnit(raw, infer(column, context.decimalComma));
  // A calculation error is a missing value; among numbers such cells are odd, and listed.
  const errors = read.column.kind === "number" || words !== null ? [] : errorWords(column.cells);
  if (errors.length === 0)
    return { cells: column.cells, ...read, found: withMissing(read, missing), missing };
  const cells = withoutMissing(column.cells, errors);
  const again = withUnit(raw, infer({ ...column, cells }, context.decimalComma));
  const all = { words: [...missing.words, ...errors].sort(), plain: missing.plain ?? missing.words };
  return { cells, ...again, found: withMissing(again, all), missing: all };
}

/** The cells without those with one of these words, or one of these numbers in any notation. */
function withoutMissing(cells: Cells, words: readonly string[]): Cells {
  if (words.length === 0) return cells;
  const set = new Set(words);
  const numbers = words.map((word) => parseNumber(word, "point")).filter((number) => !Number.isNaN(number));
  return withoutWords(cells, (text) => set.has(text), numbers);
}

function withMissing({ found }: Read, { words }: MissingWords): FoundInCells {
  return words.length === 0 ? found : { ...found, missing: words };
}

/** A line of units takes precedence over the cells. */
function withUnit({ unit }: RawColumn, read: Read): Read {
  return unit === undefined ? read : { ...read, unit };
}

type Read = Omit<InferredColumn, "cells" | "missing">;

function infer(raw: RawColumn, decimalComma: DecimalComma): Read {
  const { name, cells } = raw;
  const numbers = readNumbers(cells, decimalComma);
  const format = numbers?.format ?? (decimalComma === "unlikely" ? "point" : "comma");
  if (isConstant(cells)) {
    const leftOut = isEmpty(cells) ? "noValue" : "oneValue";
    return { column: { kind: "constant", name, cells }, format, found: { leftOut } };
  }
  if (numbers === null) return inferWords(raw, decimalComma, format);
  if (isId(name, cells)) {
    const column: Column = { kind: "text", name, cells };
    return { column, format, textReason: "rowNames", found: { leftOut: "rowNames" } };
  }
  const padded = paddedCodes(name, cells);
  if (padded === "codes") return inferCodes(raw, format, "number");
  const { values } = numbers;
  const maybeCodes = padded === "short" ? "zeros" : codeNamed(name, values) ? "name" : null;
  return {
    column: { kind: "number", name, values },
    format,
    found: {
      ...foundInNumbers(values),
      ...(maybeCodes !== null && { maybeCodes }),
    },
  };
}

/** Numbers that may mean "no value", and extreme values. */
function foundInNumbers(values: Float64Array): Pick<FoundInCells, "gapNumbers" | "extremes"> {
  const gapNumbers = findGapNumbers(values);
  const extremes = findExtremes(
    values,
    gapNumbers.map(({ value }) => value),
  );
  return {
    ...(gapNumbers.length > 0 && { gapNumbers }),
    ...(extremes !== null && { extremes }),
  };
}

/** A column with some cells that are not plain numbers, and at least two distinct texts. */
function inferWords(raw: RawColumn, decimalComma: DecimalComma, format: NumberFormat): Read {
  const { name, cells } = raw;
  const formats = formatsOf(cells, decimalComma);
  const mostly = bestWritten(cells, formats);
  const mixed = mostly === null ? mixedNumbers(cells, formats) : null;
  const written = mostly ?? mixed;
  if (written === null) return { ...inferTexts({ ...raw, cells: toTexts(cells) }, format), format };
  if (paddedCodes(name, cells) === "codes") return inferCodes(raw, format);
  const odd = oddCells(written);
  const isTaken =
    mixed === null
      ? isTakenForNumbers(written)
      : hasMostNumbers(mixed) && !codeNamed(name, mixed.values("missing"));
  // With so many different numbers, texts are not compared: a million numbers would be a million texts.
  const asTexts =
    isTaken && written.isMany && !written.hasClock
      ? null
      : inferTexts({ ...raw, cells: toTexts(cells) }, format);
  const isOther =
    asTexts !== null &&
    (asTexts.column.kind === "boolean" ||
      asTexts.column.kind === "date" ||
      (asTexts.column.kind === "ordered" && !odd.limits));
  if (isOther) return { ...asTexts, format };
  if (!isTaken) {
    return {
      ...asTexts!,
      format: written.format,
      found: { ...asTexts!.found, ...((mixed !== null || isOddWorthTelling(written)) && { odd }) },
    };
  }
  const values = written.values("missing");
  return {
    column: { kind: "number", name, values },
    format: written.format,
    ...(written.unit !== "" && { unit: written.unit }),
    plainKind: asTexts === null ? kindOfMany(values, odd) : kindOfTexts(toTexts(cells)),
    found: {
      ...(odd.cells > 0 && { odd: { ...odd, asNumber: true } }),
      ...foundInNumbers(values),
    },
  };
}

/** The kind of very many numbers and some odd cells if read as text, without making the texts. */
function kindOfMany(values: Float64Array, odd: OddCells): "category" | "text" {
  const sorted = values.toSorted();
  let distinct = odd.distinct;
  for (let i = 0; i < sorted.length && !Number.isNaN(sorted[i]); i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
  }
  return distinct > MAX_LEVELS || distinct > odd.present / 2 ? "text" : "category";
}

function oddCells({ odd, present }: WrittenCells): OddCells {
  const byCount = odd.toSorted((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  return {
    cells: odd.reduce((sum, { count }) => sum + count, 0),
    present,
    texts: byCount.slice(0, TEXTS_NAMED).map(({ text, count }) => ({ text, count })),
    distinct: odd.length,
    limits: odd.some(({ kind, hasNumber }) => (kind === "below" || kind === "above") && hasNumber),
    upperLimits: odd.some(({ kind, hasNumber }) => kind === "below" && hasNumber),
    guesses: odd.some(({ kind, hasNumber }) => kind === "about" && hasNumber),
    otherUnits: odd.some(({ kind }) => kind === "otherUnit"),
    asNumber: false,
  };
}

/** Digits with leading zeros: codes, whose size has no meaning. */
function inferCodes(raw: RawColumn, format: NumberFormat, plain?: ColumnKind): Read {
  const cells = toTexts(raw.cells);
  const kind = kindOfTexts(cells);
  const column = typeColumn({ ...raw, cells }, kind === "boolean" ? "category" : kind, format);
  const plainKind = plain === undefined ? {} : { plainKind: plain };
  if (kind !== "text") return { column, format, ...plainKind, found: {} };
  // They can be read as numbers only if all are.
  const leftOut = plain === undefined ? "mixedCodes" : "codes";
  return { column, format, ...plainKind, textReason: "codes", found: { leftOut } };
}

/** A column of texts, at least two of them distinct. */
function inferTexts(raw: RawColumn & { cells: TextCells }, format: NumberFormat): Omit<Read, "format"> {
  const plainKind = kindOfTexts(raw.cells);
  if (plainKind === "boolean") {
    const before = isLaterPair(raw.cells.texts) ? { plainKind: "category" as const } : {};
    return { column: typeColumn(raw, plainKind, format), ...before, found: {} };
  }
  const { texts } = raw.cells;
  if (typeof readDates(texts, null) !== "number")
    return { column: typeColumn(raw, "date", format), plainKind, found: {} };
  if (recogniseOrder(texts, raw.name) !== null) {
    return { column: typeColumn(raw, "ordered", format), plainKind, found: {} };
  }
  const column = typeColumn(raw, plainKind, format);
  if (plainKind !== "text") return { column, found: {} };
  const textReason = hasMixedUnits(raw.cells, format)
    ? "mixedUnits"
    : texts.length > MAX_LEVELS && !isMostlyDistinct(raw.cells)
      ? "manyLevels"
      : "distinct";
  return { column, textReason, found: { leftOut: textReason } };
}

/** Whether all cells are blank. */
function isEmpty(cells: Cells): boolean {
  return cells.kind === "texts"
    ? cells.texts.length === 0
    : cells.words.length === 0 && cells.values.every(Number.isNaN);
}

/** Whether there is at most one distinct text. */
function isConstant(cells: Cells): boolean {
  if (cells.kind === "texts") return cells.texts.length <= 1;
  const { values, decimals, words } = cells;
  const first = values.findIndex((value) => !Number.isNaN(value));
  if (first < 0) return words.length <= 1;
  const digits = decimals?.[first] ?? SHORTEST;
  const isFirst = (value: number, row: number): boolean =>
    value === values[first] && (decimals?.[row] ?? SHORTEST) === digits;
  return words.length === 0 && values.every((value, row) => Number.isNaN(value) || isFirst(value, row));
}

/** The kind of a column with at least two distinct texts. */
function kindOfTexts(cells: TextCells): "boolean" | "category" | "text" {
  if (isBooleanPair(cells.texts)) return "boolean";
  return cells.texts.length > MAX_LEVELS || isMostlyDistinct(cells) ? "text" : "category";
}

/** Whether more than half of the cells are different. */
function isMostlyDistinct({ texts, codes }: TextCells): boolean {
  const present = codes.reduce((count, code) => count + (code < 0 ? 0 : 1), 0);
  return texts.length > Math.max(2, present / 2);
}

/** Whole numbers that identify rows: all different under an id name, or consecutive without a name. */
function isId(name: string, cells: Cells): boolean {
  const unnamed = UNNAMED.test(name);
  if (!unnamed && !ID_NAME.test(name) && !CAMEL_CASE_ID.test(name)) return false;
  const present = new Set<number | string>();
  let last: number | null = null;
  for (let row = 0; row < cellCount(cells); row++) {
    const text = textAt(cells, row);
    if (text === null) continue;
    const number = Number(text);
    const key = text.length <= MOST_EXACT && !text.startsWith("0") ? number : text;
    if (!/^\d+$/.test(text) || present.has(key)) return false;
    if (unnamed && last !== null && number !== last + 1) return false;
    last = number;
    present.add(key);
  }
  return true;
}
