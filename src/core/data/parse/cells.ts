/** Cells that mean "no value", whatever their case and the white space about them. */
const MISSING_TOKENS: ReadonlySet<string> = new Set([
  "",
  "na",
  "n/a",
  "n.a.",
  "#n/a",
  "#na",
  "<na>",
  "nan",
  "-nan",
  "null",
  "nil",
  "none",
  "missing",
  "?",
  ".",
  "-",
  "--",
  "–",
  "—",
]);
const LONGEST_TOKEN = 7;

/** 1234.5, −.5, 1e-3, and with thousands commas 1,234.5. */
const POINT = /^[+-]?(?:\d+\.?\d*|\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d*)?)(?:e[+-]?\d+)?$/i;
/** 1234,5, −,5, 1e-3, and with thousands points 1.234,5. */
const COMMA = /^[+-]?(?:\d+,?\d*|,\d+|\d{1,3}(?:\.\d{3})+(?:,\d*)?)(?:e[+-]?\d+)?$/i;

/** What stands between the integer and the fraction. */
export type NumberFormat = "point" | "comma";

export function isMissing(cell: string): boolean {
  // Most cells are longer than the longest token with a little white space: spare them the trimming.
  if (cell.length > 4 * LONGEST_TOKEN) return cell.trim() === "";
  return MISSING_TOKENS.has(cell.trim().toLowerCase());
}

/** A finite number written in full, or NaN: nothing is guessed from the beginning of a cell. */
export function parseNumber(cell: string, format: NumberFormat): number {
  const text = cell.trim().replace("−", "-");
  if (!(format === "point" ? POINT : COMMA).test(text)) return NaN;
  const plain = format === "point" ? text.replaceAll(",", "") : text.replaceAll(".", "").replace(",", ".");
  const value = Number(plain);
  return Number.isFinite(value) ? value : NaN;
}

/**
 * How the numbers of a column are written, or null when not every present cell is one.
 * A comma is a decimal comma where the file suggests it (another delimiter) or no other reading is possible.
 */
export function numberFormatOf(
  cells: readonly (string | null)[],
  decimalCommaLikely: boolean,
): NumberFormat | null {
  const present = cells.filter((cell) => cell !== null);
  if (!present.some((cell) => cell.includes(","))) return allNumbers(present, "point") ? "point" : null;
  const order: readonly NumberFormat[] = decimalCommaLikely ? ["comma", "point"] : ["point", "comma"];
  return order.find((format) => allNumbers(present, format)) ?? null;
}

function allNumbers(cells: readonly string[], format: NumberFormat): boolean {
  return cells.every((cell) => !Number.isNaN(parseNumber(cell, format)));
}
