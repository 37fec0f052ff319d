import { quantileOfSorted } from "../../math/stats.ts";

/** Tukey's outer fences: values beyond are outliers. */
const FENCE = 3;
const LEAST_ROWS = 20;

/** Tukey's outer fences; null with few values, or if the middle half is a single value. */
export function fences(values: Float64Array): { readonly low: number; readonly high: number } | null {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  if (sorted.length < LEAST_ROWS) return null;
  const q25 = quantileOfSorted(sorted, 0.25);
  const q75 = quantileOfSorted(sorted, 0.75);
  const range = q75 - q25;
  return range > 0 ? { low: q25 - FENCE * range, high: q75 + FENCE * range } : null;
}
