/**
 * Metrics as a function of how often each row counts, in the order in which they were asked for: 0 leaves a row out, 2 counts it as
 * two equal rows. So a bootstrap sample is scored without copying its rows.
 */
export type RowScores = (counts: Uint32Array) => number[];

/** Every row once. */
export function evenCounts(rows: number): Uint32Array {
  return new Uint32Array(rows).fill(1);
}
