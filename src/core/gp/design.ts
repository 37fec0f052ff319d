import { cholesky, choleskyWithJitter, solveLowerTransposed } from "../math/linalg.ts";
import type { Dimension } from "../space/transform.ts";
import { fillCovariance } from "./covariance.ts";
import type { Hyperparameters } from "./hyperparameters.ts";

/** The observed points of a GP and their noise. */
export interface Design {
  readonly dimensions: readonly Dimension[];
  readonly hyper: Hyperparameters;
  readonly points: Float64Array;
  /** n variances */
  readonly knownNoise: Float64Array;
  /** L, n × n */
  readonly factor: Float64Array;
}

/** @throws RangeError if K is not a covariance matrix, even with the largest jitter */
export function factorise(
  dimensions: readonly Dimension[],
  hyper: Hyperparameters,
  points: Float64Array,
  knownNoise: Float64Array,
): Design {
  const n = knownNoise.length;
  const matrix = new Float64Array(n * n);
  fillCovariance(dimensions, points, hyper, knownNoise, 0, n, matrix);
  return { dimensions, hyper, points, knownNoise, factor: choleskyWithJitter(matrix, n) };
}

/**
 * The design with m more observations. Their rows are appended to the factor: m·n²/2 multiplications instead of n³/6 for all of it.
 * @param addedNoise m variances; absent: 0
 */
export function append(
  design: Design,
  added: Float64Array,
  m: number,
  addedNoise: Float64Array = new Float64Array(m),
): Design {
  const { dimensions, hyper } = design;
  const points = concat(design.points, added);
  const knownNoise = concat(design.knownNoise, addedNoise);
  const n = knownNoise.length;
  const before = n - m;
  const factor = new Float64Array(n * n);
  for (let i = 0; i < before; i++) {
    factor.set(design.factor.subarray(i * before, i * before + i + 1), i * n);
  }
  fillCovariance(dimensions, points, hyper, knownNoise, before, n, factor);
  // Without noise, a point observed twice leaves a zero pivot: the whole matrix is then factorised again, with jitter.
  return cholesky(factor, n, before)
    ? { dimensions, hyper, points, knownNoise, factor }
    : factorise(dimensions, hyper, points, knownNoise);
}

/** The last m rows of L⁻¹, m × n: it turns covariances into shifts. */
export function inverseTail(factor: Float64Array, n: number, m: number): Float64Array {
  const rows = new Float64Array(m * n);
  for (let j = 0; j < m; j++) {
    rows[j * n + n - m + j] = 1;
    solveLowerTransposed(factor, n, rows.subarray(j * n, (j + 1) * n));
  }
  return rows;
}

export function concat(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
