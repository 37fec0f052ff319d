/** A normal prior on the logarithm of a hyper-parameter. */
interface LogNormal {
  readonly mean: number;
  readonly sd: number;
}

/** Priors of θ = (log w₁ … log w_d, log σ², log τ²), independent normals. */
export interface Prior {
  readonly weight: LogNormal;
  readonly signal: LogNormal;
  readonly noise: LogNormal;
}

/** Bounds of the noise variance of standardised observations: below, K loses its digits; above, nothing is left to model. */
export const MIN_NOISE = 1e-8;
export const MAX_NOISE = 1;

/** c: how far the function's mean may be from the mean of the observations, which a search draws from its better places. */
export const MEAN_VARIANCE = 1;

const WEIGHT_PRIOR = { location: -1.5, sd: 2 };
const NOISE_PRIOR = { mean: Math.log(1e-6), sd: 3 };

/**
 * Length-scales grow with √d: distances between random points of the cube do, and without that a GP in 20 dimensions takes
 * every point for unrelated to the rest (Hvarfner, Hellsten & Nardi 2024).
 * @param dimensions d
 */
export function createPrior(dimensions: number): Prior {
  return {
    weight: { mean: -2 * (WEIGHT_PRIOR.location + 0.5 * Math.log(dimensions)), sd: WEIGHT_PRIOR.sd },
    signal: { mean: 0, sd: 1 },
    noise: { mean: NOISE_PRIOR.mean, sd: NOISE_PRIOR.sd },
  };
}

/** log p(θ) up to a constant; adds its gradient to `gradient`. */
export function addLogPrior(prior: Prior, theta: Float64Array, gradient: Float64Array): number {
  const d = theta.length - 2;
  let sum = 0;
  for (let i = 0; i < theta.length; i++) {
    const { mean, sd } = i < d ? prior.weight : i === d ? prior.signal : prior.noise;
    const z = (theta[i]! - mean) / sd;
    sum -= 0.5 * z * z;
    gradient[i] = gradient[i]! - z / sd;
  }
  return sum;
}
