/** Cells that mean "no value", in any case and with any surrounding white space. */
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
/** Longer cells are missing only if they are white space: the longest token, with some white space around it. */
const LONGEST_CELL = 20;

/**
 * Longer cells are not numbers: the largest one, written in full, has 309 digits. A pattern over megabytes takes seconds or throws.
 */
const LONGEST_NUMBER = 1000;
const PLAIN = /^[\d.eE+-]+$/;

/** 1234.5, −.5, 1e-3, and with thousands commas 1,234.5. */
const POINT = /^[+-]?(?:\d+\.?\d*|\.\d+|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?)(?:e[+-]?\d+)?$/i;
/** 1234,5, −,5, 1e-3, and with thousands points 1.234,5. */
const COMMA = /^[+-]?(?:\d+,?\d*|,\d+|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d*)?)(?:e[+-]?\d+)?$/i;
/**
 * Thousands separated by spaces (also no-break: U+00A0, U+202F; or thin: U+2009) or apostrophes, always the same: 1 234,5 and
 * 1'234.5. Without a leading zero: "030 123 456" is a telephone number.
 */
const SPACED = /^[+-]?[1-9]\d{0,2}([ \u00a0\u2009\u202f'’])\d{3}(?:\1\d{3})*(?:[.,]\d*)?$/;
const GAPS = /[ \u00a0\u2009\u202f'’]/g;

/** The decimal mark. */
export type NumberFormat = "point" | "comma";

export function isMissing(cell: string): boolean {
  // No token begins with a digit, and most cells of a large file do.
  const first = cell.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return false;
  if (cell.length > LONGEST_CELL) return cell.trim() === "";
  return MISSING_TOKENS.has(cell.trim().toLowerCase());
}

/** A finite number written in full, or NaN: the whole cell must be the number. */
export function parseNumber(cell: string, format: NumberFormat): number {
  if (cell.length > LONGEST_NUMBER) return NaN;
  // For texts of these characters `Number` accepts exactly the decimal numbers, in a tenth of the time.
  if (PLAIN.test(cell) && (format === "point" || !cell.includes("."))) return finite(Number(cell));
  const trimmed = cell.trim().replace("−", "-");
  const text = SPACED.test(trimmed) ? trimmed.replaceAll(GAPS, "") : trimmed;
  if (!(format === "point" ? POINT : COMMA).test(text)) return NaN;
  return finite(
    Number(format === "point" ? text.replaceAll(",", "") : text.replaceAll(".", "").replace(",", ".")),
  );
}

/** Whether a single cell is a number, in either format. */
export function isNumber(cell: string): boolean {
  return !Number.isNaN(parseNumber(cell, "point")) || !Number.isNaN(parseNumber(cell, "comma"));
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
