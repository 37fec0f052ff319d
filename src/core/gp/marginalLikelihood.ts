import {
  cholesky,
  inverseFromCholesky,
  logDeterminant,
  solveLower,
  solveLowerTransposed,
} from "../math/linalg.ts";
import { matern52WithSlope, pairProducts, weightedSum } from "./kernel.ts";

/**
 * A log density of θ = (log w, log σ², log τ²). The gradient, if wanted, costs twice as much as the value.
 * @param gradient written; absent: not computed
 */
export type LogDensity = (theta: Float64Array, gradient?: Float64Array) => number;

/**
 * log p(y | θ) of a zero-mean GP as a function of θ = (log w, log σ², log τ²), with its gradient (Rasmussen & Williams 2006,
 * eq. 5.8–5.9):
 *
 *   −½·yᵀK⁻¹y − ½·log det K − n/2·log 2π,   ∂/∂θ = ½·tr((ααᵀ − K⁻¹)·∂K/∂θ),  α = K⁻¹y
 *
 * K is σ²·Matérn52(Σ wᵢ·Dᵢ) + c + τ²·I + diag(s²); the constant c comes from a normal prior of variance c on the mean of the
 * function, which is integrated out. Returns −Infinity where K is not positive definite. Not re-entrant: buffers are shared between
 * calls. Costs n³/6 multiplications, n³/2 with the gradient.
 * @param distances per dimension the packed pairs of `pairDistances`
 * @param meanVariance c ≥ 0
 * @param knownNoise s²: n variances ≥ 0 that observations have in addition to τ²; absent: 0
 */
export function createMarginalLikelihood(
  distances: readonly Float64Array[],
  y: Float64Array,
  meanVariance: number,
  knownNoise?: Float64Array,
): LogDensity {
  const n = y.length;
  const d = distances.length;
  const factor = new Float64Array(n * n);
  const inverse = new Float64Array(n * n);
  const scratch = new Float64Array(n * n);
  const alpha = new Float64Array(n);
  const pairs = (n * (n - 1)) / 2;
  const correlation = new Float64Array(pairs);
  /** q of each pair, then M′(q), then the factor common to the derivatives by every weight. */
  const slope = new Float64Array(pairs);
  const weights = new Float64Array(d);

  const fillKernel = (signal: number, noise: number): void => {
    weightedSum(distances, weights, slope);
    matern52WithSlope(slope, correlation, slope);
    let pair = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++, pair++) factor[i * n + j] = signal * correlation[pair]! + meanVariance;
      factor[i * n + i] = signal + meanVariance + noise + (knownNoise?.[i] ?? 0);
    }
  };

  const fillGradient = (gradient: Float64Array, signal: number, noise: number): void => {
    inverseFromCholesky(factor, n, inverse, scratch);
    let signalSum = 0;
    let trace = 0;
    let pair = 0;
    for (let i = 0; i < n; i++) {
      const here = alpha[i]!;
      for (let j = 0; j < i; j++, pair++) {
        const sensitivity = signal * (here * alpha[j]! - inverse[i * n + j]!);
        signalSum += sensitivity * correlation[pair]!;
        slope[pair] = sensitivity * slope[pair]!;
      }
      trace += here * here - inverse[i * n + i]!;
    }
    pairProducts(distances, slope, gradient);
    for (let k = 0; k < d; k++) gradient[k] = gradient[k]! * weights[k]!;
    gradient[d] = signalSum + 0.5 * trace * signal;
    gradient[d + 1] = 0.5 * trace * noise;
  };

  return (theta, gradient) => {
    for (let k = 0; k < d; k++) weights[k] = Math.exp(theta[k]!);
    const signal = Math.exp(theta[d]!);
    const noise = Math.exp(theta[d + 1]!);
    fillKernel(signal, noise);
    gradient?.fill(0);
    if (!cholesky(factor, n)) return Number.NEGATIVE_INFINITY;
    alpha.set(y);
    solveLower(factor, n, alpha);
    let quadratic = 0;
    for (let i = 0; i < n; i++) quadratic += alpha[i]! * alpha[i]!;
    const value = -0.5 * (quadratic + logDeterminant(factor, n) + n * Math.log(2 * Math.PI));
    if (gradient !== undefined) {
      solveLowerTransposed(factor, n, alpha);
      fillGradient(gradient, signal, noise);
    }
    return value;
  };
}
