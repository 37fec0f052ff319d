import { tamingFactor } from "../../math/tamed.ts";

/**
 * Range, mean and standard deviation (divisor n − 1; 0 for one value) of ascending numbers.
 * @param sorted at least one
 */
export function describeSorted(sorted: Float64Array): {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly sd: number;
} {
  // Divided first, because the sum of large numbers may overflow.
  const mean = sorted.reduce((sum, value) => sum + value / sorted.length, 0);
  const factor = tamingFactor([sorted[0]!, sorted.at(-1)!]);
  const squares = sorted.reduce((sum, value) => sum + (value * factor - mean * factor) ** 2, 0);
  return {
    min: sorted[0]!,
    max: sorted.at(-1)!,
    mean,
    sd: sorted.length < 2 ? 0 : Math.min(Number.MAX_VALUE, Math.sqrt(squares / (sorted.length - 1)) / factor),
  };
}
