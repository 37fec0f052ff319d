import { logCdf, millsRatio } from "../math/normal.ts";
import { type Acquisition, logH, logHSlope } from "./acquisition.ts";
import type { Belief } from "./belief.ts";
import type { Prediction } from "./posterior.ts";

/** What counts: the amount of improvement (expected improvement), or whether there is any (probability of improvement). */
export type ImprovementKind = "expected" | "probability";

/**
 * Log of the expected, or of the probability of, improvement, averaged over beliefs b and futures s (weights w_b/S):
 *
 *   log Σ_b Σ_s w_b/S · sd_b·h(z_bs)   or   log Σ_b Σ_s w_b/S · Φ(z_bs),   z_bs = (best_bs − mean_b − Σⱼ ε_sj·shift_bj)/sd_b
 *
 * With pending points this is the sequential greedy q-LogEI. Log space as in `logExpectedImprovement`.
 */
export function createLogImprovement(
  kind: ImprovementKind,
  beliefs: readonly Belief[],
  dimensions: number,
): Acquisition {
  const parts = beliefs.map((belief) => createPart(kind, belief, dimensions));
  const total = (terms: Float64Array): number => {
    let largest = Number.NEGATIVE_INFINITY;
    for (const term of terms) largest = Math.max(largest, term);
    if (largest === Number.NEGATIVE_INFINITY) return largest;
    let sum = 0;
    for (const term of terms) sum += Math.exp(term - largest);
    return largest + Math.log(sum);
  };
  const terms = new Float64Array(beliefs.length);
  return {
    score: (point) => {
      parts.forEach((part, b) => (terms[b] = part.value(point)));
      return total(terms);
    },
    scoreMany: (points) => {
      const columns = parts.map((part) => part.values(points));
      return Float64Array.from(points, (_, i) => {
        columns.forEach((column, b) => (terms[b] = column[i]!));
        return total(terms);
      });
    },
    scoreWithGradient: (point, gradient) => {
      parts.forEach((part, b) => (terms[b] = part.valueWithGradient(point)));
      const value = total(terms);
      gradient.fill(0);
      parts.forEach((part, b) => {
        const share = Math.exp(terms[b]! - value);
        if (!(share > 0)) return;
        for (let i = 0; i < dimensions; i++) gradient[i] = gradient[i]! + share * part.gradient[i]!;
      });
      return value;
    },
  };
}

/** The logarithm of one belief's term, weight included. */
interface Part {
  value(point: Float64Array): number;
  values(points: readonly Float64Array[]): Float64Array;
  /** Writes `gradient`. */
  valueWithGradient(point: Float64Array): number;
  readonly gradient: Float64Array;
}

function createPart(kind: ImprovementKind, { posterior, weight, futures, best }: Belief, d: number): Part {
  const m = posterior.pendingCount;
  const count = best.length;
  const logWeight = Math.log(weight / count);
  const expected = kind === "expected";
  const logTerm = expected ? logH : logCdf;
  // (log Φ)' = φ/Φ.
  const slopeOf = expected ? logHSlope : (z: number) => 1 / millsRatio(z);
  const shifts = new Float64Array(m);
  const shiftGradients = new Float64Array(m * d);
  const z = new Float64Array(count);
  const logs = new Float64Array(count);
  const meanGradient = new Float64Array(d);
  const sdGradient = new Float64Array(d);
  const gradient = new Float64Array(d);
  const byShift = new Float64Array(m);

  /** Writes `z` and `logs`. */
  const average = ({ mean, sd }: Prediction, shift: Float64Array): number => {
    let largest = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < count; s++) {
      let centre = mean;
      for (let j = 0; j < m; j++) centre += futures[s * m + j]! * shift[j]!;
      z[s] = (best[s]! - centre) / sd;
      logs[s] = logTerm(z[s]!);
      largest = Math.max(largest, logs[s]!);
    }
    let sum = 0;
    for (let s = 0; s < count; s++) sum += Math.exp(logs[s]! - largest);
    return largest + Math.log(sum);
  };
  const scale = (sd: number) => logWeight + (expected ? Math.log(sd) : 0);

  return {
    gradient,
    value: (point) => {
      const prediction = posterior.predict(point, shifts);
      return scale(prediction.sd) + average(prediction, shifts);
    },
    values: (points) => {
      const all = new Float64Array(points.length * m);
      const predictions = posterior.predictMany(points, all);
      return Float64Array.from(predictions, (prediction, i) => {
        return scale(prediction.sd) + average(prediction, all.subarray(i * m, (i + 1) * m));
      });
    },
    valueWithGradient: (point) => {
      const prediction = posterior.predictWithGradient(
        point,
        meanGradient,
        sdGradient,
        shifts,
        shiftGradients,
      );
      const sum = average(prediction, shifts);
      let byMean = 0;
      let bySd = expected ? 1 : 0;
      byShift.fill(0);
      for (let s = 0; s < count; s++) {
        const slope = Math.exp(logs[s]! - sum) * slopeOf(z[s]!);
        byMean -= slope;
        bySd -= slope * z[s]!;
        for (let j = 0; j < m; j++) byShift[j] = byShift[j]! - slope * futures[s * m + j]!;
      }
      for (let i = 0; i < d; i++) {
        let change = byMean * meanGradient[i]! + bySd * sdGradient[i]!;
        for (let j = 0; j < m; j++) change += byShift[j]! * shiftGradients[j * d + i]!;
        gradient[i] = change / prediction.sd;
      }
      return scale(prediction.sd) + sum;
    },
  };
}
