import type { NumberFormat } from "../parse/cellText.ts";
import { outOf } from "./units.ts";
import type { Written } from "./writtenNumber.ts";

const SLASH = /\d\s?\/\s?\d/;
const CODE: Written = { kind: "code" };

/** This many different texts, or this share of a column's cells, may be typing errors. */
export const MOST_SLIPS = { atLeast: 3, share: 0.01 } as const;
/** Largest share of the present cells. */
const MOST_ROWS = 0.2;

/** The uncertainty after a number: "5.1 ± 0.2", "5.1 (0.2)", "5.1 [4.9, 5.3]". */
const SURE =
  /(?<=[\d.])\s*(?:(?:±|\+\/-|\+-)\s*[\d.,]+(?=$|\s*[\p{L}%°µ])|\(\d+[.,]\d+\)$|[[(]-?\d[\d.,]*\s*[-–;,]\s*-?\d[\d.,]*[\])]$)/u;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
const RAISED_PLAIN = "0123456789+-";
/** The exponent after the 10 of a power: "^3", "**(-3)"; raised: "³". */
const EXPONENT = String.raw`(?:(?:\^|\*\*)\s*\(?([+-]?\d{1,3})\)?|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))`;
/** "1.2 × 10^3", "1.2·10³". */
const POWER_OF_TEN = new RegExp(
  String.raw`^([+-]?\d[\d.,]*)\s*[×xX*·]\s*10\s*${EXPONENT}(?=$|\s*[\p{L}%°])`,
  "u",
);
/**
 * "1.2x10-3", whose exponent is no longer raised, and Fortran's 1.2D+03, both only with a fraction. Without one, "3x10-12" may be
 * three sets of ten to twelve, and "4D-13" an id.
 */
const FRACTION_WITH_POWER =
  /^([+-]?\d+[.,]\d*)(?:\s*[×xX*·]\s*10\s*([+-]\d{1,3})|[dD]([+-]\d{2,3}))(?=$|\s*[\p{L}%°])/u;
