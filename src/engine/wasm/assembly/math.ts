import { multiplyAdd } from "./simd";

// Elementary functions of four float32 at once. The error bounds hold for both builds; math.test.ts checks them against float64 at
// arguments spread densely over the whole range (ulp: the spacing of float32 at the exact value). "Measured" is the largest of six
// million arguments. Reduction to a small interval by Cody and Waite's two-part constant, then a polynomial; the coefficients are
// our own weighted minimax fits (Lawson's algorithm in float64), each rounded to float32 before the next ones were fitted, so that
// their rounding adds no error.

/** 355 / 512: nine bits, so that its product with an exponent is exact. */
const LN2_HIGH: f32 = 0.693359375;
/** ln 2 − LN2_HIGH. */
const LN2_LOW: f32 = -2.1219444170128554e-4;
const LOG2_E: f32 = 1.4426950408889634;
/** 1.5 · 2²³: added to a float below 2²² it leaves the nearest integer in the low bits of the sum. */
const TO_INTEGER: f32 = 12582912;

/**
 * eˣ. Error ≤ 1.6 ulp (measured 1.48). Infinity above 88.7228 (where float32 ends), 0 below −86.99 (results under 2^−125.5
 * are flushed); NaN for NaN.
 */
@inline
export function exp4(x: v128): v128 {
  // This order of operands keeps NaN.
  const inside = f32x4.pmax(f32x4.pmin(x, f32x4.splat(89)), f32x4.splat(-87.3));
  const t = nearestPower(inside);
  const p = f32x4.add(reducedExpm1(inside, t), f32x4.splat(1));
  // Twice 2^(n − 1), because 2^128 is not a float32. At n = −126 the bits of 2^(n − 1) are those of 0.
  const half = i32x4.add(i32x4.shl(t, 23), i32x4.splat(126 << 23));
  const y = f32x4.mul(p, half);
  return f32x4.add(y, y);
}

/**
 * eˣ − 1 for x ≤ 0. Error ≤ 1 ulp (measured 0.97), also near 0, where computing eˣ first would lose all digits. 0 at ±0, NaN for
 * NaN.
 */
@inline
export function expm1OfNegative4(x: v128): v128 {
  const inside = f32x4.pmax(x, f32x4.splat(-64));
  const t = nearestPower(inside);
  const scale = i32x4.add(i32x4.shl(t, 23), i32x4.splat(127 << 23));
  return multiplyAdd(scale, reducedExpm1(inside, t), f32x4.sub(scale, f32x4.splat(1)));
}

/**
 * tanh x = −m / (m + 2), m = e^(−2|x|) − 1, with the sign of x. Error ≤ 3 ulp (measured 2.49). ±1 at ±Infinity, −0 at −0, NaN for NaN.
 */
@inline
export function tanh4(x: v128): v128 {
  const m = expm1OfNegative4(f32x4.mul(f32x4.abs(x), f32x4.splat(-2)));
  const magnitude = f32x4.div(f32x4.abs(m), f32x4.add(m, f32x4.splat(2)));
  return v128.or(magnitude, v128.and(x, f32x4.splat(-0.0)));
}

/** 1 / (1 + e^−x). Error ≤ 3 ulp (measured 2.43) down to −87; 0 below −88.7228. NaN for NaN. */
@inline
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

/**
 * log x. Error ≤ 1 ulp (measured 0.83), denormal numbers included. −Infinity at ±0, NaN below 0, Infinity at Infinity, NaN for NaN.
 */
@inline
export function log4(x: v128): v128 {
  const tiny = f32x4.lt(x, f32x4.splat(1.1754943508222875e-38));
  const normal = v128.bitselect(f32x4.mul(x, f32x4.splat(33554432)), x, tiny);
  // x = 2^k · m, m in [√½, √2): the bits of √½ become the origin of the exponent field.
  const bits = i32x4.sub(normal, i32x4.splat(0x3f3504f3));
  const exponent = i32x4.sub(i32x4.shr_s(bits, 23), v128.and(tiny, i32x4.splat(25)));
  const m = i32x4.add(v128.and(bits, i32x4.splat(0x7fffff)), i32x4.splat(0x3f3504f3));
  const k = f32x4.convert_i32x4_s(exponent);
  // log(1 + f) = f − h + s · (h + R(s²)), s = f / (2 + f), h = f² / 2: in this arrangement the rounding of s has almost no effect.
  const f = f32x4.sub(m, f32x4.splat(1));
  const s = f32x4.div(f, f32x4.add(f, f32x4.splat(2)));
  const h = f32x4.mul(f32x4.mul(f, f), f32x4.splat(0.5));
  const z = f32x4.mul(s, s);
  let r = multiplyAdd(f32x4.splat(0.2987106442451477), z, f32x4.splat(0.39977577328681946));
  r = f32x4.mul(multiplyAdd(r, z, f32x4.splat(0.6666677594184875)), z);
  const low = multiplyAdd(s, f32x4.add(h, r), f32x4.mul(k, f32x4.splat(LN2_LOW)));
  let y = multiplyAdd(k, f32x4.splat(LN2_HIGH), f32x4.sub(f, f32x4.sub(h, low)));
  y = v128.bitselect(y, x, f32x4.lt(x, f32x4.splat(Infinity)));
  y = v128.or(y, f32x4.lt(x, f32x4.splat(0)));
  return v128.bitselect(f32x4.splat(-Infinity), y, f32x4.eq(x, f32x4.splat(0)));
}

