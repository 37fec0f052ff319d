const SQRT_2 = Math.SQRT2;
const SQRT_PI = Math.sqrt(Math.PI);
const HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);
/** Below this the power series of erf is short and exact; above it the continued fraction converges fast. */
const SERIES_LIMIT = 2;

/** Scaled complementary error function e^{x²}·erfc(x). Relative error about 1e-14; Infinity for x < −26.6. */
export function erfcx(x: number): number {
  if (x < SERIES_LIMIT) {
    if (x < -SERIES_LIMIT) return 2 * Math.exp(x * x) - erfcx(-x);
    return Math.exp(x * x) - scaledErf(x);
  }
  return continuedFraction(x) / SQRT_PI;
}

/** log φ(z), the standard normal density. */
export function logPdf(z: number): number {
  return -0.5 * z * z - HALF_LOG_2PI;
}

/** Φ(z), the standard normal distribution function. */
export function cdf(z: number): number {
  return z <= 0 ? 0.5 * Math.exp(-0.5 * z * z) * erfcx(-z / SQRT_2) : 1 - cdf(-z);
}

/** log Φ(z); finite however negative z is. */
export function logCdf(z: number): number {
  return z < 0 ? Math.log(0.5 * erfcx(-z / SQRT_2)) - 0.5 * z * z : Math.log1p(-cdf(-z));
}

/** Mills ratio of the lower tail, Φ(z)/φ(z). */
export function millsRatio(z: number): number {
  return Math.sqrt(Math.PI / 2) * erfcx(-z / SQRT_2);
}

/**
 * Φ⁻¹(p): Newton's method on log Φ (concave, so it converges from the left of the solution whatever p is).
 * @param p in (0, 1)
 */
export function quantile(p: number): number {
  if (p > 0.5) return -quantile(1 - p);
  const target = Math.log(p);
  let z = -Math.sqrt(Math.max(0, -2 * target));
  for (let i = 0; i < 60; i++) {
    const step = (logCdf(z) - target) * millsRatio(z);
    z -= step;
    if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(z))) break;
  }
  return z;
}

/** e^{x²}·erf(x) = 2/√π · Σ 2ᵏ x^{2k+1} / (2k+1)!!: all terms of one sign, nothing cancels. |x| ≤ 2. */
function scaledErf(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return (2 / SQRT_PI) * sum;
}

/** √π·e^{x²}·erfc(x) = 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))), evaluated from the tail (Abramowitz & Stegun 7.1.14). x ≥ 2. */
function continuedFraction(x: number): number {
  const terms = Math.ceil(12 + 240 / (x * x));
  let tail = x;
  for (let k = terms; k >= 1; k--) tail = x + (0.5 * k) / tail;
  return 1 / tail;
}
