import { parseNumber } from "../parse/cellText.ts";

/**
 * The cells of one column as read. A million JavaScript strings would take many times the size of the file, so numbers are stored
 * as numbers if their text can be reproduced, and equal texts are stored once.
 */
export type Cells = NumberCells | TextCells;

/** A column of numbers, except some cells. */
export interface NumberCells {
  readonly kind: "numbers";
  /** NaN: blank, or a word (see `wordOf`). */
  readonly values: Float64Array;
  /** Digits after the decimal mark, as written; `SHORTEST`: as `String` writes the number. null: all are `SHORTEST`. */
  readonly decimals: Uint8Array | null;
  /** The decimal mark. */
  readonly mark: "." | ",";
  /** Texts that cannot be reproduced from a number, each once. */
  readonly words: readonly string[];
  /** By row: index into `words`, from 1; 0: a number or blank. null: 0 in every row. */
  readonly wordOf: Uint16Array | null;
}

/** Any other column: its distinct texts in order of appearance, and for each row the index of its text (−1: blank). */
export interface TextCells {
  readonly kind: "texts";
  readonly texts: readonly string[];
  readonly codes: Int32Array;
}

export const SHORTEST = 255;

export function cellCount(cells: Cells): number {
  return cells.kind === "numbers" ? cells.values.length : cells.codes.length;
}

/** Most words of a number column: `NumberCells.wordOf` has 16 bits. */
export const MOST_WORDS = 65_535;

/** The text of a cell, trimmed but otherwise unchanged; null if it is blank or missing (see `withoutWords`). */
export function textAt(cells: Cells, row: number): string | null {
  if (cells.kind === "texts") return cells.texts[cells.codes[row]!] ?? null;
  const value = cells.values[row]!;
  if (Number.isNaN(value)) return wordAt(cells, row);
  const digits = cells.decimals?.[row] ?? SHORTEST;
  const text = digits === SHORTEST ? String(value) : value.toFixed(digits);
  return cells.mark === "." ? text : text.replace(".", ",");
}

/** Whether a cell is neither blank nor missing. */
export function isPresentAt(cells: Cells, row: number): boolean {
  if (cells.kind === "texts") return cells.codes[row]! >= 0;
  return !Number.isNaN(cells.values[row]) || (cells.wordOf !== null && cells.wordOf[row]! > 0);
}

/** The first `rows` cells as text; by default all. */
export function textsOf(cells: Cells, rows = cellCount(cells)): (string | null)[] {
  return Array.from({ length: Math.min(rows, cellCount(cells)) }, (_, row) => textAt(cells, row));
}

/** The same cells as texts, each distinct one stored once. */
export function toTexts(cells: Cells): TextCells {
  if (cells.kind === "texts") return cells;
  const codes = new Int32Array(cells.values.length);
  const codeOf = new Map<string, number>();
  for (let row = 0; row < codes.length; row++) codes[row] = codeFor(codeOf, textAt(cells, row));
  return { kind: "texts", texts: [...codeOf.keys()], codes };
}

/** Cells from generated numbers. */
export function cellsFromNumbers(values: Float64Array): NumberCells {
  return { kind: "numbers", values, decimals: null, mark: ".", words: [], wordOf: null };
}

/** The code of a text, a new code for a new text; −1 for null. */
export function codeFor(codeOf: Map<string, number>, text: string | null): number {
  if (text === null) return -1;
  return codeOf.get(text) ?? addCode(codeOf, text);
}

/** A code for a text that has none. */
export function addCode(codeOf: Map<string, number>, text: string): number {
  const code = codeOf.size;
  codeOf.set(text, code);
  return code;
}

/** The distinct texts of a column that are not plain numbers, with their numbers of rows. */
export function countWords(cells: Cells): ReadonlyMap<string, number> {
  const isTexts = cells.kind === "texts";
  const texts = isTexts ? cells.texts : cells.words;
  const counts = new Float64Array(texts.length);
  const codes = isTexts ? cells.codes : (cells.wordOf ?? []);
  const first = isTexts ? 0 : 1;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]! - first;
    if (code >= 0) counts[code]! += 1;
  }
  return new Map(texts.map((text, code) => [text, counts[code]!]));
}

/**
 * The same cells, with some made blank: those with certain texts, and those with certain numbers in any notation.
 * @param isOut called once for each distinct text that is not a plain number
 */
