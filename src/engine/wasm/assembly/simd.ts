/** a · b + c, lane by lane: fused (one rounding) in the relaxed build if the processor can, two roundings in the strict one. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

/** Every lane whose magnitude is below `limit` becomes 0; NaN stays. */
@inline
export function withoutBelow(limit: f32, x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(limit)));
}
