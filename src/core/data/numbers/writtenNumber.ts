import { parseNumber, type NumberFormat } from "../parse/cellText.ts";
import { isMagnitude } from "./magnitudes.ts";
import { feetOf, inPlainWriting, POWER_OR_FOOTNOTE } from "./rareWritings.ts";
import { CURRENCY_BEFORE, isUnit } from "./units.ts";

/**
 * The content of a cell that should be a number.
 * - number: one, with its unit or without ("")
 * - below, above: a limit, such as "<1.0" or "200+"
 * - about: a number with a doubt about it: "~5", "5?", "5*"
 * - noNumber: what programs write for no result, or for overflow: "inf", "1e999", "#DIV/0!"
 * - code: another text with a digit in it
 * - word: any other text
 */
export type Written =
  | {
      readonly kind: "number" | "below" | "above" | "about";
      readonly value: number;
      readonly unit: string;
      /** In a rare notation that counts only if enough cells of the column use it: see `withRareWritings`. */
      readonly rare?: true;
    }
  | { readonly kind: "noNumber" | "code" | "word" };

/** Longer texts are not numbers. */
const LONGEST = 48;
const DIGIT = /[\d½⅓⅔¼¾⅛⅜⅝⅞]/;

/** Error values of spreadsheets. */
export const SPREADSHEET_ERROR = /^#(?:div\/0!?|(?:ref|value|num|name|null|spill|calc)[!?])$/i;
/** Non-finite values of programming languages, and of spreadsheets in addition. */
const NO_NUMBER = /^[+-]?(?:inf(?:inity)?|∞|div\/0!?|#n\/a|1\.#(?:inf|ind|qnan|snan)0*)$/i;
/** Overflows if the exponent is large enough. */
const LONG_EXPONENT = /^[+-]?[\d.,]+e\+?\d{3,}$/i;

const BELOW =
  /^(?:<=?|=<|≤|⩽|≦|less than|under|below|up to|at most|unter|weniger als|bis zu|höchstens|moins de|inférieur à|menos de|inferior a|不足|低于|小于|少于)\s*(?=[\d.,$€£¥+-])/i;
const ABOVE =
  /^(?:>=?|=>|≥|⩾|≧|more than|over|above|at least|über|mehr als|mindestens|plus de|supérieur à|más de|superior a|超过|高于|大于|多于|至少)\s*(?=[\d.,$€£¥+-])/i;
const ABOVE_AFTER = /(?<=[\d\p{L}%°])\s*(?:\+|以上)$/u;
const ABOUT =
  /^(?:~|≈|≃|∼|about|approx(?:\.|imately)?|ca\.?|circa|c\.|est\.?|around|etwa|ungefähr|rund|environ|aprox\.?|unos|约|大约)\s*(?=[\d.,$€£¥+-])/i;
const ABOUT_AFTER =
  /(?<=[\d\p{L}%°])\s*(?:[?*†‡^#]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]|\[(?:\d{1,2}|[a-z])\]|[a-z]\)|\((?:est|approx|e|estimated|\?)\.?\)|左右)$/iu;

/** Digits with separators, at the beginning of a text. */
const DIGITS = /^(?:\d[\d.,'’_ \u00a0\u2009\u202f]*|[.,]\d+)(?:[eE][+-]?\d+(?![\p{L}\d]))?/u;
/** The ways in which spreadsheets mark a number as text. */
const AS_TEXT = /^(?:'(?=[\d.,+-])([^']*)|="(.*)")$/;
/** Digits of other scripts: Arabic, Persian, Devanagari, Bengali, Thai. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g;

/** Lakh and crore: 12,34,567. */
const INDIAN = /^[1-9]\d?(?:,\d{2})*,\d{3}(?:\.\d*)?$/;
const UNDERSCORED = /^\d{1,3}(?:_\d{3})+(?:[.,]\d*)?$/;

const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

const WORD: Written = { kind: "word" };
const CODE: Written = { kind: "code" };
const NONE: Written = { kind: "noNumber" };

/**
 * Reads a number as people write it: with a percent sign, a currency before or after, or a unit; with thousands separated by
 * points, commas, blanks, apostrophes, underscores, or in the Indian way; in full width; with any kind of minus, or in the
 * parentheses of accountants.
 * @param cell trimmed
 */
export function readWritten(cell: string, format: NumberFormat): Written {
  if (cell.length > LONGEST) return WORD;
  const text = inHalfWidth(cell);
  if (isNoNumber(text)) return NONE;
  if (!DIGIT.test(text)) return WORD;
  if (POWER_OR_FOOTNOTE.test(text)) return CODE;
  return (
    readNumber(text, format, "number") ??
    asRare(readOtherwise(text, format)) ??
    readAfter(text, BELOW, format, "below") ??
    readAfter(text, ABOVE, format, "above") ??
    readAfter(text, ABOVE_AFTER, format, "above") ??
    readAfter(text, ABOUT, format, "about") ??
    readAfter(text, ABOUT_AFTER, format, "about") ??
    CODE
  );
}

function asRare(own: Written | null): Written | null {
  return own !== null && "value" in own ? { ...own, rare: true } : own;
}

function isNoNumber(text: string): boolean {
  if (SPREADSHEET_ERROR.test(text) || NO_NUMBER.test(text)) return true;
  return LONG_EXPONENT.test(text) && Math.abs(Number(text.replace(",", "."))) === Infinity;
}

/** Numbers in a rare notation with a plain equivalent. */
function readOtherwise(text: string, format: NumberFormat): Written | null {
  const asText = AS_TEXT.exec(text);
  if (asText !== null) return readNumber(asText[1] ?? asText[2]!, format, "number");
  const feet = feetOf(text);
  if (feet !== null) return { kind: "number", value: feet, unit: "ft" };
  const plain = inPlainWriting(text, format);
  return plain === text ? null : readNumber(plain, format, "number");
}

function readAfter(
  text: string,
  sign: RegExp,
  format: NumberFormat,
  kind: "below" | "above" | "about",
): Written | null {
  return sign.test(text) ? readNumber(text.replace(sign, "").trim(), format, kind) : null;
}

/** Sign and currency in any order, digits, unit. */
function readNumber(
  text: string,
  format: NumberFormat,
  kind: "number" | "below" | "above" | "about",
): Written | null {
  const inside = /^\((.*)\)$/.exec(text.replace(/^([$€£¥])\((.*)\)$/, "($1$2)"))?.[1];
  if (inside !== undefined) {
    const positive = /^[+-]/.test(inside) ? null : readNumber(inside.trim(), format, kind);
    return positive === null || !("value" in positive) ? null : { ...positive, value: -positive.value };
  }
  const first = signed(text);
  const currency = CURRENCY_BEFORE.exec(first.rest)?.[0] ?? "";
  const second = signed(first.rest.slice(currency.length).trimStart());
  if (first.sign !== 0 && second.sign !== 0) return null;
  const digits = DIGITS.exec(second.rest)?.[0].trimEnd().replace(/[,.]$/, "");
  if (digits === undefined) return null;
  const after = second.rest
    .slice(digits.length)
    .replace(/^[.,](?=\s|$)/, "")
    .trim();
  if (after !== "" && !isUnit(after)) return null;
  const size = readDigits(digits, format);
  if (Number.isNaN(size)) return null;
  const value = first.sign < 0 || second.sign < 0 ? -size : size;
  return { kind, value, unit: unitOf(currency, after) };
}

/** "$5 USD" is in dollars, "$5/kg" in dollars for a kilogram, "$5M" in millions of dollars. */
function unitOf(before: string, after: string): string {
  if (before === "" || after === "") return before + after;
  return after.startsWith("/") || isMagnitude(after) ? before + after : after;
}

function signed(text: string): { readonly sign: number; readonly rest: string } {
  if (text.startsWith("-")) return { sign: -1, rest: text.slice(1).trimStart() };
  if (text.startsWith("+")) return { sign: 1, rest: text.slice(1).trimStart() };
  return { sign: 0, rest: text };
}

function readDigits(digits: string, format: NumberFormat): number {
  const usual = parseNumber(digits, format);
  if (!Number.isNaN(usual)) return usual;
  if (format === "point" && INDIAN.test(digits)) return parseNumber(digits.replaceAll(",", ""), format);
  return UNDERSCORED.test(digits) ? parseNumber(digits.replaceAll("_", ""), format) : NaN;
}

/** Full-width forms, digits of other scripts and every minus as the plain ones. */
function inHalfWidth(cell: string): string {
  return cell
    .replaceAll(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll(OTHER_DIGITS, (digit) => String(digitOf(digit.codePointAt(0)!)))
    .replaceAll("\u3000", " ")
    .replaceAll("￥", "¥")
    .replaceAll(/[−﹣‐‑–](?=\s*[\d.,$€£¥∞i½⅓⅔¼¾⅛⅜⅝⅞])/gi, (minus, at: number) => (at === 0 ? "-" : minus))
    .replace(/^([$€£¥])[−–]/, "$1-");
}

function digitOf(code: number): number {
  return code - ZEROS.findLast((zero) => zero <= code)!;
}
