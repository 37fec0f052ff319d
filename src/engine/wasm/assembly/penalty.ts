import { promoteHigh } from "./panelSum";
import { multiplyAdd, withoutBelow } from "./simd";

/**
 * The penalty of a weight of smaller magnitude counts as 0, because its square would be subnormal, which makes a step of many such
 * weights twice as slow: those of units that died keep them to the end of the training. Its gradient counts.
 */
const SQUARES_TO_NOTHING: f32 = 1e-15;

/**
 * Adds the gradient of the penalty l1 · Σ|w| + l2 · Σw², l1 · sign(w) + 2 · l2 · w, to g.
 *
 * @param count floats, a multiple of 4; padding (weight 0) adds nothing
 * @returns the penalty, summed in float64 from sums of four in float32
 */
export function addPenalty(w: usize, g: usize, count: i32, l1: f32, l2: f32): f64 {
  const end = w + (<usize>count << 2);
  const a = f32x4.splat(l1);
  const b = f32x4.splat(l2);
  let low = f64x2.splat(0);
  let high = low;
  for (; w + 64 <= end; w += 64) {
    const first = f32x4.add(penaltyStep(w, g, a, b), penaltyStep(w + 16, g + 16, a, b));
    const second = f32x4.add(penaltyStep(w + 32, g + 32, a, b), penaltyStep(w + 48, g + 48, a, b));
    const terms = f32x4.add(first, second);
    low = f64x2.add(low, f64x2.promote_low_f32x4(terms));
    high = f64x2.add(high, promoteHigh(terms));
    g += 64;
  }
  for (; w < end; w += 16) {
    const terms = penaltyStep(w, g, a, b);
    low = f64x2.add(low, f64x2.promote_low_f32x4(terms));
    high = f64x2.add(high, promoteHigh(terms));
    g += 16;
  }
  return sumOfLanes(f64x2.add(low, high));
}

/**
 * Scales g down to a Euclidean norm of `limit` if it is larger, as Keras 3's `global_clipnorm`: g ← g · limit / max(norm, limit). A
 * gradient with NaN or infinity is not changed, so that the divergence is visible and not clipped to 0.
 *
 * @param count floats, a multiple of 4
 * @param limit > 0
 */
export function clipByNorm(g: usize, count: i32, limit: f32): void {
  const end = g + (<usize>count << 2);
  // In float64, squares of float32 never overflow.
  const norm = sqrt(sumOfSquares(g, end));
  if (!(norm > <f64>limit) || norm == f64.POSITIVE_INFINITY) return;
  const factor = f32x4.splat(<f32>(<f64>limit / norm));
  for (; g < end; g += 16) v128.store(g, f32x4.mul(v128.load(g), factor));
}

/** Adds the gradient of one vector; its terms |w| · (l1 + l2 · |w|). */
@inline
function penaltyStep(w: usize, g: usize, l1: v128, l2: v128): v128 {
  const weight = v128.load(w);
  const size = f32x4.abs(weight);
  const sign = v128.and(weight, i32x4.splat(0x80000000));
  const isZero = f32x4.eq(weight, f32x4.splat(0));
  const slope = v128.andnot(v128.or(l1, sign), isZero);
  v128.store(g, f32x4.add(v128.load(g), multiplyAdd(f32x4.add(l2, l2), weight, slope)));
  const counted = withoutBelow(SQUARES_TO_NOTHING, size);
  return f32x4.mul(counted, multiplyAdd(l2, counted, l1));
}

function sumOfSquares(x: usize, end: usize): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0, s2 = s0, s3 = s0;
  for (; x + 32 <= end; x += 32) {
    s0 = addSquares(s0, f64x2.promote_low_f32x4(v128.load(x, 0)));
    s1 = addSquares(s1, promoteHigh(v128.load(x, 0)));
    s2 = addSquares(s2, f64x2.promote_low_f32x4(v128.load(x, 16)));
    s3 = addSquares(s3, promoteHigh(v128.load(x, 16)));
  }
  if (x < end) {
    s0 = addSquares(s0, f64x2.promote_low_f32x4(v128.load(x)));
    s1 = addSquares(s1, promoteHigh(v128.load(x)));
  }
  return sumOfLanes(f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)));
}

@inline
function addSquares(sum: v128, x: v128): v128 {
  return f64x2.add(sum, f64x2.mul(x, x));
}

@inline
function sumOfLanes(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}
