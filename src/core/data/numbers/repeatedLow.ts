import type { GapNumber } from "../table/foundInCells.ts";

/** A number nearer to zero is probably an ordinary value. */
const MOST = -2;
const LEAST_ROWS = 2;
/** With fewer others, "far" is undefined. */
const LEAST_DISTINCT = 4;
/** Distance below non-negative others: a share of their range, and a multiple of the widest gap in their lower half. */
const FAR = { share: 0.1, gaps: 2 } as const;

/**
 * A repeated negative whole number, the smallest of all, far below the others: programs write it if they could not measure, such as
 * −200. If others are negative, too, it must be farther away than they are from each other.
 * @param least smallest of the numbers that are not known
 * @param isKnown numbers that are reported anyway
 */
export function repeatedLow(
  values: Float64Array,
  least: number,
  isKnown: (value: number) => boolean,
): GapNumber | null {
  if (least > MOST || !Number.isInteger(least)) return null;
  const rows = values.reduce((count, value) => count + (value === least ? 1 : 0), 0);
  if (rows < LEAST_ROWS) return null;
  const others = values.filter((value) => value > least && !isKnown(value)).sort();
  const distinct = others.filter((value, i) => i === 0 || value !== others[i - 1]);
  if (distinct.length < LEAST_DISTINCT) return null;
  const low = distinct[0]!;
  const high = distinct.at(-1)!;
  const away = low - least;
  const isFar =
    low < 0
      ? away > high - low
      : away >= FAR.share * (high - low) && away >= FAR.gaps * widestLowGap(distinct);
  return isFar ? { value: least, rows, low, high } : null;
}

function widestLowGap(sorted: Float64Array): number {
  let widest = 0;
  for (let i = 1; i <= sorted.length / 2; i++) widest = Math.max(widest, sorted[i]! - sorted[i - 1]!);
  return widest;
}
