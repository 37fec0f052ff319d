import { sum } from "../../math/stats.ts";

/** The parameters that CMA-ES derives from the number of dimensions and the size of a generation. */
export interface Strategy {
  /** λ: trials of a generation. */
  readonly size: number;
  /** One per rank, the best first; those of the better half are positive and add up to 1, the others negative. */
  readonly weights: Float64Array;
  /** μ: how many weights are positive. */
  readonly parents: number;
  /** μ_eff: variance-effective number of parents. */
  readonly effective: number;
  /** c_σ and d_σ: rate and damping of the step size's path. */
  readonly stepRate: number;
  readonly stepDamping: number;
  /** c_c: rate of the covariance's path. */
  readonly pathRate: number;
  /** c₁ and c_μ: rates of the rank-one and the rank-μ update. */
  readonly rankOne: number;
  readonly rankMu: number;
  /** E|N(0, I)|. */
  readonly expectedLength: number;
}

/** λ = 4 + ⌊3 ln d⌋. */
export function defaultGenerationSize(dimensions: number): number {
  return 4 + Math.floor(3 * Math.log(Math.max(1, dimensions)));
}

/**
 * The default parameters of Hansen (2016), "The CMA Evolution Strategy: A Tutorial", table 1, negative weights included.
 * @param n continuous dimensions, ≥ 1
 * @param size λ ≥ 4
 */
export function createStrategy(n: number, size: number): Strategy {
  const raw = Float64Array.from({ length: size }, (_, i) => Math.log((size + 1) / 2) - Math.log(i + 1));
  const positive = raw.filter((weight) => weight > 0);
  const negative = raw.filter((weight) => weight < 0);
  const effective = effectiveNumber(positive);
  const rankOne = 2 / ((n + 1.3) ** 2 + effective);
  const rankMu = Math.min(
    1 - rankOne,
    (2 * (0.25 + effective + 1 / effective - 2)) / ((n + 2) ** 2 + effective),
  );
  const stepRate = (effective + 2) / (n + effective + 5);
  const negativeTotal = Math.min(
    1 + rankOne / rankMu,
    1 + (2 * effectiveNumber(negative)) / (effective + 2),
    (1 - rankOne - rankMu) / (n * rankMu),
  );
  const [up, down] = [sum(positive), -sum(negative)];
  return {
    size,
    weights: raw.map((weight) => (weight > 0 ? weight / up : (weight * negativeTotal) / down)),
    parents: positive.length,
    effective,
    stepRate,
    stepDamping: 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + stepRate,
    pathRate: (4 + effective / n) / (n + 4 + (2 * effective) / n),
    rankOne,
    rankMu,
    expectedLength: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  };
}

function effectiveNumber(weights: Float64Array): number {
  return sum(weights) ** 2 / weights.reduce((total, weight) => total + weight * weight, 0);
}
