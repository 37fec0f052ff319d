import { LARGE } from "./extremes.ts";
import { repeatedLow } from "./repeatedLow.ts";
import type { GapNumber } from "../table/foundInCells.ts";

/** Numbers that people and programs write for "no value"; they count only beyond all others of their column. */
const GAP_NUMBERS: readonly number[] = [
  -1, -9, -99, -999, -99.9, -99.99, -999.25, -999.9, -999.99, -9999, -9999.9, -9999.99, -99999, -999999, -88,
  -888, -77, -777, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 999.9, 999.99, 9999, 9999.9, 9999.99, 99999,
  999999, 9999999,
];
const PLACES: ReadonlyMap<number, number> = new Map(GAP_NUMBERS.map((value, i) => [value, i]));
const LEAST_POSITIVE = 77;
/** With fewer different values, −1 may be one of a few codes. */
const LEAST_DISTINCT = 4;

/**
 * Numbers that may mean "no value": −1, −9, −99 … if no other value is negative, or if they (or 99, 999 …) are farther from all
 * others than the others are from each other; and one repeated negative number far below all others. Extreme values are reported
 * separately and do not count among the others.
 */
export function findGapNumbers(values: Float64Array): readonly GapNumber[] {
  const counts = new Float64Array(GAP_NUMBERS.length);
  const few = new Set<number>();
  let low = Infinity;
  let high = -Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    // Most values lie between zero and the least of these, and need no lookup.
    const at = value < 0 || value >= LEAST_POSITIVE ? (PLACES.get(value) ?? -1) : -1;
    if (at >= 0) counts[at]! += 1;
    else if (Math.abs(value) < LARGE) {
      if (value < low) low = value;
      if (value > high) high = value;
      if (few.size < LEAST_DISTINCT) few.add(value);
    }
  }
  if (few.size < 2) return [];
  const again = repeatedLow(values, low, (value) => value >= LARGE || GAP_NUMBERS.includes(value));
  if (again === null) return withTrusted(low, high, counts, few.size);
  return [...withTrusted(again.low, high, counts, few.size), again];
}

/** Candidates that are not reported belong to the others: beside 98, 99 is an ordinary number, and 999 is compared with both. */
function withTrusted(
  low: number,
  high: number,
  counts: Float64Array,
  distinct: number,
): readonly GapNumber[] {
  let [least, most] = [low, high];
  const present = GAP_NUMBERS.flatMap((value, i) => (counts[i]! > 0 ? [{ value, rows: counts[i]! }] : []));
  let asked = present;
  for (let before = -1; asked.length !== before;) {
    before = asked.length;
    const isFar = ({ value }: { value: number }): boolean =>
      value < 0 && least >= 0
        ? value < -1 || distinct >= LEAST_DISTINCT
        : value < least - (most - least) || value > most + (most - least);
    const trusted = asked.filter((own) => !isFar(own));
    // One at a time, the nearest first, because it may make the next one near.
    const nearest = trusted.toSorted((a, b) => away(a.value, least, most) - away(b.value, least, most))[0];
    if (nearest === undefined) break;
    least = Math.min(least, nearest.value);
    most = Math.max(most, nearest.value);
    asked = asked.filter((own) => own !== nearest);
  }
  return asked.map(({ value, rows }) => ({ value, rows, low: least, high: most }));
}

function away(value: number, low: number, high: number): number {
  return value < low ? low - value : value - high;
}
