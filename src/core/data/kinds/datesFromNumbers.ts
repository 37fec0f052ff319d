import { dateOf } from "./dateFields.ts";

/**
 * Numbers as dates, if a user reads the column as dates: 20240131; otherwise years; otherwise seconds, milliseconds, microseconds
 * or nanoseconds since 1970, decided by the size of all numbers.
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

/** 20240131; NaN if it is not such a date. */
function compactDate(value: number): number {
  if (!Number.isInteger(value) || value < 1000_01_01 || value > 2999_12_31) return NaN;
  return dateOf(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}
