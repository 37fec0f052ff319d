import { AppError } from "../errors.ts";
import type { Column, ColumnKind, RawColumn } from "./dataset.ts";
import { parseNumber, readNumbers, type NumberFormat } from "./parse/cells.ts";

/** More distinct texts than this are no category, however often each comes back. */
const MAX_LEVELS = 1000;

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
}

/**
 * Reads a column as what its cells suggest. In this order: no or one distinct value: constant. All numbers: number, but text
 * where the name says id and all are different whole numbers. A yes/no pair: boolean. Texts that are different in more than half
 * of the rows, or of more than 1000 levels: text. Else category.
 * @param decimalCommaLikely whether the file suggests that "1,234" has a decimal comma
 */
export function inferColumn(raw: RawColumn, decimalCommaLikely: boolean): InferredColumn {
  const { name, cells } = raw;
  const numbers = readNumbers(cells, decimalCommaLikely);
  const format = numbers?.format ?? (decimalCommaLikely ? "comma" : "point");
  const first = cells.find((cell) => cell !== null);
  if (cells.every((cell) => cell === null || cell === first)) {
    return { column: { kind: "constant", name, cells }, format };
  }
  if (numbers === null) return { column: typeColumn(raw, kindOfTexts(cells), format), format };
  if (isId(name, cells)) return { column: { kind: "text", name, cells }, format };
  return { column: { kind: "number", name, values: numbers.values }, format };
}

/**
 * A column read as `kind`. Anything can be a category, a text or a constant.
 * @throws AppError `kindImpossible` with the first offending row (1-based, header not counted) and value: number with a cell that
 *   is none; boolean with more than two levels (yes and YES are one then); category or boolean without any
 */
export function typeColumn(column: RawColumn, kind: ColumnKind, format: NumberFormat): Column {
  switch (kind) {
    case "number":
      return { kind, name: column.name, values: parseAll(column, format) };
    case "category":
    case "boolean":
      return categories(column, kind);
    case "text":
    case "constant":
      return { kind, name: column.name, cells: column.cells };
  }
}

/** The first cell that is no number, or null when all present ones are. `row` is 1-based, the header not counted. */
export function firstNonNumeric(
  cells: readonly (string | null)[],
  format: NumberFormat,
): { row: number; value: string } | null {
  const at = cells.findIndex((cell) => cell !== null && Number.isNaN(parseNumber(cell, format)));
  return at < 0 ? null : { row: at + 1, value: cells[at]! };
}

/** The cells of a typed column (the first `rows` of them) as text, null where missing. */
export function cellsOf(column: Column, rows?: number): readonly (string | null)[] {
  switch (column.kind) {
    case "number":
      return Array.from(column.values.subarray(0, rows), (value) =>
        Number.isNaN(value) ? null : String(value),
      );
    case "category":
    case "boolean":
      return Array.from(column.codes.subarray(0, rows), (code) => column.levels[code] ?? null);
    case "text":
    case "constant":
      return column.cells.slice(0, rows);
  }
}

/** Levels in order: by number where all are numeric, else by code unit. */
export function sortLevels(levels: Iterable<string>): string[] {
  const sorted = [...levels].sort();
  const numeric = sorted.every((level) => !Number.isNaN(parseNumber(level, "point")));
  return numeric ? sorted.sort((a, b) => parseNumber(a, "point") - parseNumber(b, "point")) : sorted;
}

function parseAll(column: RawColumn, format: NumberFormat): Float64Array {
  const values = new Float64Array(column.cells.length);
  column.cells.forEach((cell, row) => {
    values[row] = cell === null ? NaN : parseNumber(cell, format);
    if (cell !== null && Number.isNaN(values[row])) {
      throw new AppError("kindImpossible", {
        column: column.name,
        kind: "number",
        row: row + 1,
        value: cell,
      });
    }
  });
  return values;
}

function categories({ name, cells }: RawColumn, kind: "category" | "boolean"): Column {
  const levels = sortLevels(new Set(cells.filter((cell) => cell !== null)));
  if (levels.length === 0) throw new AppError("kindImpossible", { column: name, kind, row: 1, value: "" });
  if (kind === "boolean" && levels.length > 2) {
    const folded = cells.map((cell) => cell?.toLowerCase() ?? null);
    const third = thirdValue(folded);
    if (third < 0) return categories({ name, cells: folded }, kind);
    throw new AppError("kindImpossible", { column: name, kind, row: third + 1, value: cells[third]! });
  }
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : codeOf.get(cell)!));
  return { kind, name, levels, codes };
}

/** Where a third distinct value first stands, or −1. */
function thirdValue(cells: readonly (string | null)[]): number {
  const seen = new Set<string>();
  return cells.findIndex((cell) => cell !== null && seen.add(cell).size > 2);
}

/** The kind of a column with at least two distinct texts. */
function kindOfTexts(cells: readonly (string | null)[]): "boolean" | "category" | "text" {
  const distinct = new Set<string>();
  let present = 0;
  for (const cell of cells) {
    if (cell === null) continue;
    present++;
    if (distinct.size <= MAX_LEVELS) distinct.add(cell);
  }
  const folded = new Set([...distinct].slice(0, 20).map((level) => level.toLowerCase()));
  const isPair = distinct.size <= 20 && folded.size === 2;
  if (isPair && BOOLEAN_PAIRS.some(([a, b]) => folded.has(a) && folded.has(b))) return "boolean";
  return distinct.size > Math.max(2, present / 2) || distinct.size > MAX_LEVELS ? "text" : "category";
}

/** Whole numbers that name rows: all different under a name that says so, or rising by one under none. */
function isId(name: string, cells: readonly (string | null)[]): boolean {
  const unnamed = UNNAMED.test(name);
  if (!unnamed && !ID_NAME.test(name) && !CAMEL_CASE_ID.test(name)) return false;
  const present = cells.filter((cell) => cell !== null);
  if (!present.every((cell) => /^\d+$/.test(cell))) return false;
  if (unnamed) return present.every((cell, i) => i === 0 || Number(cell) === Number(present[i - 1]) + 1);
  return new Set(present).size === present.length;
}
