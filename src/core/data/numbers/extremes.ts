import { quantileOfSorted } from "../../math/stats.ts";
import { fences } from "./fences.ts";
import type { Extremes } from "../table/foundInCells.ts";

/** Distance from the middle half in units of its range: after scaling, all other values then look the same to a network. */
const TIMES_RANGE = 1e6;
/** Distance if the middle half is one value. */
export const LARGE = 1e30;
/** Logarithms within this many ranges of their middle half are not extreme. */
const LOG_RANGES = 10;
/** Number of values for a first check: in most columns, a few show that there are no extreme values. */
const GLANCE = 31;
const LOOKED_AT = 1001;
const LEAST_VALUES = 8;
/** Most different values that are listed. */
const MOST_LISTED = 100;

interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Values so far from all others that a model would learn only them, such as ±1e308 among ordinary numbers; null if there are none.
 * @param gaps numbers that may mean "no value", which are reported separately
 */
export function findExtremes(values: Float64Array, gaps: readonly number[] = []): Extremes | null {
  const whole = rangeOf(values, gaps);
  if (isWithin(whole, limitsOf(middleOf(values, gaps, GLANCE), TIMES_RANGE / 10))) return null;
  const middle = middleOf(values, gaps, LOOKED_AT);
  const limits = limitsOf(middle, TIMES_RANGE);
  if (middle === null || limits === null || isWithin(whole, limits)) return null;
  const isFar = (value: number) => value < limits.low || value > limits.high;
  const far = values.filter((value) => isFar(value) && !gaps.includes(value));
  const distinct = [...new Set(far.toSorted())];
  return {
    rows: far.length,
    least: distinct[0]!,
    most: distinct.at(-1)!,
    ...rangeOf(
      values.filter((value) => !isFar(value)),
      [],
    ),
    values: distinct.length > MOST_LISTED ? [] : distinct,
    log: whole.low > 0 && isEven(logOf(whole), logOf(middle)),
    flat: !(middle.high > middle.low),
    fenced: fences(values) !== null,
  };
}

function rangeOf(values: Float64Array, gaps: readonly number[]): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!(value < low || value > high) || (gaps.length > 0 && gaps.includes(value))) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}

/** The middle half of the ordinary values, or of all if those are few. Null if there are too few values. */
function middleOf(values: Float64Array, gaps: readonly number[], count: number): Range | null {
  const isPresent = (value: number) => !Number.isNaN(value) && !gaps.includes(value);
  // Numbers that programs write for a missing value, such as −3.4e38, may fill half of a column.
  const isOrdinary = (value: number) => Math.abs(value) < LARGE && isPresent(value);
  return middleAmong(values, isOrdinary, count) ?? middleAmong(values, isPresent, count);
}

/** The quartiles of at most `count` values at equal distances; null if there are too few. */
function middleAmong(
  values: Float64Array,
  isPresent: (value: number) => boolean,
  count: number,
): Range | null {
  const glance = spread(values, count).filter(isPresent);
  // In a column that is mostly empty, too few of these would be values.
  const some = 2 * glance.length < count ? spread(values.filter(isPresent), count) : glance;
  if (some.length < LEAST_VALUES) return null;
  const sorted = some.sort();
  return { low: quantileOfSorted(sorted, 0.25), high: quantileOfSorted(sorted, 0.75) };
}

/** At most `count` values at equal distances. */
function spread(values: Float64Array, count: number): Float64Array {
  const step = Math.max(1, values.length / count);
  return Float64Array.from(
    { length: Math.min(values.length, count) },
    (_, i) => values[Math.floor(i * step)]!,
  );
}

function limitsOf(middle: Range | null, times: number): Range | null {
  if (middle === null) return null;
  const { low, high } = middle;
  const away = high > low ? times * (high - low) : LARGE;
  return { low: low - away, high: high + away };
}

/** False if the limits are unknown. */
function isWithin({ low, high }: Range, limits: Range | null): boolean {
  return limits !== null && low >= limits.low && high <= limits.high;
}

function logOf({ low, high }: Range): Range {
  return { low: Math.log(low), high: Math.log(high) };
}

function isEven(whole: Range, middle: Range): boolean {
  const away = LOG_RANGES * (middle.high - middle.low);
  return whole.low >= middle.low - away && whole.high <= middle.high + away;
}
