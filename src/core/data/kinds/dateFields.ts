import { dayNumber } from "./calendar.ts";
import { monthNamed } from "./monthNames.ts";

/** The parts that a format of `dateFormats.ts` found in a text, by the names of its groups. */
export type DateFields = Readonly<Record<string, string | undefined>>;

const DAY_MS = 86_400_000;
/** The last four mean the same as the first four. */
const QUARTERS = ["1", "2", "3", "4", "一", "二", "三", "四"];
/** The year of dates without one; it has a 29th of February. */
const ANY_YEAR = 2000;
/** The allowed years of dates without a day: a number outside is more likely that of an article or a row ("1000-10", "Q10023"). */
const FIRST_YEAR = 1500;
const LAST_YEAR = 2999;

/** Milliseconds since 1970-01-01 (UTC) from the parts that a format found; NaN if the calendar has no such date. */
export function plainDate(fields: DateFields): number {
  const { yy, m, mon, d, w, wd } = fields;
  const y = fields["y"] ?? fields["y2"];
  const time = timeOf(fields);
  const month = monthOf(fields);
  if (y !== undefined && d === undefined && !(Number(y) >= FIRST_YEAR && Number(y) <= LAST_YEAR)) return NaN;
  if (w !== undefined) return dateOfWeek(Number(y), Number(w), Number(wd ?? 1));
  // 24:00 without a date is 00:00.
  if (y === undefined && yy === undefined && m === undefined && mon === undefined) return time % DAY_MS;
  const year = y === undefined && yy === undefined ? ANY_YEAR : yearOf(y, yy);
  return dateOf(year, month, d === undefined ? 1 : Number(d)) + time;
}

/** The month from its number, its name or its quarter. */
function monthOf({ m, mon, q, q2, q3, q4 }: DateFields): number {
  const quarter = q ?? q2 ?? q3 ?? q4;
  if (quarter !== undefined) return 3 * (QUARTERS.indexOf(quarter) % 4) + 1;
  return mon === undefined ? Number(m) : monthNamed(mon);
}

/** A day of an ISO 8601 week, whose first is the one with the 4th of January; NaN if the year has no such week. */
function dateOfWeek(year: number, week: number, weekday: number): number {
  const fourth = dayNumber(year, 1, 4);
  // 1970-01-01 was a Thursday.
  const firstMonday = fourth - ((((fourth + 3) % 7) + 7) % 7);
  const day = firstMonday + 7 * (week - 1);
  // A week belongs to the year of its Thursday.
  const isOfYear = week >= 1 && day + 3 >= dayNumber(year, 1, 1) && day + 3 <= dayNumber(year, 12, 31);
  return isOfYear ? (day + weekday - 1) * DAY_MS : NaN;
}

/** Two digits: 1969 to 2068, as in POSIX. */
export function yearOf(y: string | undefined, yy: string | undefined): number {
  if (y !== undefined) return Number(y);
  const two = Number(yy);
  return two < 69 ? 2000 + two : 1900 + two;
}

/** Milliseconds since midnight UTC; 0 without a time, NaN if there is no such time. */
export function timeOf({ h, mi, mi2, s, s2, f, ap, zh, z }: DateFields): number {
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
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})$/.exec(zone ?? "") ?? [];
  const ahead = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === "-" ? -ahead : ahead;
}

/** NaN for what is no day of the calendar. */
export function dateOf(year: number, month: number, day: number): number {
  return dayNumber(year, month, day) * DAY_MS;
}