export function withoutWords(
  cells: Cells,
  isOut: (text: string) => boolean,
  numbers: readonly number[] = [],
): Cells {
  const gone = (text: string) => isOut(text) || (numbers.length > 0 && isOneOf(text, numbers));
  if (cells.kind === "numbers") return withoutNumberWords(cells, gone, numbers);
  return cells.texts.some(gone) ? withoutTexts(cells, gone) : cells;
}

/** The cells of one column followed by those of another. */
export function concatCells(first: Cells, second: Cells): Cells {
  if (
    first.kind === "numbers" &&
    second.kind === "numbers" &&
    first.mark === second.mark &&
    first.words.length + second.words.length <= MOST_WORDS
  ) {
    return concatNumbers(first, second);
  }
  const before = toTexts(first);
  const after = toTexts(second);
  const codeOf = new Map(before.texts.map((text, code) => [text, code]));
  const codeOfAfter = after.texts.map((text) => codeFor(codeOf, text));
  const codes = new Int32Array(before.codes.length + after.codes.length);
  codes.set(before.codes);
  after.codes.forEach((code, row) => {
    codes[before.codes.length + row] = code < 0 ? -1 : codeOfAfter[code]!;
  });
  return { kind: "texts", texts: [...codeOf.keys()], codes };
}

function concatNumbers(first: NumberCells, second: NumberCells): NumberCells {
  const rows = first.values.length;
  const values = new Float64Array(rows + second.values.length);
  values.set(first.values);
  values.set(second.values, rows);
  const shortest = first.decimals === null && second.decimals === null;
  const decimals = shortest ? null : new Uint8Array(values.length).fill(SHORTEST);
  if (first.decimals !== null) decimals!.set(first.decimals);
  if (second.decimals !== null) decimals!.set(second.decimals, rows);
  return { kind: "numbers", values, decimals, mark: first.mark, ...concatWords(first, second) };
}

function concatWords(first: NumberCells, second: NumberCells): Pick<NumberCells, "words" | "wordOf"> {
  if (first.wordOf === null && second.wordOf === null) return { words: [], wordOf: null };
  const codeOf = new Map(first.words.map((text, code) => [text, code]));
  const codeOfSecond = second.words.map((text) => codeFor(codeOf, text));
  const rows = first.values.length;
  const wordOf = new Uint16Array(rows + second.values.length);
  if (first.wordOf !== null) wordOf.set(first.wordOf);
  second.wordOf?.forEach((word, row) => {
    if (word > 0) wordOf[rows + row] = codeOfSecond[word - 1]! + 1;
  });
  return { words: [...codeOf.keys()], wordOf };
}

/** Whether a text is one of these numbers, with either decimal mark. */
function isOneOf(text: string, numbers: readonly number[]): boolean {
  return numbers.includes(parseNumber(text.replace(",", "."), "point"));
}

function wordAt({ words, wordOf }: NumberCells, row: number): string | null {
  return wordOf === null ? null : (words[wordOf[row]! - 1] ?? null);
}

function withoutTexts({ texts, codes }: TextCells, isOut: (text: string) => boolean): TextCells {
  const kept = texts.filter((text) => !isOut(text));
  const codeOf = new Map(kept.map((text, code) => [text, code]));
  const codeOfText = Int32Array.from(texts, (text) => codeOf.get(text) ?? -1);
  return { kind: "texts", texts: kept, codes: codes.map((code) => (code < 0 ? -1 : codeOfText[code]!)) };
}

function withoutNumberWords(
  cells: NumberCells,
  isOut: (text: string) => boolean,
  numbers: readonly number[],
): NumberCells {
  const { words, wordOf } = cells;
  const values =
    numbers.length === 0
      ? cells.values
      : cells.values.map((value) => (numbers.includes(value) ? NaN : value));
  const kept = words.filter((text) => !isOut(text));
  if (kept.length === words.length) return { ...cells, values };
  const codeOf = new Map(kept.map((text, code) => [text, code]));
  const codeOfWord = words.map((text) => (codeOf.get(text) ?? -1) + 1);
  return {
    ...cells,
    values,
    words: kept,
    wordOf: kept.length === 0 ? null : wordOf!.map((word) => (word === 0 ? 0 : codeOfWord[word - 1]!)),
  };
}
