import type { Dimension } from "../space/transform.ts";
import type { Hyperparameters } from "./hyperparameters.ts";
import { dimensionDistance, dimensionDistanceSlope, matern52 } from "./kernel.ts";

/**
 * q between one point and each of the first n points, into `out`.
 * @param points at least n × d, row-major, NaN: inactive
 */
export function squaredDistances(
  dimensions: readonly Dimension[],
  weights: Float64Array,
  points: Float64Array,
  n: number,
  point: Float64Array,
  out: Float64Array,
): void {
  const d = dimensions.length;
  out.fill(0, 0, n);
  for (let k = 0; k < d; k++) {
    const dimension = dimensions[k]!;
    const weight = weights[k]!;
    const x = point[k]!;
    if (dimension.kind !== "categorical" && !dimension.conditional) {
      // `dimensionDistance` without its branches: most dimensions are of this kind, and this is an innermost loop.
      for (let i = 0, at = k; i < n; i++, at += d) {
        const difference = x - points[at]!;
        out[i] = out[i]! + weight * difference * difference;
      }
    } else {
      for (let i = 0, at = k; i < n; i++, at += d) {
        out[i] = out[i]! + weight * dimensionDistance(dimension, x, points[at]!);
      }
    }
  }
}

/** Points by their dimensions, so that distances to many others are computed along them. */
export interface Columns {
  readonly n: number;
  /** d × n */
  readonly coordinates: readonly Float64Array[];
  /** The points at which a conditional dimension exists, and the others; null for a dimension that always exists. */
  readonly existence: readonly (Existence | null)[];
}

interface Existence {
  readonly active: Int32Array;
  readonly inactive: Int32Array;
}

/** @param points n × d, row-major, NaN: inactive */
export function columnsOf(dimensions: readonly Dimension[], points: Float64Array, n: number): Columns {
  const d = dimensions.length;
  const coordinates = dimensions.map((_, k) => {
    const column = new Float64Array(n);
    for (let i = 0; i < n; i++) column[i] = points[i * d + k]!;
    return column;
  });
  const existence = dimensions.map(({ conditional }, k): Existence | null => {
    if (!conditional) return null;
    const rows = Int32Array.from({ length: n }, (_, i) => i);
    const exists = (i: number) => !Number.isNaN(coordinates[k]![i]!);
    return { active: rows.filter(exists), inactive: rows.filter((i) => !exists(i)) };
  });
  return { n, coordinates, existence };
}

/**
 * `squaredDistances` between a point and all points of the columns, bit for bit the same. Most parameters of a conditional space
 * are inactive at most points: they cost nothing.
 */
export function distancesToColumns(
  dimensions: readonly Dimension[],
  weights: Float64Array,
  { n, coordinates, existence }: Columns,
  point: Float64Array,
  out: Float64Array,
): void {
  out.fill(0, 0, n);
  for (let k = 0; k < dimensions.length; k++) {
    const dimension = dimensions[k]!;
    const column = coordinates[k]!;
    const weight = weights[k]!;
    const x = point[k]!;
    const rows = existence[k]!;
    if (rows !== null) {
      const { active, inactive } = rows;
      const missing = Number.isNaN(x);
      const across = weight * dimensionDistance(dimension, Number.NaN, 0);
      const apart = missing ? active : inactive;
      for (let r = 0; r < apart.length; r++) out[apart[r]!] = out[apart[r]!]! + across;
      if (missing) continue;
      for (let r = 0; r < active.length; r++) {
        const i = active[r]!;
        out[i] = out[i]! + weight * dimensionDistance(dimension, x, column[i]!);
      }
    } else if (dimension.kind === "categorical") {
      for (let i = 0; i < n; i++) if (column[i]! !== x) out[i] = out[i]! + weight;
    } else {
      for (let i = 0; i < n; i++) {
        const difference = x - column[i]!;
        out[i] = out[i]! + weight * difference * difference;
      }
    }
  }
}

/**
 * The derivatives, by coordinate k of a point whose value is x, of its distances (before their weight) to the first n points, into
 * `out`.
 */
export function distanceSlopes(
  dimensions: readonly Dimension[],
  points: Float64Array,
  n: number,
  k: number,
  x: number,
  out: Float64Array,
): void {
  const d = dimensions.length;
  const dimension = dimensions[k]!;
  if (dimension.kind !== "categorical" && !dimension.conditional) {
    for (let i = 0, at = k; i < n; i++, at += d) out[i] = 2 * (x - points[at]!);
  } else {
    for (let i = 0, at = k; i < n; i++, at += d) out[i] = dimensionDistanceSlope(dimension, x, points[at]!);
  }
}

/**
 * Rows `from` … n − 1 of K = σ²·M + c + τ²·I + diag(s²), up to the diagonal, into `matrix` (n × n, row-major).
 * @param knownNoise s²: n variances
 */
export function fillCovariance(
  dimensions: readonly Dimension[],
  points: Float64Array,
  hyper: Hyperparameters,
  knownNoise: Float64Array,
  from: number,
  n: number,
  matrix: Float64Array,
): void {
  const { weights, signalVariance, noiseVariance, meanVariance } = hyper;
  const d = dimensions.length;
  const squared = new Float64Array(n);
  for (let i = from; i < n; i++) {
    squaredDistances(dimensions, weights, points, i, points.subarray(i * d, (i + 1) * d), squared);
    const row = i * n;
    for (let j = 0; j < i; j++) matrix[row + j] = signalVariance * matern52(squared[j]!) + meanVariance;
    matrix[row + i] = signalVariance + meanVariance + noiseVariance + knownNoise[i]!;
  }
}
