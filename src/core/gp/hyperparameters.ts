/** What the fit learns; the surrogate is made from it. */
export interface Hyperparameters {
  /** wᵢ > 0, one per dimension: inverse squared length-scales. A weight near 0 means that the dimension has no influence. */
  readonly weights: Float64Array;
  /** σ²: prior variance of the function. */
  readonly signalVariance: number;
  /** τ²: variance of the observations around the function. */
  readonly noiseVariance: number;
  /** c ≥ 0: prior variance of the constant the function varies about. Chosen, not learnt. */
  readonly meanVariance: number;
}

/** θ = (log w₁ … log w_d, log σ², log τ²): the variables of the fit. */
export function packLog(hyper: Omit<Hyperparameters, "meanVariance">): Float64Array {
  const { weights, signalVariance, noiseVariance } = hyper;
  return Float64Array.from([...weights, signalVariance, noiseVariance], Math.log);
}

/** Inverse of `packLog`. */
export function unpackLog(theta: Float64Array, meanVariance: number): Hyperparameters {
  const d = theta.length - 2;
  return {
    weights: theta.slice(0, d).map(Math.exp),
    signalVariance: Math.exp(theta[d]!),
    noiseVariance: Math.exp(theta[d + 1]!),
    meanVariance,
  };
}
