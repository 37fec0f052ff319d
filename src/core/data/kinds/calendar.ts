/**
 * The Gregorian calendar, also before it was introduced, in whole numbers, without clock and time zone. Days are counted from
 * 1970-01-01. Internally, years begin in March, so that the leap day is the last of a year.
 */
const DAYS_IN_400_YEARS = 146_097;
/** From 0000-03-01 to 1970-01-01. */
const EPOCH = 719_468;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** The number of a day; NaN if the calendar has no such day. */
export function dayNumber(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return NaN;
  const marchYear = month <= 2 ? year - 1 : year;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + daysBefore(monthFromMarch) + day - 1 - EPOCH;
}

/** The inverse of `dayNumber`. */
export function civilDate(dayNumberFrom1970: number): CivilDate {
  const days = dayNumberFrom1970 + EPOCH;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const inEra = days - era * DAYS_IN_400_YEARS;
  // The last day of every 4, 100 and 400 years is one too many (or one too few) for years of 365 days.
  const yearInEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const dayInYear = inEra - (365 * yearInEra + Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100));
  const monthFromMarch = Math.floor((5 * dayInYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  return {
    year: era * 400 + yearInEra + (month <= 2 ? 1 : 0),
    month,
    day: dayInYear - daysBefore(monthFromMarch) + 1,
  };
}

/** Days from the first of March to the first of a later month: 31, 30, 31, 30, 31 days repeat. */
function daysBefore(monthFromMarch: number): number {
  return Math.floor((153 * monthFromMarch + 2) / 5);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
