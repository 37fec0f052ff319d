import { createRng } from "../math/rng.ts";

/**
 * 95 % percentile bootstrap interval of a score over rows (Efron 1979): the score of `resamples` samples of `rows` rows drawn with
 * replacement, and of those scores the 2.5 % and 97.5 % quantiles, linear between order statistics.
 *
 * null where it says nothing: fewer than two rows, or a score undefined (NaN) on more than half of the resamples.
 * @param resamples 1000 is customary
 * @param scoreOfRows the score of these row numbers (the array is reused between calls)
 */
export function bootstrapInterval(
  rows: number,
  resamples: number,
  seed: number,
  scoreOfRows: (rows: Uint32Array) => number,
): readonly [low: number, high: number] | null {
  if (rows < 2) return null;
  const rng = createRng(seed);
  const sample = new Uint32Array(rows);
  const scores: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    for (let i = 0; i < rows; i++) sample[i] = rng.integer(rows);
    const score = scoreOfRows(sample);
    if (Number.isFinite(score)) scores.push(score);
  }
  if (scores.length * 2 < resamples || scores.length === 0) return null;
  scores.sort((a, b) => a - b);
  return [quantileOfSorted(scores, 0.025), quantileOfSorted(scores, 0.975)];
}

function quantileOfSorted(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}
