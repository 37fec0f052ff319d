import { createRng } from "../math/rng.ts";
import { quantileOfSorted } from "../math/stats.ts";

/**
 * Draws bootstrap samples of `rows` of `rows` rows, with replacement: every call gives how often each row is in the next sample (the
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
 * quantiles, linear between order statistics. null where it says nothing: the score is undefined (NaN) on more than half of the
 * samples, or there is none.
 */
export function percentileInterval(
  scoreOfSamples: readonly number[],
): readonly [low: number, high: number] | null {
  const scores = scoreOfSamples.filter(Number.isFinite);
  if (scores.length * 2 < scoreOfSamples.length || scores.length === 0) return null;
  scores.sort((a, b) => a - b);
  return [quantileOfSorted(scores, 0.025), quantileOfSorted(scores, 0.975)];
}
