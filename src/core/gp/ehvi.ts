import type { ObjectiveBox } from "../multiObjective/boxes.ts";
import { type Acquisition, logH, logHSlope } from "./acquisition.ts";
import type { Posterior, Prediction } from "./posterior.ts";

/**
 * Log expected hypervolume improvement of several objectives with independent surrogates, all minimised.
 *
 * The region that no observation dominates is a union of disjoint boxes [l, u] (`nondominatedBoxes`). A point y adds to the dominated
 * volume, within a box, Π_k (u_k − max(l_k, y_k))⁺, so that
 *
 *   EHVI = Σ_boxes Π_k (EI_k(u_k) − EI_k(l_k)),   EI_k(t) = E[(t − Y_k)⁺] = sd_k·h((t − mean_k)/sd_k),   EI_k(−∞) = 0
 *
 * exactly (Emmerich et al. 2011; Yang et al. 2019), here as a log-sum-exp of sums of logarithms, for the same reason as EI: far
 * from the front every product underflows (Ament et al. 2023).
 * @param posteriors one per objective
 * @param boxes at least one, in the units of the posteriors
 */
export function createLogEhvi(
  posteriors: readonly Posterior[],
  boxes: readonly ObjectiveBox[],
  dimensions: number,
): Acquisition {
  const m = posteriors.length;
  const meanGradients = posteriors.map(() => new Float64Array(dimensions));
  const sdGradients = posteriors.map(() => new Float64Array(dimensions));
  const logs = new Float64Array(boxes.length);
  /** ∂ log(EI(u) − EI(l)) by mean and by sd, per box and objective. */
  const byMean = new Float64Array(boxes.length * m);
  const bySd = new Float64Array(boxes.length * m);

  const total = (predictions: readonly Prediction[]): number => {
    let largest = Number.NEGATIVE_INFINITY;
    boxes.forEach(({ lower, upper }, j) => {
      let sum = 0;
      for (let k = 0; k < m; k++) {
        sum += logGain(predictions[k]!, lower[k]!, upper[k]!, byMean, bySd, j * m + k);
      }
      logs[j] = sum;
      largest = Math.max(largest, sum);
    });
    if (largest === Number.NEGATIVE_INFINITY) return largest;
    let sum = 0;
    for (const value of logs) sum += Math.exp(value - largest);
    return largest + Math.log(sum);
  };

  return {
    score: (point) => total(posteriors.map((posterior) => posterior.predict(point))),
    scoreMany: (points) => {
      const predictions = posteriors.map((posterior) => posterior.predictMany(points));
      return Float64Array.from(points, (_, i) => total(predictions.map((each) => each[i]!)));
    },
    scoreWithGradient: (point, gradient) => {
      const predictions = posteriors.map((posterior, k) =>
        posterior.predictWithGradient(point, meanGradients[k]!, sdGradients[k]!),
      );
      const value = total(predictions);
      gradient.fill(0);
      for (let k = 0; k < m; k++) {
        let meanSlope = 0;
        let sdSlope = 0;
        for (let j = 0; j < boxes.length; j++) {
          const weight = Math.exp(logs[j]! - value);
          if (weight === 0) continue;
          meanSlope += weight * byMean[j * m + k]!;
          sdSlope += weight * bySd[j * m + k]!;
        }
        const [byMeanK, bySdK] = [meanGradients[k]!, sdGradients[k]!];
        for (let i = 0; i < dimensions; i++) {
          gradient[i] = gradient[i]! + meanSlope * byMeanK[i]! + sdSlope * bySdK[i]!;
        }
      }
      return value;
    },
  };
}

/**
 * log(EI(u) − EI(l)); writes its derivatives by mean and sd at `at`. With z = (t − mean)/sd: ∂log EI/∂mean = −s/sd and
 * ∂log EI/∂sd = (1 − z·s)/sd, s = Φ(z)/h(z).
 */
function logGain(
  { mean, sd }: Prediction,
  lower: number,
  upper: number,
  byMean: Float64Array,
  bySd: Float64Array,
  at: number,
): number {
  const zu = (upper - mean) / sd;
  const logUpper = Math.log(sd) + logH(zu);
  const slopeUpper = logHSlope(zu);
  if (lower === Number.NEGATIVE_INFINITY) {
    byMean[at] = -slopeUpper / sd;
    bySd[at] = (1 - zu * slopeUpper) / sd;
    return logUpper;
  }
  const zl = (lower - mean) / sd;
  const ratio = Math.exp(Math.log(sd) + logH(zl) - logUpper);
  const rest = Math.max(1 - ratio, 1e-15);
  const slopeLower = logHSlope(zl);
  byMean[at] = (-slopeUpper + ratio * slopeLower) / (sd * rest);
  bySd[at] = (1 - zu * slopeUpper - ratio * (1 - zl * slopeLower)) / (sd * rest);
  return logUpper + Math.log(rest);
}