/**
 * log(1 + u) for 0 ≤ u < 2²⁴. Error ≤ 1.5 ulp (measured 1.23), for any small u: the part lost by rounding 1 + u is added. NaN for
 * NaN.
 */
@inline
export function log1p4(u: v128): v128 {
  const one = f32x4.splat(1);
  const sum = f32x4.add(u, one);
  const lost = f32x4.sub(u, f32x4.sub(sum, one));
  return f32x4.add(log4(sum), f32x4.div(lost, sum));
}

/**
 * Φ(x), the standard normal distribution function (1 + erf(x / √2)) / 2. Absolute error ≤ 2.5e-7 (measured 2.31e-7); relative error
 * ≤ 1e-6 down to −3 and ≤ 1e-5 to −13 (measured 5.1e-7, 3.8e-6), where subtraction from 1 would lose all digits.
 * @param density e^(−x² / 2): also needed by the caller
 */
@inline
export function normalCdf4(x: v128, density: v128): v128 {
  // Φ(−a) = e^(−a² / 2) · t · P(t), t = 1 / (1 + 0.3 a), for a ≥ 0: the form of Hastings' approximations (1955), of a higher degree.
  const one = f32x4.splat(1);
  const t = f32x4.div(one, multiplyAdd(f32x4.abs(x), f32x4.splat(0.3), one));
  let p = multiplyAdd(f32x4.splat(0.03603605553507805), t, f32x4.splat(-0.15871255099773407));
  p = multiplyAdd(p, t, f32x4.splat(0.20896270871162415));
  p = multiplyAdd(p, t, f32x4.splat(-0.056094128638505936));
  p = multiplyAdd(p, t, f32x4.splat(0.12984247505664825));
  p = multiplyAdd(p, t, f32x4.splat(0.09952335804700851));
  p = multiplyAdd(p, t, f32x4.splat(0.12081684917211533));
  p = multiplyAdd(p, t, f32x4.splat(0.11962517350912094));
  const tail = f32x4.mul(f32x4.mul(p, t), density);
  return v128.bitselect(tail, f32x4.sub(one, tail), f32x4.lt(x, f32x4.splat(0)));
}

/** e^(−x² / 2); for `normalCdf4`, and 1 / √(2π) times the density of the normal distribution. */
@inline
export function normalDensity4(x: v128): v128 {
  return exp4(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
}

/** n = the integer nearest to x / ln 2, as a float with n in its low bits: shifted left by 23, they are n in the exponent field. */
@inline
function nearestPower(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, f32x4.splat(LOG2_E)), f32x4.splat(TO_INTEGER));
}

/** eʳ − 1 for r = x − n ln 2, |r| ≤ ln 2 / 2, with t of `nearestPower(x)`. The polynomial's relative error is 1.4e-8. */
@inline
function reducedExpm1(x: v128, t: v128): v128 {
  const n = f32x4.sub(t, f32x4.splat(TO_INTEGER));
  const r = multiplyAdd(n, f32x4.splat(-LN2_LOW), multiplyAdd(n, f32x4.splat(-LN2_HIGH), x));
  let q = multiplyAdd(f32x4.splat(0.001387065858580172), r, f32x4.splat(0.008366262540221214));
  q = multiplyAdd(q, r, f32x4.splat(0.04166743531823158));
  q = multiplyAdd(q, r, f32x4.splat(0.1666654646396637));
  q = multiplyAdd(q, r, f32x4.splat(0.4999999701976776));
  return multiplyAdd(f32x4.mul(r, r), q, r);
}
