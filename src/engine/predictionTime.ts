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

/** The block of rows whose time a report tells. */
const BLOCK_ROWS = 1000;
const FIRST_ROWS = 4;
/** No prediction of a block begins that is expected to end later than this. */
const BLOCKS_MS = 100;
const MOST_BLOCKS = 31;

/**
 * Milliseconds per row of predicting 1000 rows at once: the median of several times; of fewer rows, for a slow model. The first
 * prediction is not counted. Takes about a tenth of a second; for a very slow model, two predictions of a few rows.
 * @param predict so many rows; null: it was stopped
 * @param now milliseconds, monotonic
 * @returns null: it was stopped
 */
export async function blockTimePerRow(
  predict: (rows: number) => Promise<unknown>,
  now: () => number,
): Promise<number | null> {
  let rows = FIRST_ROWS;
  if ((await predict(rows)) === null) return null;
  const began = now();
  for (let times: number[] = []; ;) {
    const from = now();
    if ((await predict(rows)) === null) return null;
    times.push(now() - from);
    const spent = now() - began;
    const least = Math.min(...times);
    if (rows < BLOCK_ROWS && spent + 2 * least <= BLOCKS_MS) {
      rows = Math.min(BLOCK_ROWS, 2 * rows);
      times = [];
    } else if (spent + least > BLOCKS_MS || times.length === MOST_BLOCKS) return median(times) / rows;
  }
}
