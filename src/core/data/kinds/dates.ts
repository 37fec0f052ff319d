import { dayNumber } from "./calendar.ts";
import { monthNamed } from "./monthNames.ts";

const DAY_MS = 86_400_000;

/** Which of two numbers is the day where both could be: 3/4/2024 is the 3rd of April or the 4th of March. */
export const DATE_ORDERS = ["dayFirst", "monthFirst"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Dates as read from texts. */
export interface ReadDates {
  /** For each text, milliseconds since 1970-01-01, UTC. A time without a date is one of that day. */
  readonly values: Float64Array;
  /** How day and month were told apart; null where they are written so that nothing has to be. */
  readonly order: DateOrder | null;
  /** Whether the texts allow both orders. */
  readonly ambiguous: boolean;
}

type Fields = Readonly<Record<string, string | undefined>>;

const TIME = String.raw`(?<h>\d{1,2})[:h](?<mi>\d{2})(?::(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?(?:\s*(?:(?<ap>[ap])\.?m\.?|Uhr))?(?:\s*(?<z>Z|UTC|GMT|[+-]\d{2}:?\d{2}))?`;
const AFTER = String.raw`(?:(?:T|,?\s+)${TIME})?`;
const WEEKDAY = String.raw`(?:\p{L}{2,10}\.?[,;]?\s+)?`;
/** The first four and the last four are the same. */
const QUARTERS = ["1", "2", "3", "4", "一", "二", "三", "四"];
/** What is none of a month's names is no date: see `monthNamed`. */
const MONTH = String.raw`(?<mon>\p{L}{3,10})\.?`;
const DAY = String.raw`(?<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?`;
const YEAR = String.raw`(?<y>\d{4})`;
/** Of dates without a year: one that has a 29th of February. */
const ANY_YEAR = 2000;
const NUMERIC = new RegExp(
  String.raw`^(?<a>\d{1,2})([-/.])(?<b>\d{1,2})\2(?:(?<y>\d{4})|(?<yy>\d{2}))${AFTER}$`,
  "i",
);

/** Formats in which every number says what it is; whole dates first. A column is written in one of them throughout, but for those. */
const PLAIN: readonly RegExp[] = [
  new RegExp(String.raw`^${YEAR}([-/.])(?<m>\d{1,2})(?:\2(?<d>\d{1,2})${AFTER})?$`, "i"),
  new RegExp(
    String.raw`^${YEAR}年(?<m>\d{1,2})月(?:(?<d>\d{1,2})[日号]?)?(?:\s*(?<zh>上午|下午|晚上|早上|凌晨)?\s*(?<h>\d{1,2})(?::(?<mi>\d{2})(?::(?<s>\d{2}))?|[时点](?:(?<mi2>\d{1,2})分?)?(?:(?<s2>\d{1,2})秒)?))?$`,
  ),
  new RegExp(
    String.raw`^${WEEKDAY}${DAY}[-\s./]*(?:de\s+)?${MONTH},?[-\s./]*(?:del?\s+)?(?:${YEAR}|(?<yy>\d{2}))${AFTER}$`,
    "iu",
  ),
  new RegExp(String.raw`^${WEEKDAY}${MONTH}\s+${DAY}[,;]?\s+${YEAR}${AFTER}$`, "iu"),
  new RegExp(String.raw`^${YEAR}[-\s./]*${MONTH}[-\s./]*${DAY}${AFTER}$`, "iu"),
  // As C's ctime and JavaScript's toString write it.
  new RegExp(String.raw`^\p{L}{3}\s+${MONTH}\s+${DAY}\s+${TIME}\s+${YEAR}$`, "iu"),
  new RegExp(
    String.raw`^${YEAR}-?(?<m>\d{2})-?(?<d>\d{2})T(?<h>\d{2})(?:(?<mi>\d{2})(?<s>\d{2})?)?(?<z>Z|[+-]\d{2}:?\d{2})?$`,
    "iu",
  ),
  new RegExp(String.raw`^${MONTH},?[-\s/]+(?:del?\s+)?${YEAR}$`, "iu"),
  new RegExp(String.raw`^${YEAR}[-\s/]+${MONTH}$`, "iu"),
  new RegExp(String.raw`^${YEAR}M(?<m>\d{2})$`),
  new RegExp(String.raw`^(?<m>\d{1,2})[-/]${YEAR}$`),
  new RegExp(
    String.raw`^(?:${YEAR}[-\s/]?Q(?<q>[1-4])|(?:[QT](?<q2>[1-4])|(?<q3>[1-4])(?:Q|\.?\s?(?:Quartal|quarter|trimestre)))[-\s/]?(?<y2>\d{4}))$`,
    "i",
  ),
  new RegExp(String.raw`^${YEAR}年?第?(?<q>[1-4一二三四])季度?$`),
  new RegExp(String.raw`^${YEAR}-?W(?<w>\d{2})(?:-?(?<wd>[1-7]))?$`, "i"),
  new RegExp(String.raw`^${DAY}[-\s]*(?:de\s+)?${MONTH}$`, "iu"),
  /^(?<m>\d{1,2})月(?<d>\d{1,2})[日号]$/,
  new RegExp(`^${TIME}$`, "i"),
  /^(?<h>\d{1,2})\s*(?<ap>[ap])\.?m\.?$/i,
  /^(?<zh>上午|下午|晚上|早上|凌晨)?\s*(?<h>\d{1,2})[时点](?:(?<mi>\d{1,2})分?)?(?:(?<s>\d{1,2})秒)?$/,
  // After dates: 18.10.05 may be a day.
];
/** Of these, those of a year, a month and a day. */
const WHOLE = PLAIN.slice(0, 7);
/** What databases write for no date. */
const NO_DATE = /^(?:0000-00-00|00[./-]00[./-]0000)(?:[T ]00:00(?::00(?:\.0+)?)?)?$/;
/** Two digits each: "1.10.00" is more often a version. */
const DOTTED_TIME = /^(?<h>[01]\d|2[0-3])\.(?<mi>\d{2})\.(?<s>\d{2})$/;
const MONTH_NUMBER = new RegExp(String.raw`^${MONTH}(?:[-\s/]+['’]?|['’])(?<n>\d{1,2})$`, "iu");
const COUNTED_MONTH = /^(?<a>[1-9]\d?)-(?<m>0[1-9]|1[0-2])$/;
/** Fewer months in a row may be anything of two numbers. */
const LEAST_COUNTED = 6;

/**
 * Dates and times as people write them: ISO 8601, numbers with the day or the month first, names of months in several languages, Chinese, and times of a
 * day; weeks, quarters and months; all texts in one format, or whole dates in several. Day and month are told apart by the column: where a number beyond 12 decides for no text, the day
 * comes first with points or dashes, the month with slashes in all of them.
 * @param texts distinct, none missing
 * @param wanted which comes first where the texts allow both
 * @returns the dates, or the index of the first text that is none
 */
export function readDates(texts: readonly string[], wanted: DateOrder | null): ReadDates | number {
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
    ...PLAIN.map((format) => () => readPlain(texts, format)),
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

/**
 * Numbers as dates, for a column that a user says is one: 20240131; else years; else seconds, milliseconds, microseconds or
 * nanoseconds since 1970 by their size (of all together).
 * @returns the dates, or the index of the first number that cannot be one
 */
export function datesFromNumbers(values: Float64Array): Float64Array | number {
  const present = values.filter((value) => !Number.isNaN(value));
  const most = present.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  if (present.every((value) => !Number.isNaN(compactDate(value)))) return values.map(compactDate);
  if (present.every((value) => Number.isInteger(value) && value >= 1000 && value < 3000)) {
    return values.map((year) => dateOf(year, 1, 1));
  }
  if (most < 1e8) return values.findIndex((value) => !Number.isNaN(value));
  const unit = most < 1e11 ? 1000 : most < 1e14 ? 1 : most < 1e17 ? 1e-3 : 1e-6;
  const dates = values.map((value) => value * unit);
  const bad = dates.findIndex((value) => Math.abs(value) > 8.64e15);
  return bad < 0 ? dates : bad;
}

/** 20240131; NaN for what is no such date. */
function compactDate(value: number): number {
  if (!Number.isInteger(value) || value < 1000_01_01 || value > 2999_12_31) return NaN;
  return dateOf(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}

function readPlain(texts: readonly string[], format: RegExp): ReadDates | number {
  const values = new Float64Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    const fields = format.exec(texts[i]!)?.groups;
    values[i] = fields === undefined ? NaN : plainDate(fields);
    if (Number.isNaN(values[i])) return i;
  }
  return { values, order: null, ambiguous: false };
}

function plainDate(fields: Fields): number {
  const { yy, m, mon, d, w, wd } = fields;
  const y = fields["y"] ?? fields["y2"];
  const time = timeOf(fields);
  const month = monthOf(fields);
  if (w !== undefined) return dateOfWeek(Number(y), Number(w), Number(wd ?? 1));
  // Midnight at the end of a day that has no date is midnight.
  if (y === undefined && yy === undefined && m === undefined && mon === undefined) return time % DAY_MS;
  const year = y === undefined && yy === undefined ? ANY_YEAR : yearOf(y, yy);
  return dateOf(year, month, d === undefined ? 1 : Number(d)) + time;
}

/** From its number, its name or the quarter that it begins. */
function monthOf({ m, mon, q, q2, q3 }: Fields): number {
  const quarter = q ?? q2 ?? q3;
  if (quarter !== undefined) return 3 * (QUARTERS.indexOf(quarter) % 4) + 1;
  return mon === undefined ? Number(m) : monthNamed(mon);
}

/** A day of an ISO 8601 week, whose first is the one with the 4th of January; NaN where the year has no such week. */
function dateOfWeek(year: number, week: number, weekday: number): number {
  const fourth = dayNumber(year, 1, 4);
  // 1970-01-01 was a Thursday.
  const firstMonday = fourth - ((((fourth + 3) % 7) + 7) % 7);
  const day = firstMonday + 7 * (week - 1);
  // A week belongs to the year of its Thursday.
  const isOfYear = week >= 1 && day + 3 >= dayNumber(year, 1, 1) && day + 3 <= dayNumber(year, 12, 31);
  return isOfYear ? (day + weekday - 1) * DAY_MS : NaN;
}

/** Whole dates in several formats, as tables have them that several people or programs wrote; in numbers, in one order of day and month. */
function readSeveral(texts: readonly string[], wanted: DateOrder | null): ReadDates | number {
  const values = new Float64Array(texts.length);
  const inNumbers: number[] = [];
  for (const [i, text] of texts.entries()) {
    values[i] = WHOLE.reduce((date, format) => {
      const fields = Number.isNaN(date) ? format.exec(text)?.groups : undefined;
      return fields?.["d"] === undefined ? date : plainDate(fields);
    }, NaN);
    if (!Number.isNaN(values[i])) continue;
    if (!NUMERIC.test(text)) return i;
    inNumbers.push(i);
  }
  const numeric = readNumeric(
    inNumbers.map((i) => texts[i]!),
    wanted,
  );
  if (typeof numeric === "number") return inNumbers[numeric]!;
  inNumbers.forEach((at, i) => (values[at] = numeric.values[i]!));
  return inNumbers.length === 0 ? { values, order: null, ambiguous: false } : { ...numeric, values };
}

/** "Jan-01": the month of a year; of a day where the numbers run from 1 to a month's end, or are written with one digit. */
function readMonthNumbers(texts: readonly string[]): ReadDates | number {
  const found = texts.map((text) => MONTH_NUMBER.exec(text)?.groups);
  const bad = found.indexOf(undefined);
  if (bad >= 0) return bad;
  const numbers = found.map((fields) => fields!["n"]!);
  const largest = Math.max(...new Set(numbers.map(Number)));
  const runs = numbers.some((number) => Number(number) === 1) && largest >= 28;
  const areDays = largest <= 31 && (runs || numbers.some((number) => number.length === 1));
  const values = Float64Array.from(found, (fields) => {
    const { n, ...rest } = fields!;
    return plainDate(areDays ? { ...rest, d: n } : { ...rest, yy: n });
  });
  const none = values.findIndex((value) => Number.isNaN(value));
  return none >= 0 ? none : { values, order: null, ambiguous: false };
}

/** "1-01": the months of the first year, the second and so on: in a row, or all twelve of them. */
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
  const usual: DateOrder = texts.every((text) => text.includes("/")) ? "monthFirst" : "dayFirst";
  const order = ambiguous ? (wanted ?? usual) : dayFails < 0 ? "dayFirst" : "monthFirst";
  return { values: order === "dayFirst" ? dayFirst : monthFirst, order, ambiguous };
}

/** "1.2.10" is more often a version than a date; "1/2/10" is not. */
function isVersion({ a, b, yy }: Fields, text: string): boolean {
  return yy !== undefined && !text.includes("/") && (a!.length < 2 || b!.length < 2);
}

/** Two digits: 1969 to 2068, as POSIX has it. */
function yearOf(y: string | undefined, yy: string | undefined): number {
  if (y !== undefined) return Number(y);
  const two = Number(yy);
  return two < 69 ? 2000 + two : 1900 + two;
}

/** Milliseconds since midnight UTC; 0 without a time, NaN where there is no such time. */
function timeOf({ h, mi, mi2, s, s2, f, ap, zh, z }: Fields): number {
  if (h === undefined) return 0;
  let hours = Number(h);
  const minutes = Number(mi ?? mi2 ?? 0);
  const seconds = Number(s ?? s2 ?? 0);
  const half = ap?.toLowerCase() ?? (zh === "下午" || zh === "晚上" ? "p" : undefined);
  if (ap !== undefined && (hours < 1 || hours > 12)) return NaN;
  if (half === "p" && hours < 12) hours += 12;
  if (half === "a" && hours === 12) hours = 0;
  const isDayEnd = hours === 24 && minutes === 0 && seconds === 0;
  if ((hours > 23 && !isDayEnd) || minutes > 59 || seconds > 59) return NaN;
  const fraction = f === undefined ? 0 : Number(`0.${f}`) * 1000;
  return ((hours * 60 + minutes - zoneMinutes(z)) * 60 + seconds) * 1000 + fraction;
}

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined || /^[zug]/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith("-") ? -minutes : minutes;
}

/** NaN for what is no day of the calendar. */
function dateOf(year: number, month: number, day: number): number {
  return dayNumber(year, month, day) * DAY_MS;
}
