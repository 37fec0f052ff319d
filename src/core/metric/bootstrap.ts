import { createRng } from "../math/rng.ts";
import { median, quantileOfSorted } from "../math/stats.ts";

/**
 * Draws bootstrap samples of `rows` rows, with replacement: every call returns how often each row occurs in the next sample (the
 * array is reused between calls).
 */
export function createResampler(rows: number, seed: number): () => Uint32Array {
  const rng = createRng(seed);
  const counts = new Uint32Array(rows);
  return () => {
    counts.fill(0);
    for (let i = 0; i < rows; i++) counts[rng.integer(rows)]! += 1;
    return counts;
  };
}

/**
 * 95 % percentile bootstrap interval (Efron 1979): of the scores of bootstrap samples (customarily 1000) the 2.5 % and 97.5 %
 * quantiles, linear between order statistics. null if there are no scores, or more than half of them are undefined (NaN).
 */
export function percentileInterval(
  scoreOfSamples: readonly number[],
): readonly [low: number, high: number] | null {
  const scores = scoreOfSamples.filter(Number.isFinite);
  if (scores.length * 2 < scoreOfSamples.length || scores.length === 0) return null;
  scores.sort((a, b) => a - b);
  return [quantileOfSorted(scores, 0.025), quantileOfSorted(scores, 0.975)];
}

/**
 * The interval of a score whose value on the whole sample is known. If the percentiles exclude that value, the resamples are
 * biased: with many classes of few rows each, some classes are missing from every resample. The interval is then moved by the bias,
 * the value minus the median of the resamples (Efron and Tibshirani 1993, ch. 10).
 */
export function intervalAround(
  value: number,
  scoreOfSamples: readonly number[],
): readonly [low: number, high: number] | null {
  const interval = percentileInterval(scoreOfSamples);
  if (interval === null || !Number.isFinite(value)) return interval;
  const [low, high] = interval;
  if (low <= value && value <= high) return interval;
  const bias = value - median(scoreOfSamples.filter(Number.isFinite));
  return [low + bias, high + bias];
}
