import { clamp } from "../math/clamp.ts";
import { logCdf, millsRatio } from "../math/normal.ts";
import { type Acquisition, scoreAll } from "./acquisition.ts";
import type { Posterior, Prediction } from "./posterior.ts";

/** Violations are cut off at this many times their median size: beyond it, the size carries no further information. */
const CLIP = 4;

/**
 * Violations (≤ 0: the constraint is satisfied) as a GP sees them: in units of their median size, large ones cut off; 0 stays 0.
 * @param violations finite
 */
export function scaleViolations(violations: readonly number[]): Float64Array {
  const sizes = violations
    .map(Math.abs)
    .filter((size) => size > 0)
    .toSorted((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 1;
  return Float64Array.from(violations, (value) => clamp(value / median, -CLIP, CLIP));
}

/**
 * An acquisition in log space times the probability that every constraint is satisfied (Gardner et al. 2014): its score plus Σ log
 * Φ(−mean/sd) over surrogates of the violations.
 * @param acquisition null: the probability alone, to find a first configuration that satisfies them
 */
export function withFeasibility(
  acquisition: Acquisition | null,
  constraints: readonly Posterior[],
  dimensions: number,
): Acquisition {
  const meanGradient = new Float64Array(dimensions);
  const sdGradient = new Float64Array(dimensions);
  const logKept = ({ mean, sd }: Prediction) => logCdf(-mean / sd);
  return {
    score: (point) =>
      constraints.reduce(
        (sum, posterior) => sum + logKept(posterior.predict(point)),
        acquisition?.score(point) ?? 0,
      ),
    scoreMany: (points) => {
      const sums = acquisition === null ? new Float64Array(points.length) : scoreAll(acquisition, points);
      for (const posterior of constraints) {
        posterior.predictMany(points).forEach((prediction, i) => (sums[i] = sums[i]! + logKept(prediction)));
      }
      return sums;
    },
    scoreWithGradient: (point, gradient) => {
      let value = 0;
      if (acquisition === null) gradient.fill(0);
      else value = acquisition.scoreWithGradient(point, gradient);
      for (const posterior of constraints) {
        const prediction = posterior.predictWithGradient(point, meanGradient, sdGradient);
        const { mean, sd } = prediction;
        value += logKept(prediction);
        // d log Φ(u) = φ(u)/Φ(u)·du, u = −mean/sd.
        const hazard = 1 / millsRatio(-mean / sd);
        for (let i = 0; i < dimensions; i++) {
          const slope = (-meanGradient[i]! + (mean / sd) * sdGradient[i]!) / sd;
          gradient[i] = gradient[i]! + hazard * slope;
        }
      }
      return value;
    },
  };
}
