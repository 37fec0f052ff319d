import { tamingFactor } from "./tamed.ts";

/** Sums of squares below this have lost digits, or all of them. */
const LEAST_SQUARES = 1e-290;

/** 0 for an empty array. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** Arithmetic mean; NaN for an empty array. */
export function mean(values: ArrayLike<number>): number {
  const total = sum(values);
  if (Math.abs(total) !== Infinity) return total / values.length;
  // The sum of large numbers may overflow.
  let centre = 0;
  for (let i = 0; i < values.length; i++) centre += values[i]! / values.length;
  return centre;
}

/** Population standard deviation (divisor n); NaN for an empty array. */
export function standardDeviation(values: ArrayLike<number>): number {
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - centre) ** 2;
  if (squares !== Infinity && !(squares < LEAST_SQUARES)) return Math.sqrt(squares / values.length);
  const factor = tamingFactor(values);
  if (factor === 1) return Math.sqrt(squares / values.length);
  squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! * factor - centre * factor) ** 2;
  return Math.min(Number.MAX_VALUE, Math.sqrt(squares / values.length) / factor);
}

/** Skewness of a population, m₃ / m₂^{3/2} (scipy.stats.skew); 0 if all values are equal, NaN for an empty array. */
export function skewness(values: ArrayLike<number>): number {
  const centre = mean(values);
  const sd = standardDeviation(values);
  if (sd === 0) return 0;
  let cubes = 0;
  for (let i = 0; i < values.length; i++) cubes += ((values[i]! - centre) / sd) ** 3;
  return cubes / values.length;
}

/**
 * Mean and population standard deviation to standardise with; the deviation is 1 if it is 0 up to rounding, so that equal values
 * become zeros. The tolerance is that of scikit-learn's StandardScaler.
 */
export function standardScale(values: ArrayLike<number>): { mean: number; sd: number } {
  const n = values.length;
  const centre = mean(values);
  const sd = standardDeviation(values);
  // sd² ≤ n·ε·sd² + (n·mean·ε)², without squares, which overflow or underflow for very large or very small values.
  const isRounding =
    sd * Math.sqrt(Math.max(0, 1 - n * Number.EPSILON)) <= n * Number.EPSILON * Math.abs(centre);
  return { mean: centre, sd: isRounding ? 1 : sd };
}

/**
 * The q-quantile by linear interpolation between order statistics (Hyndman & Fan type 7, NumPy's default); NaN for an empty array.
 * @param q in [0, 1]
 */
export function quantileOf(values: ArrayLike<number>, q: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), q);
}

/** `quantileOf` values that are in ascending order. */
export function quantileOfSorted(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = q * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  const share = position - below;
  const step = sorted[above]! - sorted[below]!;
  // The difference between 1e308 and −1e308 exceeds the largest double.
  return Number.isFinite(step)
    ? sorted[below]! + share * step
    : (1 - share) * sorted[below]! + share * sorted[above]!;
}

/** The middle value; NaN for an empty array. */
export function median(values: ArrayLike<number>): number {
  return quantileOf(values, 0.5);
}
