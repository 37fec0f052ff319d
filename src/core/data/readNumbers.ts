import { SHORTEST, textAt, type Cells, type NumberCells, type TextCells } from "./cells.ts";
import { parseNumber, type NumberFormat } from "./parse/cells.ts";

/**
 * The numbers of a column, NaN where a cell is missing, and how they are written; null when not every present cell is a number.
 * A comma is a decimal comma where the file suggests it (another delimiter) or no other reading is possible. The array may be the
 * one of `cells`.
 */
export function readNumbers(
  cells: Cells,
  decimalCommaLikely: boolean,
): { format: NumberFormat; values: Float64Array } | null {
  const formats: readonly NumberFormat[] = !hasComma(cells)
    ? ["point"]
    : decimalCommaLikely
      ? ["comma", "point"]
      : ["point", "comma"];
  for (const format of formats) {
    const values = readAs(cells, format);
    if (values instanceof Float64Array) return { format, values };
  }
  return null;
}

/**
 * The numbers of a column, NaN where a cell is missing; or the first row (0-based) with a cell that is no number as `format`
 * writes them.
 */
export function readAs(cells: Cells, format: NumberFormat): Float64Array | number {
  return cells.kind === "texts" ? readTexts(cells, format) : readNumberCells(cells, format);
}

function isWrittenWhole({ values, decimals }: NumberCells, row: number): boolean {
  return Number.isInteger(values[row]) && (decimals?.[row] ?? SHORTEST) === SHORTEST;
}

function hasComma(cells: Cells): boolean {
  if (cells.kind === "texts") return cells.texts.some((text) => text.includes(","));
  return cells.mark === "," || [...cells.odd.values()].some((text) => text.includes(","));
}

function readTexts({ texts, codes }: TextCells, format: NumberFormat): Float64Array | number {
  const numbers = Float64Array.from(texts, (text) => parseNumber(text, format));
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    values[row] = code < 0 ? NaN : numbers[code]!;
    if (code >= 0 && Number.isNaN(values[row])) return row;
  }
  return values;
}

/** Whole numbers read the same either way; fractions are read again only where they are written with the other mark. */
function readNumberCells(cells: NumberCells, format: NumberFormat): Float64Array | number {
  const sameMark = (cells.mark === ".") === (format === "point");
  if (sameMark && cells.odd.size === 0) return cells.values;
  const values = cells.values.slice();
  for (let row = 0; row < values.length; row++) {
    const isPlain = !Number.isNaN(values[row]);
    if (isPlain && (sameMark || isWrittenWhole(cells, row))) continue;
    const text = textAt(cells, row);
    if (text === null) continue;
    values[row] = parseNumber(text, format);
    if (Number.isNaN(values[row])) return row;
  }
  return values;
}
