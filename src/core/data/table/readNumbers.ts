import { SHORTEST, textAt, type Cells, type NumberCells, type TextCells } from "./cells.ts";
import { readWritten } from "../numbers/writtenNumber.ts";
import { parseNumber, type NumberFormat } from "../parse/cellText.ts";

/** Largest share of words among the different texts of a number column. */
const MOST_WORDS_LOOSE = 0.5;

/**
 * The decimal mark of a file's numbers. "proven": some numbers can only have a decimal comma, and none only a decimal point; 1.234
 * is then above a thousand. "likely": neither is proven, but the delimiter is not the comma.
 */
export type DecimalComma = "proven" | "likely" | "unlikely";

/**
 * All columns of a file use the same decimal mark: if a column is ambiguous, others may decide.
 * @param likely whether the file's delimiter is not the comma
 */
export function decimalCommaOf(columns: readonly Cells[], likely: boolean): DecimalComma {
  const only = (format: NumberFormat, other: NumberFormat) => (cells: Cells) =>
    hasMark(cells, format === "comma" ? "," : ".") &&
    typeof readAs(cells, other) === "number" &&
    typeof readAs(cells, format) !== "number";
  const comma = columns.some(only("comma", "point"));
  const point = columns.some(only("point", "comma"));
  if (comma !== point) return comma ? "proven" : "unlikely";
  if (comma) return likely ? "likely" : "unlikely";
  const loose = columns.flatMap((cells) => looseMark(cells) ?? []);
  if (loose.length > 0 && loose.every((mark) => mark === loose[0]))
    return loose[0] === "comma" ? "proven" : "unlikely";
  return likely ? "likely" : "unlikely";
}

/**
 * The decimal mark of a column of mostly numbers with units or odd cells, if some cells allow only one mark and none only the
 * other.
 */
function looseMark(cells: Cells): NumberFormat | null {
  if (!hasMark(cells, ",") && !hasMark(cells, ".")) return null;
  if ((["point", "comma"] as const).some((format) => typeof readAs(cells, format) !== "number")) return null;
  const alone = { point: 0, comma: 0 };
  if (cells.kind === "numbers") {
    const [point, comma] = [plainNumbers(cells, "point"), plainNumbers(cells, "comma")];
    if (point === null || comma === null) alone[point === null ? "comma" : "point"]++;
  }
  const texts = cells.kind === "texts" ? cells.texts : cells.words;
  let others = 0;
  for (const text of texts) {
    const point = readWritten(text, "point").kind === "number";
    const comma = readWritten(text, "comma").kind === "number";
    if (!point && !comma) others++;
    if (cells.kind === "texts" && others > MOST_WORDS_LOOSE * texts.length) return null;
    if (point !== comma) alone[point ? "point" : "comma"]++;
  }
  if (alone.point > 0 === alone.comma > 0) return null;
  return alone.comma > 0 ? "comma" : "point";
}

/**
 * The numbers of a column, NaN if missing, and their decimal mark; null if not every present cell is a number. A comma is a decimal
 * comma if the file suggests it or no other reading is possible. The array may be shared with `cells`.
 */
export function readNumbers(
  cells: Cells,
  decimalComma: DecimalComma,
): { format: NumberFormat; values: Float64Array } | null {
  for (const format of formatsOf(cells, decimalComma)) {
    const values = readAs(cells, format);
    if (values instanceof Float64Array) return { format, values };
  }
  return null;
}

/** The numbers of a column, NaN if missing; or the first row (0-based) with a cell that is not a number in `format`. */
export function readAs(cells: Cells, format: NumberFormat): Float64Array | number {
  return cells.kind === "texts" ? readTexts(cells, format) : readNumberCells(cells, format);
}

/**
 * The plain numbers of a column, NaN for all other cells; null if one of them is not a number with the mark of `format`. The array
 * may be shared with `cells`.
 */
export function plainNumbers(cells: NumberCells, format: NumberFormat): Float64Array | null {
  const read = readNumberCells({ ...cells, words: [], wordOf: null }, format);
  return typeof read === "number" ? null : read;
}

/** The order in which decimal marks are tried. */
export function formatsOf(cells: Cells, decimalComma: DecimalComma): readonly NumberFormat[] {
  const hasComma = hasMark(cells, ",");
  const commaFirst = decimalComma === "proven" || (decimalComma === "likely" && hasComma);
  if (commaFirst) return ["comma", "point"];
  return decimalComma === "likely" || hasComma ? ["point", "comma"] : ["point"];
}

/** Whether a cell has this mark anywhere. */
function hasMark(cells: Cells, mark: "." | ","): boolean {
  if (cells.kind === "texts") return cells.texts.some((text) => text.includes(mark));
  return cells.mark === mark || cells.words.some((text) => text.includes(mark));
}

function isWrittenWhole({ values, decimals }: NumberCells, row: number): boolean {
  const value = values[row]!;
  return Number.isInteger(value) && !hasExponent(value) && (decimals?.[row] ?? SHORTEST) === SHORTEST;
}

function readTexts({ texts, codes }: TextCells, format: NumberFormat): Float64Array | number {
  // Each text is read at its first row, so free text ends the loop at once.
  const numbers = new Float64Array(texts.length).fill(NaN);
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    values[row] = NaN;
    if (code < 0) continue;
    if (Number.isNaN(numbers[code])) numbers[code] = parseNumber(texts[code]!, format);
    if (Number.isNaN(numbers[code])) return row;
    values[row] = numbers[code]!;
  }
  return values;
}

/** Whole numbers are the same with either mark; fractions are read again only if they have the other mark. */
function readNumberCells(cells: NumberCells, format: NumberFormat): Float64Array | number {
  const sameMark = (cells.mark === ".") === (format === "point");
  if (sameMark && cells.wordOf === null) return cells.values;
  const values = cells.values.slice();
  const words = cells.words.map((word) => parseNumber(word, format));
  for (let row = 0; row < values.length; row++) {
    const isPlain = !Number.isNaN(values[row]);
    if (isPlain && (sameMark || isWrittenWhole(cells, row))) continue;
    const word = isPlain || cells.wordOf === null ? 0 : cells.wordOf[row]!;
    if (!isPlain && word === 0) continue;
    values[row] = isPlain ? withOtherMark(cells, row, format) : words[word - 1]!;
    if (Number.isNaN(values[row])) return row;
  }
  return values;
}

/** A plain fraction read with the other mark. */
function withOtherMark(cells: NumberCells, row: number, format: NumberFormat): number {
  return hasExponent(cells.values[row]!) ? parseNumber(textAt(cells, row)!, format) : asThousands(cells, row);
}

/** Whether `String` writes the number with an exponent. */
function hasExponent(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1e21 || (size < 1e-6 && size > 0);
}

/**
 * A fraction read as if its mark separated thousands: 1.234 as 1234, which needs three digits on the right and one to three on the
 * left, the first not 0. NaN for any other. Computed by arithmetic, because formatting and parsing a million numbers takes seconds.
 */
function asThousands({ values, decimals }: NumberCells, row: number): number {
  const value = values[row]!;
  const digits = decimals?.[row] ?? SHORTEST;
  const size = Math.abs(value);
  const thousands = Math.round(size * 1000);
  const hasThree =
    digits === SHORTEST ? thousands / 1000 === size && Math.round(size * 100) / 100 !== size : digits === 3;
  if (size < 1 || size >= 1000 || !hasThree) return NaN;
  return value < 0 ? -thousands : thousands;
}
