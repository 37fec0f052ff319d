import { multiplyAdd } from "./simd";

/** Rows summed in float32 before the sum is added in float64, so that rounding does not grow with the number of rows. */
const BLOCK: i32 = 256;

/** Σ over `rows` of a panel, lane by lane. */
export function panelSums(x: usize, rows: i32): v128 {
  let low = f64x2.splat(0);
  let high = low;
  for (let left = rows; left > 0; left -= BLOCK) {
    const end = x + (<usize>min(left, BLOCK) << 4);
    const sums = blockSums(x, end);
    low = f64x2.add(low, f64x2.promote_low_f32x4(sums));
    high = f64x2.add(high, promoteHigh(sums));
    x = end;
  }
  return demote(low, high);
}

/** Σ over `rows` of two panels of (a − aMean) · (b − bMean), lane by lane. */
export function panelProducts(a: usize, aMean: v128, b: usize, bMean: v128, rows: i32): v128 {
  let low = f64x2.splat(0);
  let high = low;
  for (let left = rows; left > 0; left -= BLOCK) {
    const bytes = <usize>min(left, BLOCK) << 4;
    const sums = blockProducts(a, aMean, b, bMean, bytes);
    low = f64x2.add(low, f64x2.promote_low_f32x4(sums));
    high = f64x2.add(high, promoteHigh(sums));
    a += bytes;
    b += bytes;
  }
  return demote(low, high);
}

/** The upper two lanes as float64. */
@inline
export function promoteHigh(x: v128): v128 {
  return f64x2.promote_low_f32x4(i64x2.shuffle(x, x, 1, 1));
}

/** Two pairs of float64 as four float32. */
@inline
function demote(low: v128, high: v128): v128 {
  return i64x2.shuffle(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

/** Four sums hide the latency of an addition. */
@inline
function blockSums(x: usize, end: usize): v128 {
  let s0 = f32x4.splat(0);
  let s1 = s0, s2 = s0, s3 = s0;
  for (; x + 64 <= end; x += 64) {
    s0 = f32x4.add(s0, v128.load(x, 0));
    s1 = f32x4.add(s1, v128.load(x, 16));
    s2 = f32x4.add(s2, v128.load(x, 32));
    s3 = f32x4.add(s3, v128.load(x, 48));
  }
  for (; x < end; x += 16) s0 = f32x4.add(s0, v128.load(x));
  return f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
}

@inline
function blockProducts(a: usize, aMean: v128, b: usize, bMean: v128, bytes: usize): v128 {
  let s0 = f32x4.splat(0);
  let s1 = s0, s2 = s0, s3 = s0;
  const end = a + bytes;
  for (; a + 64 <= end; a += 64) {
    s0 = multiplyAdd(f32x4.sub(v128.load(a, 0), aMean), f32x4.sub(v128.load(b, 0), bMean), s0);
    s1 = multiplyAdd(f32x4.sub(v128.load(a, 16), aMean), f32x4.sub(v128.load(b, 16), bMean), s1);
    s2 = multiplyAdd(f32x4.sub(v128.load(a, 32), aMean), f32x4.sub(v128.load(b, 32), bMean), s2);
    s3 = multiplyAdd(f32x4.sub(v128.load(a, 48), aMean), f32x4.sub(v128.load(b, 48), bMean), s3);
    b += 64;
  }
  for (; a < end; a += 16) {
    s0 = multiplyAdd(f32x4.sub(v128.load(a), aMean), f32x4.sub(v128.load(b), bMean), s0);
    b += 16;
  }
  return f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
}
