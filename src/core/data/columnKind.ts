import { AppError } from "../errors.ts";
import {
  cellCount,
  cellsFromNumbers,
  codeFor,
  SHORTEST,
  textAt,
  textsOf,
  toTexts,
  type Cells,
  type TextCells,
} from "./cells.ts";
import type { Column, ColumnKind, RawColumn, TextReason } from "./dataset.ts";
import { areWholeDays, dateText } from "./kinds/dateParts.ts";
import { datesFromNumbers, readDates, type DateOrder } from "./kinds/dates.ts";
import { recogniseOrder } from "./kinds/recogniseOrder.ts";
import { parseNumber, type NumberFormat } from "./parse/cells.ts";
import { pictureCount } from "./pictures/pictureColumn.ts";
import { readAs, readNumbers, type DecimalComma } from "./readNumbers.ts";

/** More distinct texts than this are no category, however often each comes back. */
const MAX_LEVELS = 1000;

/** Whole numbers of more digits may be the same as doubles and different as texts. */
const MOST_EXACT = 15;

/** Yes/no pairs, in lower case. 0/1 is not among them: numbers stay numbers. */
const BOOLEAN_PAIRS: readonly (readonly [string, string])[] = [
  ["true", "false"],
  ["yes", "no"],
  ["y", "n"],
  ["t", "f"],
  ["on", "off"],
  ["是", "否"],
];

