import { NOT_MEASURED } from "../numbers/notMeasured.ts";
import { isMissing, isNumber } from "./cellText.ts";
import { columnFit } from "./columnFit.ts";

/** Between the lines of a header that are joined. */
const JOINT = " ";
/** Numeric columns whose cells are texts in the second line too. */
const LEAST_COLUMNS = 2;
const LONGEST_NAME = 60;
/** Smallest share of numbers of a numeric column below the first line of a header. */
const NUMBERS_AT_LEAST = 0.6;

/** Begins like a value, such as "<1.0", "'3'" or "12 kg", or like a word instead of a value. */
const VALUE = /^(?:["'<>≤≥~±\d].*|n\.? ?a\.?|unknown|invalid|not .*|see .*)$/i;
/** "[kg]", "(m/s)": the brackets of a unit. */
const BRACKETS = /^(?:\[(.*)\]|\((.*)\)|\{(.*)\}|<(.*)>)$/;
/** Units, without prefixes and exponents. */
const UNITS = new Set(
  (
    "% ‰ ppm ppb ° °c °f c f k deg degc degf rad s sec secs second seconds min mins minute minutes h hr hrs hour hours d day days week weeks " +
    "month months y yr yrs year years m cm mm km nm µm um μm in inch inches ft foot feet yd mi mile miles g kg mg µg ug μg ng t ton tons " +
    "tonne tonnes lb lbs oz l ml cl dl µl ul gal pa kpa hpa mpa gpa bar mbar psi atm mmhg torr n kn j kj mj cal kcal w kw mw gw wh kwh mwh " +
    "v mv kv a ma µa ohm kohm mohm ω kω hz khz mhz ghz rpm db dba mol mmol µmol umol nmol m/s km/h mph kph knots kn/h count counts no. # n " +
    "usd eur gbp cny rmb jpy $ € £ ¥ k$ m$ k€ usd/kg lux lx cd lm ph nd fte px pixels bit bits byte bytes kb gb tb mbit/s points pts score " +
    "int integer float double number numeric real string str text char varchar bool boolean date datetime time category factor " +
    "元 万元 亿元 千克 克 吨 米 厘米 毫米 公里 千米 秒 分钟 分 小时 时 天 日 月 年 个 人 次 件 升 毫升 度 摄氏度 岁 瓦 千瓦 伏 安"
  ).split(" "),
);
/** Words for kinds of data: may follow a header, but are not units. */
const KINDS = new Set(
  "int integer float double number numeric real string str text char varchar bool boolean date datetime time category factor".split(
    " ",
  ),
);
/** Units joined by · * / and with exponents: "m3/h", "kg·m^2", "µg/m³", "mg/dL". */
const PARTS = /[·*/ ]/;
const EXPONENT = /(?:\^?[-−]?\d+|[²³⁻¹]+)$/;

/** The unit in a cell below a header: "kg" from "[kg]"; "" for no unit ("-" or empty); null: not a unit. */
export function unitOf(cell: string): string | null {
  const text = cell.trim();
  if (isMissing(text)) return "";
  const bracketed = BRACKETS.exec(text);
  const inside = bracketed
    ?.slice(1)
    .find((part) => part !== undefined)
    ?.trim();
  const unit = inside ?? text;
  if (isMissing(unit) || unit === "1") return "";
  if (isNumber(unit) || unit.length > 20) return null;
  if (inside !== undefined) return unit;
  return isKnownUnit(unit) ? (KINDS.has(unit.toLowerCase()) ? "" : unit) : null;
}

function isKnownUnit(text: string): boolean {
  const lower = text.toLowerCase();
  if (UNITS.has(lower)) return true;
  const parts = lower.split(PARTS).filter((part) => part !== "" && part !== "1");
  return parts.length > 0 && parts.every((part) => UNITS.has(part) || UNITS.has(part.replace(EXPONENT, "")));
}

function isValue(text: string): boolean {
  return VALUE.test(text) || NOT_MEASURED.test(text);
}

/** The meaning of a row between the header and the data. */
export type SecondRow = "units" | "names" | "data";

/**
 * The meaning of the row below the header: units or further names if every numeric column has a text there.
 * @param below the rows after it
 */
export function secondRow(
  header: readonly string[],
  row: readonly string[],
  below: readonly (readonly string[])[],
): SecondRow {
  if (below.length === 0) return "data";
  const units = row.map(unitOf);
  const given = units.filter((unit) => unit !== null && unit !== "").length;
  const numeric = header.flatMap((_, j) => (isNumeric(below, j) ? [j] : []));
  const texts = numeric.filter((j) => !isMissing(row[j] ?? "") && !isNumber(row[j]!));
  if (numeric.some((j) => isNumber(row[j] ?? ""))) return "data";
  const namesMore = isUnderGroups(header, row);
  const allUnits = !namesMore && units.every((unit) => unit !== null);
  const bracketed = row.some((cell) => BRACKETS.test(cell.trim()));
  if (
    allUnits &&
    (texts.length >= LEAST_COLUMNS || (texts.length > 0 && (bracketed || given === row.length)))
  )
    return "units";
  if (texts.length < LEAST_COLUMNS || texts.length < numeric.length) return "data";
  // A unit for each numeric column, and a word such as "id" for others.
  if (!namesMore && texts.every((j) => units[j] !== null) && given >= row.length / 2) return "units";
  // A cell that is written like those below it, such as a code, is data.
  const fit = columnFit(below, row.length);
  const isRow = row.some((cell, j) => !numeric.includes(j) && /\d/.test(cell) && fit.misfit(j, cell) === 0);
  const words = new Set(texts.map((j) => row[j]!.trim()));
  const isNames = !isRow && words.size > 1 && ![...words].some(isValue);
  return isNames && row.every((cell) => cell.length <= LONGEST_NAME) && isBeyond(row, below)
    ? "names"
    : "data";
}

/** Whether a row has words where the line above is empty because of merged cells: then they are names, such as "n" and "mg/l". */
function isUnderGroups(header: readonly string[], row: readonly string[]): boolean {
  const isUsed = (cells: readonly string[], j: number) => (cells[j] ?? "").trim() !== "";
  return row.some(
    (_, j) =>
      j > 0 &&
      isUsed(row, j) &&
      isUsed(row, j - 1) &&
      !isUsed(header, j) &&
      header.slice(0, j).some((__, k) => isUsed(header, k)),
  );
}

/** Whether rows begin with a header of two lines: all numeric columns have texts in both. */
export function hasLongHeader([first, second, ...below]: readonly (readonly string[])[]): boolean {
  if (first === undefined || second === undefined || secondRow(first, second, below) === "data") return false;
  return first.every((cell, j) => !isNumeric(below, j) || !(isNumber(cell) || isValue(cell.trim())));
}

/** Whether a row above the names is a line of group names: each at the first of its columns. */
export function isGroupRow(row: readonly string[], names: readonly string[]): boolean {
  const used = row.flatMap((cell, j) => (cell.trim() === "" ? [] : [j]));
  if (used.length < 2 || used.some((j) => isNumber(row[j]!) || row[j]!.trim().endsWith(":"))) return false;
  // "Currency, USD" is not a line of group names: there are no empty cells between its cells or after them.
  const spread = used.at(-1)! - used[0]! + 1 > used.length || used[0]! > 0;
  return spread && used.length <= names.length;
}

/** The names of columns from the lines of a header: "Length min". A group's name also belongs to the empty columns to its right. */
export function joinHeader(lines: readonly (readonly string[])[], width: number): string[] {
  const cells = lines.map((line, i) =>
    i === lines.length - 1 ? line : filledToTheRight(line, lines[i + 1]!, width),
  );
  return Array.from({ length: width }, (_, j) => {
    const parts = cells.map((line) => (line[j] ?? "").trim()).filter((part) => part !== "");
    return parts.filter((part, i) => parts.indexOf(part) === i).join(JOINT);
  });
}

function filledToTheRight(line: readonly string[], below: readonly string[], width: number): string[] {
  let last = "";
  return Array.from({ length: width }, (_, j) => {
    const own = (line[j] ?? "").trim();
    if (own !== "") last = own;
    // A column without a name belongs to no group.
    return own === "" && (below[j] ?? "").trim() === "" ? "" : last;
  });
}

function isNumeric(rows: readonly (readonly string[])[], j: number): boolean {
  const present = rows.map((row) => row[j] ?? "").filter((cell) => !isMissing(cell));
  return present.length > 0 && present.filter(isNumber).length >= NUMBERS_AT_LEAST * present.length;
}

/** Whether no text of the row occurs again below. */
function isBeyond(row: readonly string[], below: readonly (readonly string[])[]): boolean {
  return row.every((cell, j) => isMissing(cell) || !below.some((other) => other[j]?.trim() === cell.trim()));
}
