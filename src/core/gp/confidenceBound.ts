import type { Acquisition } from "./acquisition.ts";
import type { Belief } from "./belief.ts";

/**
 * Minus the lower confidence bound, averaged over beliefs: Σ_b w_b·(κ·sd_b − mean_b). With pending points the sd is that after they
 * are observed and the mean that before (GP-BUCB, Desautels et al. 2014).
 * @param kappa how many standard deviations below the mean, ≥ 0
 */
export function createConfidenceBound(
  beliefs: readonly Belief[],
  kappa: number,
  dimensions: number,
): Acquisition {
  const meanGradient = new Float64Array(dimensions);
  const sdGradient = new Float64Array(dimensions);
  return {
    score: (point) => {
      let sum = 0;
      for (const { posterior, weight } of beliefs) {
        const { mean, sd } = posterior.predict(point);
        sum += weight * (kappa * sd - mean);
      }
      return sum;
    },
    scoreMany: (points) => {
      const sums = new Float64Array(points.length);
      for (const { posterior, weight } of beliefs) {
        posterior.predictMany(points).forEach(({ mean, sd }, i) => {
          sums[i] = sums[i]! + weight * (kappa * sd - mean);
        });
      }
      return sums;
    },
    scoreWithGradient: (point, gradient) => {
      gradient.fill(0);
      let sum = 0;
      for (const { posterior, weight } of beliefs) {
        const { mean, sd } = posterior.predictWithGradient(point, meanGradient, sdGradient);
        sum += weight * (kappa * sd - mean);
        for (let i = 0; i < dimensions; i++) {
          gradient[i] = gradient[i]! + weight * (kappa * sdGradient[i]! - meanGradient[i]!);
        }
      }
      return sum;
    },
  };
}

/**
 * κ of Srinivas et al. (2012) as it is used in practice (Kandasamy et al. 2015): √(0.2·d·log(2t)); their own constants explore for
 * ever. At least 1.
 * @param t observations so far, ≥ 1
 */
export function confidenceWidth(dimensions: number, t: number): number {
  return Math.max(1, Math.sqrt(0.2 * dimensions * Math.log(2 * t)));
}
