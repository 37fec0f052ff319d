import {
  cholesky,
  inverseFromCholesky,
  logDeterminant,
  solveLower,
  solveLowerTransposed,
} from "../math/linalg.ts";
import type { Differentiable } from "../math/lbfgs.ts";
import { matern52, matern52Slope } from "./kernel.ts";

/**
 * log p(y | θ) of a zero-mean GP as a function of θ = (log w, log σ², log τ²), with its gradient (Rasmussen & Williams 2006,
 * eq. 5.8–5.9):
 *
 *   −½·yᵀK⁻¹y − ½·log det K − n/2·log 2π,   ∂/∂θ = ½·tr((ααᵀ − K⁻¹)·∂K/∂θ),  α = K⁻¹y
 *
 * K is σ²·Matérn52(Σ wᵢ·Dᵢ) + c + τ²·I + diag(s²); the constant c is what a normal prior of variance c on the mean of the function
 * becomes once the mean is integrated out. Returns −Infinity where K is not positive definite. Not re-entrant: buffers are shared
 * between calls. Costs n³/2 multiplications.
 * @param distances per dimension the packed pairs of `pairDistances`
 * @param meanVariance c ≥ 0
 * @param knownNoise s²: n variances ≥ 0 that observations have on top of τ²; absent: none
 */
export function createMarginalLikelihood(
  distances: readonly Float64Array[],
  y: Float64Array,
  meanVariance: number,
  knownNoise?: Float64Array,
): Differentiable {
  const n = y.length;
  const d = distances.length;
  const factor = new Float64Array(n * n);
  const inverse = new Float64Array(n * n);
  const scratch = new Float64Array(n * n);
  const alpha = new Float64Array(n);
  const pairs = (n * (n - 1)) / 2;
  const squared = new Float64Array(pairs);
  const correlation = new Float64Array(pairs);
  const weights = new Float64Array(d);

  const fillKernel = (signal: number, noise: number): void => {
    squared.fill(0);
    for (let k = 0; k < d; k++) {
      const weight = weights[k]!;
      const packed = distances[k]!;
      for (let p = 0; p < pairs; p++) squared[p] = squared[p]! + weight * packed[p]!;
    }
    let pair = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++, pair++) {
        correlation[pair] = matern52(squared[pair]!);
        factor[i * n + j] = signal * correlation[pair]! + meanVariance;
      }
      factor[i * n + i] = signal + meanVariance + noise + (knownNoise?.[i] ?? 0);
    }
  };

  const fillGradient = (gradient: Float64Array, signal: number, noise: number): void => {
    inverseFromCholesky(factor, n, inverse, scratch);
    let signalSum = 0;
    let trace = 0;
    let pair = 0;
    // From here `correlation` holds (ααᵀ − K⁻¹)·σ²·M′ of each pair: what every weight's derivative shares.
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++, pair++) {
        const sensitivity = alpha[i]! * alpha[j]! - inverse[i * n + j]!;
        signalSum += sensitivity * signal * correlation[pair]!;
        correlation[pair] = sensitivity * signal * matern52Slope(squared[pair]!);
      }
      trace += alpha[i]! * alpha[i]! - inverse[i * n + i]!;
    }
    for (let k = 0; k < d; k++) {
      const packed = distances[k]!;
      let sum = 0;
      for (let p = 0; p < pairs; p++) sum += correlation[p]! * packed[p]!;
      gradient[k] = sum * weights[k]!;
    }
    gradient[d] = signalSum + 0.5 * trace * signal;
    gradient[d + 1] = 0.5 * trace * noise;
  };

  return (theta, gradient) => {
    for (let k = 0; k < d; k++) weights[k] = Math.exp(theta[k]!);
    const signal = Math.exp(theta[d]!);
    const noise = Math.exp(theta[d + 1]!);
    fillKernel(signal, noise);
    gradient.fill(0);
    if (!cholesky(factor, n)) return Number.NEGATIVE_INFINITY;
    alpha.set(y);
    solveLower(factor, n, alpha);
    let quadratic = 0;
    for (let i = 0; i < n; i++) quadratic += alpha[i]! * alpha[i]!;
    solveLowerTransposed(factor, n, alpha);
    const value = -0.5 * (quadratic + logDeterminant(factor, n) + n * Math.log(2 * Math.PI));
    fillGradient(gradient, signal, noise);
    return value;
  };
}
