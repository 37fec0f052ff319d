import type { Dimension } from "../space/transform.ts";

/**
 * Squared distance from "exists" to "does not exist" for a conditional parameter, before its weight: half the largest
 * distance between two values. See `dimensionDistance`.
 */
const EXISTENCE = 0.5;

/**
 * The contribution of one dimension to the squared distance of two points, before its weight; in [0, 1].
 *
 *   numeric       s = (a − b)²
 *   categorical   s = [a ≠ b]                                  (Hamming)
 *   conditional   s ↦ 2γ(1 − e^{−s/2γ}) both active,  γ exactly one active,  0 both inactive      (γ = ½)
 *
 * Each is the squared Euclidean distance of an embedding, so Σᵢ wᵢ·δᵢ is one too and any Matérn of it is positive semi-definite
 * (Schoenberg 1938). For the conditional form: the values of the parameter lie on a sphere of radius √γ around the point
 * "inactive", with inner products γ·e^{−s/2γ} (a Gaussian kernel of an embedded distance, hence positive semi-definite); so all of
 * them are equally far from the centre, as in the arc kernel of Swersky et al. (2014), but the distance never falls when |a − b|
 * grows, and equals s near 0. An inactive parameter needs no invented value. The influence of its existence is learnt with the
 * parameter's own weight; the separate effect of its condition belongs to its parent.
 */
export function dimensionDistance(dimension: Dimension, a: number, b: number): number {
  const aMissing = Number.isNaN(a);
  const bMissing = Number.isNaN(b);
  if (aMissing || bMissing) return aMissing && bMissing ? 0 : EXISTENCE;
  const s = dimension.kind === "categorical" ? (a === b ? 0 : 1) : (a - b) * (a - b);
  return dimension.conditional ? 2 * EXISTENCE * -Math.expm1(-s / (2 * EXISTENCE)) : s;
}

/** ∂(dimensionDistance)/∂a; 0 if a has no derivative (categorical, inactive). */
export function dimensionDistanceSlope(dimension: Dimension, a: number, b: number): number {
  if (dimension.kind === "categorical" || Number.isNaN(a) || Number.isNaN(b)) return 0;
  const slope = 2 * (a - b);
  return dimension.conditional ? slope * Math.exp((-(a - b) * (a - b)) / (2 * EXISTENCE)) : slope;
}

/** Matérn 5/2 correlation of a squared distance q = r²: (1 + √5·r + 5q/3)·e^{−√5·r}. 1 at 0. */
export function matern52(q: number): number {
  const s = Math.sqrt(5 * q);
  return (1 + s + (s * s) / 3) * Math.exp(-s);
}

/** Its derivative by q: −5/6·(1 + √5·r)·e^{−√5·r}. */
export function matern52Slope(q: number): number {
  const s = Math.sqrt(5 * q);
  return (-5 / 6) * (1 + s) * Math.exp(-s);
}

/** `matern52` and `matern52Slope` of each q, with one exponential each instead of two. `slope` may be the array `squared`. */
export function matern52WithSlope(
  squared: Float64Array,
  correlation: Float64Array,
  slope: Float64Array,
): void {
  for (let p = 0; p < squared.length; p++) {
    const s = Math.sqrt(5 * squared[p]!);
    const decay = Math.exp(-s);
    correlation[p] = (1 + s + (s * s) / 3) * decay;
    slope[p] = (-5 / 6) * (1 + s) * decay;
  }
}

/**
 * For every dimension the distances of all pairs i > j of n points, packed by rows (pair at i(i−1)/2 + j). They do not change, and
 * the fit needs them at every evaluation.
 * @param points n × d, row-major, NaN: inactive
 */
export function pairDistances(dimensions: readonly Dimension[], points: Float64Array): Float64Array[] {
  const d = dimensions.length;
  const n = d === 0 ? 0 : points.length / d;
  return dimensions.map((dimension, k) => {
    const packed = new Float64Array((n * (n - 1)) / 2);
    let pair = 0;
    for (let i = 1; i < n; i++) {
      const a = points[i * d + k]!;
      if (dimension.kind !== "categorical" && !dimension.conditional) {
        for (let j = 0, at = k; j < i; j++, at += d) {
          const difference = a - points[at]!;
          packed[pair++] = difference * difference;
        }
      } else {
        for (let j = 0, at = k; j < i; j++, at += d)
          packed[pair++] = dimensionDistance(dimension, a, points[at]!);
      }
    }
    return packed;
  });
}

/** Σₖ wₖ·Dₖ of each pair, into `out`. Four dimensions at a time, which saves three of four reads and writes of the sum. */
export function weightedSum(
  distances: readonly Float64Array[],
  weights: Float64Array,
  out: Float64Array,
): void {
  const d = distances.length;
  out.fill(0);
  let k = 0;
  for (; k + 4 <= d; k += 4) {
    const [w0, w1, w2, w3] = [weights[k]!, weights[k + 1]!, weights[k + 2]!, weights[k + 3]!];
    const [d0, d1, d2, d3] = [distances[k]!, distances[k + 1]!, distances[k + 2]!, distances[k + 3]!];
    for (let p = 0; p < out.length; p++) {
      out[p] = out[p]! + w0 * d0[p]! + w1 * d1[p]! + w2 * d2[p]! + w3 * d3[p]!;
    }
  }
  if (k + 2 <= d) {
    const [w0, w1] = [weights[k]!, weights[k + 1]!];
    const [d0, d1] = [distances[k]!, distances[k + 1]!];
    for (let p = 0; p < out.length; p++) out[p] = out[p]! + w0 * d0[p]! + w1 * d1[p]!;
    k += 2;
  }
  if (k < d) {
    const weight = weights[k]!;
    const packed = distances[k]!;
    for (let p = 0; p < out.length; p++) out[p] = out[p]! + weight * packed[p]!;
  }
}

/** Σ over pairs of sₚ·Dₖₚ for each dimension k, into the first d numbers of `out`; four sums at a time. */
export function pairProducts(distances: readonly Float64Array[], s: Float64Array, out: Float64Array): void {
  const d = distances.length;
  let k = 0;
  for (; k + 4 <= d; k += 4) {
    const [d0, d1, d2, d3] = [distances[k]!, distances[k + 1]!, distances[k + 2]!, distances[k + 3]!];
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let p = 0; p < s.length; p++) {
      const value = s[p]!;
      s0 += value * d0[p]!;
      s1 += value * d1[p]!;
      s2 += value * d2[p]!;
      s3 += value * d3[p]!;
    }
    out.set([s0, s1, s2, s3], k);
  }
  if (k + 2 <= d) {
    const [d0, d1] = [distances[k]!, distances[k + 1]!];
    let [s0, s1] = [0, 0];
    for (let p = 0; p < s.length; p++) {
      s0 += s[p]! * d0[p]!;
      s1 += s[p]! * d1[p]!;
    }
    out.set([s0, s1], k);
    k += 2;
  }
  if (k < d) {
    const packed = distances[k]!;
    let sum = 0;
    for (let p = 0; p < s.length; p++) sum += s[p]! * packed[p]!;
    out[k] = sum;
  }
}
