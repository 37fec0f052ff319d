import { civilDate } from "./calendar.ts";

const DAY_MS = 86_400_000;

/** The features of a date: numbers with a name that people use. Weekdays from 1 (Monday) to 7. */
const DATE_PARTS = ["year", "month", "day", "weekday", "hour", "minute", "second"] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/**
 * A part of dates (UTC).
 * @param dates milliseconds since 1970-01-01; NaN stays NaN
 */
export function datePart(dates: Float64Array, part: DatePart): Float64Array {
  const values = new Float64Array(dates.length);
  for (let i = 0; i < dates.length; i++) values[i] = Number.isNaN(dates[i]) ? NaN : partOf(dates[i]!, part);
  return values;
}

/** The parts that differ between some of the dates, in order. */
export function varyingParts(dates: Float64Array): readonly DatePart[] {
  return DATE_PARTS.filter((part) => {
    let first = NaN;
    for (const date of dates) {
      if (Number.isNaN(date)) continue;
      const value = partOf(date, part);
      if (Number.isNaN(first)) first = value;
      else if (value !== first) return true;
    }
    return false;
  });
}

/** A date in ISO 8601, with the time as far as it is not 0. */
export function dateText(date: number, wholeDays: boolean): string {
  const { year, month, day } = civilDate(Math.floor(date / DAY_MS));
  const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  if (wholeDays) return text;
  const seconds = ((date % 60_000) + 60_000) % 60_000;
  const time = `${two(partOf(date, "hour"))}:${two(partOf(date, "minute"))}`;
  return seconds === 0 ? `${text} ${time}` : `${text} ${time}:${two(Math.floor(seconds / 1000))}`;
}

export function areWholeDays(dates: Float64Array): boolean {
  return dates.every((date) => Number.isNaN(date) || date % DAY_MS === 0);
}

function partOf(ms: number, part: DatePart): number {
  const day = Math.floor(ms / DAY_MS);
  const inDay = ms - day * DAY_MS;
  switch (part) {
    case "year":
    case "month":
    case "day":
      return civilDate(day)[part];
    case "weekday":
      // 1970-01-01 was a Thursday.
      return ((((day + 3) % 7) + 7) % 7) + 1;
    case "hour":
      return Math.floor(inDay / 3_600_000);
    case "minute":
      return Math.floor(inDay / 60_000) % 60;
    case "second":
      return Math.floor(inDay / 1000) % 60;
  }
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
