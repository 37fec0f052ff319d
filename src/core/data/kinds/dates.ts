import { dateOf, plainDate, timeOf, yearOf, type DateFields } from "./dateFields.ts";
import {
  COUNTED_MONTH,
  DOTTED_TIME,
  MONTH_NUMBER,
  NO_DATE,
  NUMERIC,
  PLAIN_DATES,
  WHOLE,
} from "./dateFormats.ts";
import { areMonths } from "./monthNames.ts";

/** Longer texts are not dates. */
const LONGEST = 200;
/** Fewer consecutive months may be any pairs of numbers. */
const LEAST_COUNTED = 6;

/** Which of two numbers is the day if both could be: 3/4/2024 is the 3rd of April or the 4th of March. */
export const DATE_ORDERS = ["dayFirst", "monthFirst"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Dates read from texts. */
export interface ReadDates {
  /** For each text, milliseconds since 1970-01-01, UTC. A time without a date is on 1970-01-01. */
  readonly values: Float64Array;
  /** The order of day and month; null if the format makes it clear. */
  readonly order: DateOrder | null;
  /** Whether the texts allow both orders. */
  readonly ambiguous: boolean;
}

/**
 * Dates and times as people write them: ISO 8601, numbers with the day or the month first, names of months in several languages,
 * Chinese, and times of a day; weeks, quarters and months; all texts in one format, or complete dates in several. Texts that look
 * like ordinary names or numbers ("Set 1", "T11000") are not dates. The column decides the order of day and month: if no text has a
 * number above 12, the day comes first with points or dashes, and the month if all texts have slashes.
 * @param texts distinct, none missing
 * @param wanted the order to use if the texts allow both
 * @returns the dates, or the index of the first text that is not a date
 */
export function readDates(texts: readonly string[], wanted: DateOrder | null): ReadDates | number {
  const long = texts.findIndex((text) => text.length > LONGEST);
  if (long >= 0) return long;
  const isNone = texts.map((text) => NO_DATE.test(text));
  const rest = texts.filter((_, i) => !isNone[i]);
  if (rest.length === texts.length || rest.length < 2) return readPresent(texts, wanted);
  const read = readPresent(rest, wanted);
  const places = [...texts.keys()].filter((i) => !isNone[i]);
  if (typeof read === "number") return places[read]!;
  const values = new Float64Array(texts.length).fill(NaN);
  places.forEach((at, i) => (values[at] = read.values[i]!));
  return { ...read, values };
}

function readPresent(texts: readonly string[], wanted: DateOrder | null): ReadDates | number {
  let furthest = 0;
  const readers = [
    ...PLAIN_DATES.map((format) => () => readPlain(texts, format)),
    () => readNumeric(texts, wanted),
    () => readPlain(texts, DOTTED_TIME),
    () => readMonthNumbers(texts),
    () => readCountedMonths(texts),
    () => readSeveral(texts, wanted),
  ];
  for (const reader of readers) {
    const read = reader();
    if (typeof read !== "number") return read;
    furthest = Math.max(furthest, read);
  }
  return furthest;
}

function readPlain(texts: readonly string[], format: RegExp): ReadDates | number {
  const values = new Float64Array(texts.length);
  const found: DateFields[] = [];
  for (let i = 0; i < texts.length; i++) {
    const fields = format.exec(texts[i]!)?.groups;
    values[i] = fields === undefined ? NaN : plainDate(fields);
    if (Number.isNaN(values[i])) return i;
    if (isMonthAlone(fields!)) found.push(fields!);
  }
  return areMonthsAlone(found) ? { values, order: null, ambiguous: false } : 0;
}

/** Whether a month's name comes with only a day or a year, not both. */
function isMonthAlone({ mon, y, d }: DateFields): boolean {
  return mon !== undefined && (y === undefined || d === undefined);
}

function areMonthsAlone(found: readonly DateFields[]): boolean {
  return areMonths(
    found.map(({ mon }) => mon!),
    found.every(({ y }) => y !== undefined),
  );
}

/**
 * Complete dates in several formats, as in tables written by several people or programs; numeric ones in one order of day and
 * month.
 */
function readSeveral(texts: readonly string[], wanted: DateOrder | null): ReadDates | number {
  const values = new Float64Array(texts.length);
  const inNumbers: number[] = [];
  const months: DateFields[] = [];
  for (const [i, text] of texts.entries()) {
    values[i] = WHOLE.reduce((date, format) => {
      const fields = Number.isNaN(date) ? format.exec(text)?.groups : undefined;
      if (fields?.["d"] === undefined) return date;
      if (isMonthAlone(fields)) months.push(fields);
      return plainDate(fields);
    }, NaN);
    if (!Number.isNaN(values[i])) continue;
    if (!NUMERIC.test(text)) return i;
    inNumbers.push(i);
  }
  if (!areMonthsAlone(months)) return 0;
  const numeric = readNumeric(
    inNumbers.map((i) => texts[i]!),
    wanted,
  );
  if (typeof numeric === "number") return inNumbers[numeric]!;
  inNumbers.forEach((at, i) => (values[at] = numeric.values[i]!));
  return inNumbers.length === 0 ? { values, order: null, ambiguous: false } : { ...numeric, values };
}

/** "Jan-01": a month and a year; or a month and a day, if the numbers run from 1 to a month's end or have one digit. */
function readMonthNumbers(texts: readonly string[]): ReadDates | number {
  const found = texts.map((text) => MONTH_NUMBER.exec(text)?.groups);
  const bad = found.indexOf(undefined);
  if (bad >= 0) return bad;
  const names = found.map((fields) => fields!["mon"]!);
  const numbers = found.map((fields) => fields!["n"]!);
  const largest = Math.max(...new Set(numbers.map(Number)));
  const runs = numbers.some((number) => Number(number) === 1) && largest >= 28;
  const areDays = largest <= 31 && (runs || numbers.some((number) => number.length === 1));
  const values = Float64Array.from(found, (fields) => {
    const { n, ...rest } = fields!;
    return plainDate(areDays ? { ...rest, d: n } : { ...rest, yy: n });
  });
  const none = values.findIndex((value) => Number.isNaN(value));
  if (none >= 0) return none;
  return areMonths(names, false) ? { values, order: null, ambiguous: false } : 0;
}

/** "1-01": the months of the first year, the second and so on: consecutive, or all twelve. */
function readCountedMonths(texts: readonly string[]): ReadDates | number {
  const months: number[] = [];
  for (const [i, text] of texts.entries()) {
    const fields = COUNTED_MONTH.exec(text)?.groups;
    if (fields === undefined) return i;
    months.push(12 * Number(fields["a"]) + Number(fields["m"]) - 1);
  }
  const sorted = months.toSorted((a, b) => a - b);
  const isRow = sorted.every((month, i) => month === sorted[0]! + i);
  const isAll = new Set(months.map((month) => month % 12)).size === 12;
  if (texts.length < LEAST_COUNTED || !(isRow || isAll)) return 0;
  const values = Float64Array.from(months, (month) => dateOf(Math.floor(month / 12), (month % 12) + 1, 1));
  return { values, order: null, ambiguous: false };
}

function readNumeric(texts: readonly string[], wanted: DateOrder | null): ReadDates | number {
  const dayFirst = new Float64Array(texts.length);
  const monthFirst = new Float64Array(texts.length);
  let dayFails = -1;
  let monthFails = -1;
  for (let i = 0; i < texts.length; i++) {
    const fields = NUMERIC.exec(texts[i]!)?.groups;
    if (fields === undefined || isVersion(fields, texts[i]!)) return i;
    const { a, b, y, yy } = fields;
    const year = yearOf(y, yy);
    const time = timeOf(fields);
    dayFirst[i] = dateOf(year, Number(b), Number(a)) + time;
    monthFirst[i] = dateOf(year, Number(a), Number(b)) + time;
    if (Number.isNaN(dayFirst[i]) && dayFails < 0) dayFails = i;
    if (Number.isNaN(monthFirst[i]) && monthFails < 0) monthFails = i;
    if (dayFails >= 0 && monthFails >= 0) return i;
  }
  const ambiguous = dayFails < 0 && monthFails < 0;
  const defaultOrder: DateOrder = texts.every((text) => text.includes("/")) ? "monthFirst" : "dayFirst";
  const order = ambiguous ? (wanted ?? defaultOrder) : dayFails < 0 ? "dayFirst" : "monthFirst";
  return { values: order === "dayFirst" ? dayFirst : monthFirst, order, ambiguous };
}

/** "1.2.10" is usually a version; "1/2/10" is a date. */
function isVersion({ a, b, yy }: DateFields, text: string): boolean {
  return yy !== undefined && !text.includes("/") && (a!.length < 2 || b!.length < 2);
}
