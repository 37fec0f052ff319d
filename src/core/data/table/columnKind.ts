import { AppError } from "../../errors.ts";
import { cellsFromNumbers, codeFor, textAt, textsOf, toTexts, type Cells, type TextCells } from "./cells.ts";
import type { OddCellsChoice } from "../dataConfig.ts";
import type { Column, ColumnKind, RawColumn } from "./dataset.ts";
import { areWholeDays, dateText } from "../kinds/dateParts.ts";
import { readDates, type DateOrder } from "../kinds/dates.ts";
import { datesFromNumbers } from "../kinds/datesFromNumbers.ts";
import { recogniseOrder } from "../kinds/recogniseOrder.ts";
import { parseNumber, type NumberFormat } from "../parse/cellText.ts";
import { pictureCount } from "../pictures/pictureColumn.ts";
import { mixedNumbers } from "../numbers/mostlyNumbers.ts";
import { bestWritten } from "../numbers/writtenCells.ts";
import { readAs } from "./readNumbers.ts";

/** If the user chooses numbers, a column may have more odd cells than one that is recognised as numbers. */
const MOST_OTHERS_ASKED = 0.5;

/** The user's choices for a column's texts: see `Readings` of the data config. */
export interface ColumnReading {
  readonly order: readonly string[] | null;
  readonly dateOrder: DateOrder | null;
  readonly oddCells: OddCellsChoice;
}

const NO_READING: ColumnReading = { order: null, dateOrder: null, oddCells: "missing" };

/**
 * A column read as `kind`. Anything can be a category, a text or a constant.
 * @throws AppError `kindImpossible` with the first offending row (1-based, header not counted) and value: "number" if more than
 *   half of the cells are not numbers and not a few repeated words; "date" with a cell that is not a date; "boolean" with more than
 *   two levels (ignoring case); "category", "ordered" or "boolean" without any value
 */
export function typeColumn(
  column: RawColumn,
  kind: ColumnKind,
  format: NumberFormat,
  reading: ColumnReading = NO_READING,
): Column {
  switch (kind) {
    case "number":
      return { kind, name: column.name, values: parseAll(column, format, reading.oddCells) };
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

/** The first cell that is not a number, or null if all present ones are. `row` is 1-based, the header not counted. */
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

/** The cells of a typed column as an array of texts, null where missing: for few rows, or where an array is needed. */
export function cellsOf(column: Column): readonly (string | null)[] {
  return textsOf(cellsOfColumn(column));
}

/** Levels in order: by number if all are numeric, otherwise by code unit. */
export function sortLevels(levels: Iterable<string>): string[] {
  const sorted = [...levels].sort();
  const numeric = sorted.every((level) => !Number.isNaN(parseNumber(level, "point")));
  return numeric ? sorted.sort((a, b) => parseNumber(a, "point") - parseNumber(b, "point")) : sorted;
}

function parseAll({ name, cells }: RawColumn, format: NumberFormat, choice: OddCellsChoice): Float64Array {
  const read = readAs(cells, format);
  if (typeof read !== "number") return read;
  const formats = [format, format === "point" ? "comma" : "point"] as const;
  const written = bestWritten(cells, formats, MOST_OTHERS_ASKED) ?? mixedNumbers(cells, formats);
  if (written !== null) return written.values(choice);
  throw new AppError("kindImpossible", {
    column: name,
    kind: "number",
    row: read + 1,
    value: textAt(cells, read)!,
  });
}

/** Levels in the chosen order, otherwise in a well-known order, otherwise like those of a category. */
function ordered(name: string, { texts, codes }: TextCells, wanted: readonly string[] | null): Column {
  if (texts.length === 0)
    throw new AppError("kindImpossible", { column: name, kind: "ordered", row: 1, value: "" });
  const defaultOrder = recogniseOrder(texts, name) ?? sortLevels(texts);
  const known = new Set(texts);
  const levels = [...new Set([...(wanted ?? []).filter((level) => known.has(level)), ...defaultOrder])];
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
    // Codes are assigned in order of appearance.
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

/** The codes of `texts` as codes of `levels`, which are the same texts in another order. */
/** The codes of texts as those of levels, each text being one. */
export function recoded(texts: readonly string[], codes: Int32Array, levels: readonly string[]): Int32Array {
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
