/** What the fit learns, and the surrogate is made from. */
export interface Hyperparameters {
  /** wᵢ > 0, one per dimension: inverse squared length-scales. A weight near 0: the dimension does not matter. */
  readonly weights: Float64Array;
  /** σ²: prior variance of the function. */
  readonly signalVariance: number;
  /** τ²: variance of the observations around the function. */
  readonly noiseVariance: number;
}

/** θ = (log w₁ … log w_d, log σ², log τ²): what the optimiser moves. */
export function packLog({ weights, signalVariance, noiseVariance }: Hyperparameters): Float64Array {
  return Float64Array.from([...weights, signalVariance, noiseVariance], Math.log);
}

/** Inverse of `packLog`. */
export function unpackLog(theta: Float64Array): Hyperparameters {
  const d = theta.length - 2;
  return {
    weights: theta.slice(0, d).map(Math.exp),
    signalVariance: Math.exp(theta[d]!),
    noiseVariance: Math.exp(theta[d + 1]!),
  };
}