const ID_NAME =
  /^(?:#|no\.?|nr\.?|index|idx|row|uuid|guid|序号|编号|(?:.*[ _-])?id|row[ _-]?(?:no|num|number))$/i;
/** A row number that a tool wrote without a name. */
const UNNAMED = /^(?:unnamed: ?\d+|column 1)$/i;
const CAMEL_CASE_ID = /[a-z]I[dD]$/;

/** A column read as its cells suggest. */
export interface InferredColumn {
  readonly column: Column;
  /** How its numbers are written, or would be. */
  readonly format: NumberFormat;
  /** Why it is text. */
  readonly textReason?: TextReason;
  /** What it would be without orders and dates, where it is one of them. */
  readonly plainKind?: ColumnKind;
}

/** What a user says of a column's texts: see `Readings` of the data config. */
export interface ColumnReading {
  readonly order: readonly string[] | null;
  readonly dateOrder: DateOrder | null;
}

const NO_READING: ColumnReading = { order: null, dateOrder: null };

/**
 * Reads a column as what its cells suggest. In this order: no or one distinct value: constant. All numbers: number, but text
 * where the name says id and all are different whole numbers. A yes/no pair: boolean. All dates or times: date. An order that
 * everybody knows: ordered. Texts that are different in more than half of the rows, or of more than 1000 levels: text. Else category.
 * @param decimalComma whether the file suggests that "1,234" has one
 */
export function inferColumn(raw: RawColumn, decimalComma: DecimalComma): InferredColumn {
  const { name, cells } = raw;
  const numbers = readNumbers(cells, decimalComma);
  const format = numbers?.format ?? (decimalComma === "unlikely" ? "point" : "comma");
  if (isConstant(cells)) return { column: { kind: "constant", name, cells }, format };
  if (numbers === null) {
    return { ...inferTexts({ name, cells: toTexts(cells) }, format), format };
  }
  if (isId(name, cells)) return { column: { kind: "text", name, cells }, format, textReason: "rowNames" };
  return { column: { kind: "number", name, values: numbers.values }, format };
}

/**
 * A column read as `kind`. Anything can be a category, a text or a constant.
 * @throws AppError `kindImpossible` with the first offending row (1-based, header not counted) and value: number with a cell that
 *   is none; date likewise; boolean with more than two levels (yes and YES are one then); category, ordered or boolean without any
 */
export function typeColumn(
  column: RawColumn,
  kind: ColumnKind,
  format: NumberFormat,
  reading: ColumnReading = NO_READING,
): Column {
  switch (kind) {
    case "number":
      return { kind, name: column.name, values: parseAll(column, format) };
    case "category":
    case "boolean":
      return categories(column.name, toTexts(column.cells), kind);
    case "ordered":
      return ordered(column.name, toTexts(column.cells), reading.order);
    case "date":
      return dates(column, format, reading.dateOrder);
    case "text":
    case "constant":
      return { kind, name: column.name, cells: column.cells };
    case "picture":
      throw new Error(`the cells of ${column.name} are no pictures`);
  }
}

/** The first cell that is no number, or null when all present ones are. `row` is 1-based, the header not counted. */
export function firstNonNumeric(cells: Cells, format: NumberFormat): { row: number; value: string } | null {
  const read = readAs(cells, format);
  return typeof read === "number" ? { row: read + 1, value: textAt(cells, read)! } : null;
}

/** The cells of a typed column, without a copy. A picture has no text: its cells are all missing. */
export function cellsOfColumn(column: Column): Cells {
  switch (column.kind) {
    case "number":
      return cellsFromNumbers(column.values);
    case "date":
      return dateCells(column.values);
    case "category":
    case "ordered":
    case "boolean":
      return { kind: "texts", texts: column.levels, codes: column.codes };
    case "text":
    case "constant":
      return column.cells;
    case "picture":
      return { kind: "texts", texts: [], codes: new Int32Array(pictureCount(column)).fill(-1) };
  }
}

/** The cells of a typed column as an array of texts, null where missing: for few rows, or where nothing else will do. */
export function cellsOf(column: Column): readonly (string | null)[] {
  return textsOf(cellsOfColumn(column));
}

/** Levels in order: by number where all are numeric, else by code unit. */
export function sortLevels(levels: Iterable<string>): string[] {
  const sorted = [...levels].sort();
  const numeric = sorted.every((level) => !Number.isNaN(parseNumber(level, "point")));
  return numeric ? sorted.sort((a, b) => parseNumber(a, "point") - parseNumber(b, "point")) : sorted;
}

function parseAll({ name, cells }: RawColumn, format: NumberFormat): Float64Array {
  const read = readAs(cells, format);
  if (typeof read !== "number") return read;
  throw new AppError("kindImpossible", {
    column: name,
    kind: "number",
    row: read + 1,
    value: textAt(cells, read)!,
  });
}

/** A column of texts, at least two of them distinct. */
function inferTexts(
  raw: RawColumn & { cells: TextCells },
  format: NumberFormat,
): Omit<InferredColumn, "format"> {
  const plainKind = kindOfTexts(raw.cells);
  if (plainKind === "boolean") return { column: typeColumn(raw, plainKind, format) };
  const { texts } = raw.cells;
  if (typeof readDates(texts, null) !== "number")
    return { column: typeColumn(raw, "date", format), plainKind };
  if (recogniseOrder(texts, raw.name) !== null) {
    return { column: typeColumn(raw, "ordered", format), plainKind };
  }
  const column = typeColumn(raw, plainKind, format);
  if (plainKind !== "text") return { column };
  return {
    column,
    textReason: texts.length > MAX_LEVELS && !isMostlyDistinct(raw.cells) ? "manyLevels" : "distinct",
  };
}

/** Levels in the order that was asked for, else the one that everybody knows, else as those of a category. */
function ordered(name: string, { texts, codes }: TextCells, wanted: readonly string[] | null): Column {
  if (texts.length === 0)
    throw new AppError("kindImpossible", { column: name, kind: "ordered", row: 1, value: "" });
  const usual = recogniseOrder(texts, name) ?? sortLevels(texts);
  const known = new Set(texts);
  const levels = [...new Set([...(wanted ?? []).filter((level) => known.has(level)), ...usual])];
  return { kind: "ordered", name, levels, codes: recoded(texts, codes, levels) };
}

function dates({ name, cells }: RawColumn, format: NumberFormat, wanted: DateOrder | null): Column {
  const fail = (row: number) =>
    new AppError("kindImpossible", { column: name, kind: "date", row: row + 1, value: textAt(cells, row)! });
  const numbers = readAs(cells, format);
  if (typeof numbers !== "number") {
    const values = datesFromNumbers(numbers);
    if (typeof values === "number") throw fail(values);
    return { kind: "date", name, values, order: null, ambiguous: false };
  }
  const { texts, codes } = toTexts(cells);
  const read = readDates(texts, wanted);
  if (typeof read === "number") throw fail(codes.indexOf(read));
  const values = Float64Array.from(codes, (code) => (code < 0 ? NaN : read.values[code]!));
  return { kind: "date", name, values, order: read.order, ambiguous: read.ambiguous };
}

/** Dates as texts, each distinct one once. */
function dateCells(values: Float64Array): TextCells {
  const whole = areWholeDays(values);
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(values, (value) =>
    codeFor(codeOf, Number.isNaN(value) ? null : dateText(value, whole)),
  );
  return { kind: "texts", texts: [...codeOf.keys()], codes };
}

function categories(name: string, cells: TextCells, kind: "category" | "boolean"): Column {
  const { texts, codes } = cells;
  if (texts.length === 0) throw new AppError("kindImpossible", { column: name, kind, row: 1, value: "" });
  if (kind === "boolean" && texts.length > 2) {
    const folded = foldCase(cells);
    if (folded.texts.length <= 2) return categories(name, folded, kind);
    // Codes count up as texts come.
    const third = folded.codes.indexOf(2);
    throw new AppError("kindImpossible", {
      column: name,
      kind,
      row: third + 1,
      value: textAt(cells, third)!,
    });
  }
  const levels = sortLevels(texts);
  return { kind, name, levels, codes: recoded(texts, codes, levels) };
}

/** Codes of `texts` as codes of `levels`, which are the same texts in another order. */
function recoded(texts: readonly string[], codes: Int32Array, levels: readonly string[]): Int32Array {
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const levelOf = Int32Array.from(texts, (text) => codeOf.get(text)!);
  return codes.map((code) => (code < 0 ? -1 : levelOf[code]!));
}

/** The same cells in lower case. */
function foldCase({ texts, codes }: TextCells): TextCells {
  const codeOf = new Map<string, number>();
  const foldedOf = texts.map((text) => codeFor(codeOf, text.toLowerCase()));
  return {
    kind: "texts",
    texts: [...codeOf.keys()],
    codes: codes.map((code) => (code < 0 ? -1 : foldedOf[code]!)),
  };
}

/** Whether there is at most one distinct text. */
function isConstant(cells: Cells): boolean {
  if (cells.kind === "texts") return cells.texts.length <= 1;
  const { values, decimals, odd } = cells;
  const first = values.findIndex((value) => !Number.isNaN(value));
  if (first < 0) return new Set(odd.values()).size <= 1;
  const digits = decimals?.[first] ?? SHORTEST;
  const isFirst = (value: number, row: number): boolean =>
    value === values[first] && (decimals?.[row] ?? SHORTEST) === digits;
  return odd.size === 0 && values.every((value, row) => Number.isNaN(value) || isFirst(value, row));
}

/** The kind of a column with at least two distinct texts. */
function kindOfTexts(cells: TextCells): "boolean" | "category" | "text" {
  const { texts } = cells;
  const folded = new Set(texts.slice(0, 20).map((level) => level.toLowerCase()));
  const isPair = texts.length <= 20 && folded.size === 2;
  if (isPair && BOOLEAN_PAIRS.some(([a, b]) => folded.has(a) && folded.has(b))) return "boolean";
  return texts.length > MAX_LEVELS || isMostlyDistinct(cells) ? "text" : "category";
}

/** Whether more than half of the cells are different. */
function isMostlyDistinct({ texts, codes }: TextCells): boolean {
  const present = codes.reduce((count, code) => count + (code < 0 ? 0 : 1), 0);
  return texts.length > Math.max(2, present / 2);
}

/** Whole numbers that name rows: all different under a name that says so, or rising by one under none. */
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
