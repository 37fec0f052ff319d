import type { Acquisition } from "./acquisition.ts";
import type { Posterior } from "./posterior.ts";

/** A posterior, with the running trials pending, and its weight. */
export interface WeightedPosterior {
  readonly running: Posterior;
  readonly weight: number;
}

/**
 * Minus the lower confidence bound, averaged over posteriors: Σ_b w_b·(κ·sd_b − mean_b). With pending points, sd is taken after
 * they are observed, and mean before (GP-BUCB, Desautels et al. 2014).
 * @param kappa how many standard deviations below the mean, ≥ 0
 */
export function createConfidenceBound(
  bounded: readonly WeightedPosterior[],
  kappa: number,
  dimensions: number,
): Acquisition {
  const meanGradient = new Float64Array(dimensions);
  const sdGradient = new Float64Array(dimensions);
  return {
    score: (point) => {
      let sum = 0;
      for (const { running, weight } of bounded) {
        const { mean, sd } = running.predict(point);
        sum += weight * (kappa * sd - mean);
      }
      return sum;
    },
    scoreMany: (points) => {
      const sums = new Float64Array(points.length);
      for (const { running, weight } of bounded) {
        running.predictMany(points).forEach(({ mean, sd }, i) => {
          sums[i] = sums[i]! + weight * (kappa * sd - mean);
        });
      }
      return sums;
    },
    scoreWithGradient: (point, gradient) => {
      gradient.fill(0);
      let sum = 0;
      for (const { running, weight } of bounded) {
        const { mean, sd } = running.predictWithGradient(point, meanGradient, sdGradient);
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
 * κ of Srinivas et al. (2012) as it is used in practice (Kandasamy et al. 2015): √(0.2·d·log(2t)); the constants of the paper
 * explore too much. At least 1.
 * @param t observations so far, ≥ 1
 */
export function confidenceWidth(dimensions: number, t: number): number {
  return Math.max(1, Math.sqrt(0.2 * dimensions * Math.log(2 * t)));
}
