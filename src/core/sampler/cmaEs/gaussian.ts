import type { Rng } from "../../math/rng.ts";
import { addScaled, norm } from "../../math/vectors.ts";
import { symmetricEigen } from "./eigen.ts";
import type { Strategy } from "./strategy.ts";

/** Largest ratio of eigenvalues before the covariance counts as degenerate. */
const MOST_CONDITION = 1e14;
/** Larger steps make no sense in the unit cube. */
const MOST_SIGMA = 1;

/**
 * The search distribution of CMA-ES over n numeric coordinates: N(m, σ²·A·C·A), A a diagonal matrix that only the margin changes
 * (Hamano et al. 2022). All vectors have n entries, all matrices are n × n and row-major.
 */
export interface Gaussian {
  readonly mean: Float64Array;
  readonly sigma: number;
  /** The diagonal of A. */
  readonly scales: Float64Array;
  readonly covariance: Float64Array;
  /** C = B·diag(roots²)·Bᵀ. */
  readonly basis: Float64Array;
  readonly roots: Float64Array;
  /** The evolution paths of the step size and of the covariance. */
  readonly stepPath: Float64Array;
  readonly covariancePath: Float64Array;
  /** Updates so far. */
  readonly generation: number;
}

export function initialGaussian(mean: Float64Array, sigma: number): Gaussian {
  const n = mean.length;
  const identity = new Float64Array(n * n);
  for (let i = 0; i < n; i++) identity[i * n + i] = 1;
  return {
    mean,
    sigma,
    scales: new Float64Array(n).fill(1),
    covariance: identity,
    basis: identity,
    roots: new Float64Array(n).fill(1),
    stepPath: new Float64Array(n),
    covariancePath: new Float64Array(n),
    generation: 0,
  };
}

export function drawGaussian({ mean, sigma, scales, basis, roots }: Gaussian, rng: Rng): Float64Array {
  const n = mean.length;
  const z = Float64Array.from(roots, (root) => root * rng.normal());
  return mean.map((centre, i) => {
    let y = 0;
    for (let k = 0; k < n; k++) y += basis[i * n + k]! * z[k]!;
    return centre + sigma * scales[i]! * y;
  });
}

/** Standard deviation of each coordinate. */
export function marginalDeviations({ sigma, scales, covariance }: Gaussian): Float64Array {
  const n = scales.length;
  return scales.map((scale, i) => sigma * scale * Math.sqrt(covariance[i * n + i]!));
}

/** C^(−1/2)·y. */
export function whiten({ basis, roots }: Gaussian, y: Float64Array): Float64Array {
  const n = roots.length;
  const z = roots.map((root, k) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += basis[i * n + k]! * y[i]!;
    return sum / root;
  });
  return y.map((_, i) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += basis[i * n + k]! * z[k]!;
    return sum;
  });
}

/** (x − m) / (σ·A): a point as the step that led to it. */
export function stepTo({ mean, sigma, scales }: Gaussian, point: Float64Array): Float64Array {
  return point.map((x, i) => (x - mean[i]!) / (sigma * scales[i]!));
}

/**
 * One generation (Hansen 2016, the tutorial, equations 39 to 47).
 * @param steps `stepTo` of each trial, the best first: one per weight
 * @returns null if the covariance has degenerated
 */
export function updateGaussian(
  before: Gaussian,
  strategy: Strategy,
  steps: readonly Float64Array[],
): Gaussian | null {
  const n = before.mean.length;
  const { effective, stepRate, stepDamping, pathRate, expectedLength } = strategy;
  const generation = before.generation + 1;
  const meanStep = new Float64Array(n);
  for (let rank = 0; rank < strategy.parents; rank++) {
    addScaled(meanStep, strategy.weights[rank]!, steps[rank]!);
  }
  const white = whiten(before, meanStep);
  const stepGain = Math.sqrt(stepRate * (2 - stepRate) * effective);
  const stepPath = before.stepPath.map((value, i) => (1 - stepRate) * value + stepGain * white[i]!);
  const length = norm(stepPath);
  const settled = length / Math.sqrt(1 - (1 - stepRate) ** (2 * generation));
  // h_σ: the path of the covariance pauses while the step size still has to grow; otherwise the covariance would grow too fast.
  const moving = settled < (1.4 + 2 / (n + 1)) * expectedLength ? 1 : 0;
  const pathGain = moving * Math.sqrt(pathRate * (2 - pathRate) * effective);
  const covariancePath = before.covariancePath.map(
    (value, i) => (1 - pathRate) * value + pathGain * meanStep[i]!,
  );
  const covariance = updatedCovariance(before, strategy, steps, covariancePath, moving);
  const eigen = symmetricEigen(covariance, n);
  const largest = Math.max(...eigen.values);
  if (!(Math.min(...eigen.values) * MOST_CONDITION > largest)) return null;
  return {
    mean: before.mean.map((value, i) => value + before.sigma * before.scales[i]! * meanStep[i]!),
    sigma: Math.min(
      MOST_SIGMA,
      before.sigma * Math.exp((stepRate / stepDamping) * (length / expectedLength - 1)),
    ),
    scales: before.scales,
    covariance,
    basis: eigen.vectors,
    roots: eigen.values.map(Math.sqrt),
    stepPath,
    covariancePath,
    generation,
  };
}

function updatedCovariance(
  before: Gaussian,
  { weights, rankOne, rankMu, pathRate }: Strategy,
  steps: readonly Float64Array[],
  path: Float64Array,
  moving: number,
): Float64Array {
  const n = path.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const kept = 1 + rankOne * (1 - moving) * pathRate * (2 - pathRate) - rankOne - rankMu * total;
  const covariance = before.covariance.map((value) => kept * value);
  addOuter(covariance, rankOne, path);
  steps.forEach((step, rank) => {
    const weight = weights[rank]!;
    // A bad step is subtracted with a length that keeps C positive definite.
    const scale = weight >= 0 ? 1 : n / Math.max(1e-12, norm(whiten(before, step)) ** 2);
    addOuter(covariance, rankMu * weight * scale, step);
  });
  return covariance;
}

/** target += factor·v·vᵀ, exactly symmetric. */
function addOuter(target: Float64Array, factor: number, vector: Float64Array): void {
  const n = vector.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) target[i * n + j] = target[i * n + j]! + factor * (vector[i]! * vector[j]!);
  }
}
