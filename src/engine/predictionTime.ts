import { median } from "../core/math/stats.ts";

/** A round repeats the prediction until clocks that tick every millisecond can time it. */
const ROUND_MS = 5;
const ROUNDS = 3;
/** No round begins later than this: a slow prediction is timed once. */
const LIMIT_MS = 100;
/** Most predictions in a round, for a clock that stands still. */
const MOST_IN_ROUND = 4096;

/**
 * Milliseconds to predict one row, all rows in one batch: the median of up to three rounds, including the reading of the outputs.
 * Takes a few hundredths of a second; for a slow model, one prediction. The model must have predicted them before.
 * @param predict all rows
 * @param rows their number
 * @param now milliseconds, monotonic
 */
export async function predictionTime(
  predict: () => Promise<unknown>,
  rows: number,
  now: () => number,
): Promise<number> {
  const began = now();
  const timed = async (count: number): Promise<number> => {
    const from = now();
    for (let i = 0; i < count; i++) await predict();
    return now() - from;
  };
  let count = 1;
  let round = await timed(count);
  while (round < ROUND_MS && count < MOST_IN_ROUND && now() - began < LIMIT_MS) {
    count *= 2;
    round = await timed(count);
  }
  const rounds = [round];
  while (rounds.length < ROUNDS && now() - began < LIMIT_MS) rounds.push(await timed(count));
  return median(rounds) / count / rows;
}