const BARE_POWER = new RegExp(`^([+-]?)10${EXPONENT}$`);
/** A power of ten, or the number ten with a footnote. */
export const POWER_OR_FOOTNOTE = /^[+-]?10[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/;
/** Endings of prices without cents: "5.-", "5,--", "5.—", "5/-". */
const NO_CENTS = /(?<=\d)(?:[.,](?:-{1,2}|[–—])|\/-)(?=$|\s*[\p{L}$€£¥₹])/u;
/** The minus of accounts, after a number with a fraction or thousands separators. "3-" may be a grade. */
const MINUS_AFTER = /^(?=\d*[.,'’ \u00a0\u202f]\d)([\d.,'’ \u00a0\u202f]*\d)\s*[-−–]$/;
const FRACTION = /^([+-]?)(?:(\d{1,4})[ -])?(\d{1,2})\/(2|3|4|8|16|32|64)(?=$|["”″]|\s*\p{L})/u;
const ONE_SIGN = /^([+-]?)(\d*)\s*([½⅓⅔¼¾⅛⅜⅝⅞])/;
/** Feet and inches: 5'11", 5'11, 5ft 11in. "5'06" may be minutes and seconds. */
const FEET_AND_INCHES = /^(\d{1,2})\s*(?:'|’|′|ft\.?)\s*((?!0\d)\d{1,2}(?:\.\d+)?)\s*(?:"|”|″|''|in\.?)?$/;
/** Feet, or the minute of a match. */
const PRIME = /^(\d{1,2})\s*['’′]$/;
const PRIME_UNIT = "'";
/** A number stored as text, or a short year. */
const SHORT_YEAR = /^'\d{2}$/;

const SIGNS: ReadonlyMap<string, number> = new Map([
  ["½", 1 / 2],
  ["⅓", 1 / 3],
  ["⅔", 2 / 3],
  ["¼", 1 / 4],
  ["¾", 3 / 4],
  ["⅛", 1 / 8],
  ["⅜", 3 / 8],
  ["⅝", 5 / 8],
  ["⅞", 7 / 8],
]);

/** Feet and inches in feet; null for any other text. */
export function feetOf(text: string): number | null {
  const feet = FEET_AND_INCHES.exec(text);
  if (feet === null) return null;
  const inches = Number(feet[2]);
  return inches >= 12 ? null : Number(feet[1]) + inches / 12;
}

/** A number in a rare notation, rewritten plainly: "5.2-" as "-5.2", "1½" as "1.5". Any other text is unchanged. */
export function inPlainWriting(text: string, format: NumberFormat): string {
  return withoutFraction(text, format)
    .replace(SURE, "")
    .replace(NO_CENTS, "")
    .replace(MINUS_AFTER, "-$1")
    .replace(
      BARE_POWER,
      (_, sign: string, power?: string, raised?: string) => `${sign}1e${power ?? lowered(raised!)}`,
    )
    .replace(
      POWER_OF_TEN,
      (_, digits: string, power?: string, raised?: string) => `${digits}e${power ?? lowered(raised!)}`,
    )
    .replace(
      FRACTION_WITH_POWER,
      (_, digits: string, power?: string, fortran?: string) => `${digits}e${power ?? fortran!}`,
    );
}

/** A text whose meaning depends on the other cells (see `amongFeet`); null for any other. */
export function asPrime(text: string): Written | null {
  const feet = PRIME.exec(text);
  return feet === null ? null : { kind: "number", value: Number(feet[1]), unit: PRIME_UNIT, rare: true };
}

/** "6'" in feet if the column has feet and inches; otherwise it is not a number. */
export function amongFeet(texts: readonly string[], written: readonly Written[]): readonly Written[] {
  const isAlone = (own: Written): boolean => "unit" in own && own.unit === PRIME_UNIT;
  if (!written.some(isAlone)) return written;
  const hasInches = texts.some((text) => feetOf(text) !== null);
  return written.map((own) => (!isAlone(own) ? own : hasInches ? { ...own, unit: "ft" } : { kind: "code" }));
}

/** "'98" is a year and not a number, if no other number of the column is stored as text. */
export function withoutShortYears(texts: readonly string[], written: readonly Written[]): readonly Written[] {
  const asTexts = texts.filter((text) => text.startsWith("'"));
  if (asTexts.length === 0 || !asTexts.every((text) => SHORT_YEAR.test(text))) return written;
  return written.map((own, i) => (SHORT_YEAR.test(texts[i]!) ? { kind: "code" } : own));
}

/**
 * Reads rare notations as numbers if more cells use them than typing errors would explain; if only a few do, as guesses, which stay
 * odd. So links from before rare notations keep their numbers.
 * @param counts number of cells of each text
 * @param present cells of the column
 */
export function withRareWritings(
  counts: readonly number[],
  written: readonly Written[],
  present: number,
): readonly Written[] {
  const rare = counts.filter((_, i) => isRare(written[i]!));
  const rows = rare.reduce((sum, count) => sum + count, 0);
  const isUsed =
    rows > MOST_ROWS * present || rare.length > Math.max(MOST_SLIPS.atLeast, MOST_SLIPS.share * present);
  if (isUsed || rows === 0) return written;
  return written.map((own) => ("value" in own && isRare(own) ? { ...own, kind: "about" } : own));
}

/** Whether earlier versions did not read the text as a number. */
export function isRare(own: Written): boolean {
  return "value" in own && own.rare === true;
}

/** Superscript digits as plain ones. */
function lowered(raised: string): string {
  return Array.from(raised, (sign) => RAISED_PLAIN[RAISED.indexOf(sign)]!).join("");
}

/** "1 1/2" and "1½" as 1.5. */
function withoutFraction(text: string, format: NumberFormat): string {
  const written = (value: number) => (format === "point" ? `${value}` : `${value}`.replace(".", ","));
  const one = ONE_SIGN.exec(text);
  if (one !== null) {
    const [all, sign, whole, part] = one;
    return sign! + written(Number(whole) + SIGNS.get(part!)!) + text.slice(all.length);
  }
  return text.replace(
    FRACTION,
    (all, sign: string, whole: string | undefined, above: string, below: string) =>
      Number(above) >= Number(below)
        ? all
        : sign + written(Number(whole ?? 0) + Number(above) / Number(below)),
  );
}

/**
 * Points out of a maximum ("4/5", "3 out of 5"), if all cells have the same maximum, none exceeds it, and no other cell may be a
 * fraction. Otherwise such cells are not numbers: four fifths and four points out of five look the same.
 */
export function withPoints(texts: readonly string[], written: readonly Written[]): readonly Written[] {
  const most = written.map((own) => ("unit" in own ? outOf(own.unit) : null));
  if (most.every((of) => of === null)) return written;
  const arePoints =
    new Set(most.filter((of) => of !== null)).size === 1 &&
    written.every((own, i) => most[i] === null || !("value" in own) || own.value <= most[i]!) &&
    texts.every((text, i) => most[i] !== null || !SLASH.test(text));
  return arePoints ? written : written.map((own, i) => (most[i] === null ? own : CODE));
}
