import { logPdf, millsRatio } from "../math/normal.ts";
import type { Prediction } from "./posterior.ts";

/** Below this 1 + z·m(z) has lost half its digits, and (1 − 3/z²)/z² is right to 1e-11. */
const ASYMPTOTIC = -1e3;

/**
 * Log expected improvement below `best` when the surrogate predicts N(mean, sd²). Larger is better.
 *
 *   EI = sd · h(z),   z = (best − mean) / sd,   h(z) = φ(z) + z·Φ(z)
 *
 * Log space because EI underflows to 0 far from the incumbent, and a flat surface gives the maximiser nothing to climb
 * (Ament et al. 2023).
 * @param sd posterior standard deviation, > 0
 */
export function logExpectedImprovement({ mean, sd }: Prediction, best: number): number {
  return Math.log(sd) + logH((best - mean) / sd);
}

/**
 * log h(z), h(z) = φ(z) + z·Φ(z). Three branches as in Ament et al.: the sum itself where it does not cancel (z > 0); the
 * density times 1 + z·Φ(z)/φ(z), the ratio from erfcx; and the asymptotic series of that factor when z is huge.
 */
export function logH(z: number): number {
  if (z > 0) return Math.log(z + Math.exp(logPdf(z)) * (1 - z * millsRatio(-z)));
  if (z > ASYMPTOTIC) return logPdf(z) + Math.log(1 + z * millsRatio(z));
  return logPdf(z) - 2 * Math.log(-z) + Math.log1p(-3 / (z * z));
}

/** d(log h)/dz = Φ(z)/h(z) > 0. */
export function logHSlope(z: number): number {
  if (z > 0) {
    const tail = Math.exp(logPdf(z)) * millsRatio(-z);
    return (1 - tail) / (z + Math.exp(logPdf(z)) - z * tail);
  }
  if (z > ASYMPTOTIC) {
    const ratio = millsRatio(z);
    return ratio / (1 + z * ratio);
  }
  return -z - 2 / z + 6 / (z * z * z);
}

/** A function of a point to maximise, with its gradient by the numeric, active coordinates. */
export interface Acquisition {
  score(point: Float64Array): number;
  /** `score` at each of the points; where absent, they are scored one by one. */
  scoreMany?(points: readonly Float64Array[]): Float64Array;
  /** Writes the gradient; 0 for categorical and inactive coordinates. */
  scoreWithGradient(point: Float64Array, gradient: Float64Array): number;
}

export function scoreAll(acquisition: Acquisition, points: readonly Float64Array[]): Float64Array {
  return acquisition.scoreMany?.(points) ?? Float64Array.from(points, (point) => acquisition.score(point));
}

/** e to the power of an acquisition: if the acquisition is a logarithm, the quantity itself. */
export function exponentialOf(acquisition: Acquisition): Acquisition {
  return {
    score: (point) => Math.exp(acquisition.score(point)),
    scoreMany: (points) => scoreAll(acquisition, points).map(Math.exp),
    scoreWithGradient: (point, gradient) => {
      const value = Math.exp(acquisition.scoreWithGradient(point, gradient));
      for (let i = 0; i < gradient.length; i++) gradient[i] = gradient[i]! * value;
      return value;
    },
  };
}
