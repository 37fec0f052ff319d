import { cholesky, solveLower, solveLowerTransposed } from "../../math/linalg.ts";

/** A matrix whose scaled form has a smaller pivot counts as singular: what is left of it is rounding. */
const LEAST_PIVOT = 1e-12;
const FIRST_JITTER = 1e-12;

/**
 * Solves A·x = b in place in `b`, for a symmetric positive definite A (row-major, lower triangle), after A was scaled to a diagonal
 * of ones: curvatures of different sizes, as of features with different penalties, do not spoil each other.
 * @param mayBend whether a singular A gets a small multiple of its diagonal added, instead of no solution
 * @returns false if A is singular and may not be bent; `b` is then unchanged
 */
export function solveScaled(a: Float64Array, b: Float64Array, mayBend: boolean): boolean {
  const size = b.length;
  // A parameter without curvature stays where it is.
  const scale = Float64Array.from(b, (_, i) => (a[i * size + i]! > 0 ? 1 / Math.sqrt(a[i * size + i]!) : 0));
  const scaled = new Float64Array(size * size);
  for (let jitter = 0; jitter <= 1; jitter = Math.max(FIRST_JITTER, 10 * jitter)) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) scaled[i * size + j] = a[i * size + j]! * scale[i]! * scale[j]!;
      scaled[i * size + i] = 1 + jitter;
    }
    if (cholesky(scaled, size) && leastPivot(scaled, size) >= LEAST_PIVOT) {
      for (let i = 0; i < size; i++) b[i] = b[i]! * scale[i]!;
      solveLower(scaled, size, b);
      solveLowerTransposed(scaled, size, b);
      for (let i = 0; i < size; i++) b[i] = b[i]! * scale[i]!;
      return true;
    }
    if (!mayBend) return false;
  }
  return false;
}

function leastPivot(factor: Float64Array, size: number): number {
  let least = Infinity;
  for (let i = 0; i < size; i++) least = Math.min(least, factor[i * size + i]! ** 2);
  return least;
}
