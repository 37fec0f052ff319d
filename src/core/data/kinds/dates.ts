import { dayNumber } from "./calendar.ts";

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

const TIME = String.raw`(?<h>\d{1,2}):(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?(?:\s*(?<ap>[ap])\.?m\.?)?(?:\s*(?<z>Z|UTC|GMT|[+-]\d{2}:?\d{2}))?`;
const AFTER = String.raw`(?:(?:T|,?\s+)${TIME})?`;
const WEEKDAY = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?`;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = String.raw`(?<mon>(?:${MONTHS.join("|")})[a-z]{0,6})\.?`;
const YEAR = String.raw`(?<y>\d{4})`;
const NUMERIC = new RegExp(
  String.raw`^(?<a>\d{1,2})([-/.])(?<b>\d{1,2})\2(?:(?<y>\d{4})|(?<yy>\d{2}))${AFTER}$`,
  "i",
);

/** Formats in which every number says what it is. A column is written in one of them throughout. */
const PLAIN: readonly RegExp[] = [
  new RegExp(String.raw`^${YEAR}([-/.])(?<m>\d{1,2})(?:\2(?<d>\d{1,2})${AFTER})?$`, "i"),
  new RegExp(
    String.raw`^${YEAR}年(?<m>\d{1,2})月(?:(?<d>\d{1,2})[日号]?)?(?:\s*(?<zh>上午|下午|晚上|早上|凌晨)?\s*(?<h>\d{1,2})(?::(?<mi>\d{2})(?::(?<s>\d{2}))?|[时点](?:(?<mi2>\d{1,2})分?)?(?:(?<s2>\d{1,2})秒)?))?$`,
  ),
  new RegExp(
    String.raw`^${WEEKDAY}(?<d>\d{1,2})(?:st|nd|rd|th)?[-\s./]+${MONTH},?[-\s./]+(?:${YEAR}|(?<yy>\d{2}))${AFTER}$`,
    "i",
  ),
  new RegExp(String.raw`^${WEEKDAY}${MONTH}\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+${YEAR}${AFTER}$`, "i"),
  new RegExp(String.raw`^${MONTH}[-\s]+${YEAR}$`, "i"),
  new RegExp(`^${TIME}$`, "i"),
];

/**
 * Dates and times as people write them: ISO 8601, numbers with the day or the month first, names of months, Chinese, and times of a
 * day; all texts in one format. Day and month are told apart by the column: where a number beyond 12 decides for no text, the day
 * comes first with points or dashes, the month with slashes in all of them.
 * @param texts distinct, none missing
 * @param wanted which comes first where the texts allow both
 * @returns the dates, or the index of the first text that is none
 */
export function readDates(texts: readonly string[], wanted: DateOrder | null): ReadDates | number {
  let furthest = 0;
  for (const format of [...PLAIN, null]) {
    const read = format === null ? readNumeric(texts, wanted) : readPlain(texts, format);
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
  const { y, yy, m, mon, d } = fields;
  const time = timeOf(fields);
  if (y === undefined && yy === undefined) return time;
  const month = mon === undefined ? Number(m) : MONTHS.indexOf(mon.slice(0, 3).toLowerCase()) + 1;
  return dateOf(yearOf(y, yy), month, d === undefined ? 1 : Number(d)) + time;
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
  if (hours > 23 || minutes > 59 || seconds > 59) return NaN;
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
