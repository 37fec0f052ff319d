import type { Dimension } from "../space/transform.ts";

/** A normal prior on the logarithm of a hyper-parameter. */
interface LogNormal {
  readonly mean: number;
  readonly sd: number;
}

/** Priors of θ = (log w₁ … log w_d, log σ², log τ²), independent normals, in that order. */
export type Prior = readonly LogNormal[];

/** Bounds of the noise variance of standardised observations: below, K loses precision; above, there is nothing left to model. */
export const MIN_NOISE = 1e-8;
export const MAX_NOISE = 1;

/** c: how far the function's mean may be from the mean of the observations, most of which a search takes at better points. */
export const MEAN_VARIANCE = 4;

/** Median length-scale of a numeric dimension among d, as a share of √d of its range. */
const RELATIVE_LENGTH_SCALE = Math.exp(-1.5);
const WEIGHT_SD = 1.3;
const SIGNAL: LogNormal = { mean: 0, sd: 1 };
/** Wide, because losses may be exact (functions) or mostly noise (few validation rows). */
const NOISE: LogNormal = { mean: Math.log(1e-5), sd: 4 };

/**
 * Length-scales grow with √d, like the distances between random points of the cube. Otherwise a GP in 20 dimensions would treat
 * every point as unrelated to the rest (Hvarfner, Hellsten & Nardi 2024). A categorical dimension's weight is smaller by the ratio
 * of mean distances between random values (⅙ for numbers, 1 − 1/k for k categories), so that no kind of dimension has more
 * influence a priori, and observations in one category inform the others.
 */
export function createPrior(dimensions: readonly Dimension[]): Prior {
  const lengthScale = RELATIVE_LENGTH_SCALE * Math.sqrt(dimensions.length);
  const weights = dimensions.map(({ kind, size }) => {
    const ratio = kind === "categorical" && size > 1 ? 1 / 6 / (1 - 1 / size) : 1;
    return { mean: Math.log(ratio / lengthScale ** 2), sd: WEIGHT_SD };
  });
  return [...weights, SIGNAL, NOISE];
}

/** log p(θ) up to a constant; adds its gradient to `gradient`. */
export function addLogPrior(prior: Prior, theta: Float64Array, gradient: Float64Array): number {
  let sum = 0;
  prior.forEach(({ mean, sd }, i) => {
    const z = (theta[i]! - mean) / sd;
    sum -= 0.5 * z * z;
    gradient[i] = gradient[i]! - z / sd;
  });
  return sum;
}
