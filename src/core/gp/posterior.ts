import { choleskyWithJitter, solveLower, solveLowerTransposed } from "../math/linalg.ts";
import type { Dimension } from "../space/transform.ts";
import type { Hyperparameters } from "./hyperparameters.ts";
import { dimensionDistance, dimensionDistanceSlope, matern52, matern52Slope } from "./kernel.ts";

/** Least predicted variance, relative to σ²: rounding can take a variance below 0 at an observed point. */
const MIN_RELATIVE_VARIANCE = 1e-12;

/** Mean and standard deviation of the function (not of a noisy observation of it) at a point. */
export interface Prediction {
  readonly mean: number;
  /** > 0 */
  readonly sd: number;
}

export interface Posterior {
  predict(point: Float64Array): Prediction;
  /** Also writes ∂mean/∂x and ∂sd/∂x; 0 for categorical and inactive dimensions. Arrays of length d. */
  predictWithGradient(point: Float64Array, meanGradient: Float64Array, sdGradient: Float64Array): Prediction;
}

/**
 * GP with a constant unknown mean (prior N(0, c), integrated out) conditioned on observations (Rasmussen & Williams 2006, algorithm 2.1):
 *
 *   mean(x) = k(x)ᵀα,   sd²(x) = σ² + c − ‖L⁻¹k(x)‖²,   L·Lᵀ = K,   α = K⁻¹y
 *
 * @param points n × d, row-major, NaN: inactive; n ≥ 1
 * @param y n observations
 * @param knownNoise n variances ≥ 0 that observations have on top of τ² (squared standard errors); absent: none
 */
export function createPosterior(
  dimensions: readonly Dimension[],
  points: Float64Array,
  y: Float64Array,
  hyper: Hyperparameters,
  knownNoise?: Float64Array,
): Posterior {
  const { weights, signalVariance, meanVariance } = hyper;
  const d = dimensions.length;
  const n = y.length;
  const priorVariance = signalVariance + meanVariance;
  const factor = choleskyWithJitter(covariance(dimensions, points, n, hyper, knownNoise), n);
  const alpha = Float64Array.from(y);
  solveLower(factor, n, alpha);
  solveLowerTransposed(factor, n, alpha);
  const squared = new Float64Array(n);
  const solved = new Float64Array(n);

  const distancesTo = (point: Float64Array): void => {
    squared.fill(0);
    for (let k = 0; k < d; k++) {
      const dimension = dimensions[k]!;
      const weight = weights[k]!;
      const x = point[k]!;
      if (dimension.kind !== "categorical" && !dimension.conditional) {
        for (let i = 0, at = k; i < n; i++, at += d) {
          const difference = x - points[at]!;
          squared[i] = squared[i]! + weight * difference * difference;
        }
      } else {
        for (let i = 0, at = k; i < n; i++, at += d) {
          squared[i] = squared[i]! + weight * dimensionDistance(dimension, x, points[at]!);
        }
      }
    }
  };
  const predict = (point: Float64Array): Prediction => {
    distancesTo(point);
    let mean = 0;
    for (let i = 0; i < n; i++) {
      solved[i] = signalVariance * matern52(squared[i]!) + meanVariance;
      mean += solved[i]! * alpha[i]!;
    }
    solveLower(factor, n, solved);
    let variance = priorVariance;
    for (let i = 0; i < n; i++) variance -= solved[i]! * solved[i]!;
    return { mean, sd: Math.sqrt(Math.max(variance, MIN_RELATIVE_VARIANCE * signalVariance)) };
  };
  const predictWithGradient = (
    point: Float64Array,
    meanGradient: Float64Array,
    sdGradient: Float64Array,
  ): Prediction => {
    const prediction = predict(point);
    solveLowerTransposed(factor, n, solved);
    meanGradient.fill(0);
    sdGradient.fill(0);
    for (let k = 0; k < d; k++) {
      const dimension = dimensions[k]!;
      const x = point[k]!;
      if (dimension.kind === "categorical" || Number.isNaN(x)) continue;
      let meanSum = 0;
      let varianceSum = 0;
      for (let i = 0; i < n; i++) {
        const slope = matern52Slope(squared[i]!) * dimensionDistanceSlope(dimension, x, points[i * d + k]!);
        meanSum += alpha[i]! * slope;
        varianceSum += solved[i]! * slope;
      }
      meanGradient[k] = signalVariance * weights[k]! * meanSum;
      // d(sd) = d(variance) / 2·sd, and d(variance) = −2·(K⁻¹k)ᵀdk.
      sdGradient[k] = (-signalVariance * weights[k]! * varianceSum) / prediction.sd;
    }
    return prediction;
  };
  return { predict, predictWithGradient };
}

/** K = σ²·M + c + τ²·I + diag(known noise), lower triangle. */
function covariance(
  dimensions: readonly Dimension[],
  points: Float64Array,
  n: number,
  { weights, signalVariance, noiseVariance, meanVariance }: Hyperparameters,
  knownNoise: Float64Array | undefined,
): Float64Array {
  const d = dimensions.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let squared = 0;
      for (let k = 0; k < d; k++) {
        squared += weights[k]! * dimensionDistance(dimensions[k]!, points[i * d + k]!, points[j * d + k]!);
      }
      matrix[i * n + j] = signalVariance * matern52(squared) + meanVariance;
    }
    matrix[i * n + i] = signalVariance + meanVariance + noiseVariance + (knownNoise?.[i] ?? 0);
  }
  return matrix;
}
