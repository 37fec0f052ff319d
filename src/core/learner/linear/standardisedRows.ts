import type { Progress, Work } from "../work.ts";

/** Values of a block of rows: it stays in the cache nearest the processor. */
const BLOCK_VALUES = 4096;
/** See `products.ts`. */
const ROWS_AT_ONCE = 4;
/** Up to so many values (16 MiB) all blocks are kept: a fit reads them a dozen times. */
const MOST_KEPT = 2 ** 21;

/**
 * Rows of features with mean 0 and standard deviation 1 and a last column of ones (for the bias), made in blocks when they are read:
 * a copy in double precision of all would take twice the memory of the data. With them the matrices of the fit are as well
 * conditioned as the data allow, whatever the units; the penalties are converted, so that the optimum is the same.
 */
export interface StandardisedRows {
  readonly rows: number;
  /** With the column of ones. */
  readonly columns: number;
  /** Of each feature. A constant one has scale 1, and only zeros in the blocks. */
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  /** Rows of a block, but for the last: a multiple of `ROWS_AT_ONCE`. */
  readonly blockRows: number;
  /**
   * Rows `from` … `to` − 1, row-major, then rows of zeros up to a multiple of `ROWS_AT_ONCE`. `from` is a multiple of `blockRows`,
   * and the rows are that many, or the last ones. It may be overwritten by the next call.
   */
  readonly block: (from: number, to: number) => Float64Array;
}

/** @param rows at least one */
export function* standardisedRows(
  features: Float32Array,
  rows: number,
  progress: Progress,
): Work<StandardisedRows> {
  const width = features.length / rows;
  const columns = width + 1;
  const blockRows = ROWS_AT_ONCE * Math.max(1, Math.floor(BLOCK_VALUES / columns / ROWS_AT_ONCE));
  const mean = Float64Array.from(features.subarray(0, width));
  const scale = new Float64Array(width);
  const first = mean.slice();
  const varies = new Uint8Array(width);
  for (let from = 0; from < rows; from += blockRows) {
    const to = Math.min(rows, from + blockRows);
    for (let row = Math.max(1, from); row < to; row++) {
      const share = 1 / (row + 1);
      for (let i = 0; i < width; i++) {
        const value = features[row * width + i]!;
        // The running mean: exact for a constant column, and a sum of huge values would lose more.
        mean[i] = mean[i]! + (value - mean[i]!) * share;
        if (value !== first[i]) varies[i] = 1;
      }
    }
    if (progress.spend((to - from) * columns)) yield;
  }
  for (let from = 0; from < rows; from += blockRows) {
    const to = Math.min(rows, from + blockRows);
    for (let row = from; row < to; row++) {
      for (let i = 0; i < width; i++) {
        const difference = features[row * width + i]! - mean[i]!;
        scale[i] = scale[i]! + difference * difference;
      }
    }
    if (progress.spend((to - from) * columns)) yield;
  }
  for (let i = 0; i < width; i++) scale[i] = varies[i] === 1 ? Math.sqrt(scale[i]! / rows) : 1;
  const factor = scale.map((sd) => 1 / sd);
  const fill = (values: Float64Array, from: number, to: number): Float64Array => {
    for (let row = from; row < to; row++) {
      const start = (row - from) * columns;
      const source = row * width;
      for (let i = 0; i < width; i++) values[start + i] = (features[source + i]! - mean[i]!) * factor[i]!;
      values[start + width] = 1;
    }
    return values.fill(0, (to - from) * columns, inFours(to - from) * columns);
  };
  const shared = new Float64Array(blockRows * columns);
  const kept: Float64Array[] = [];
  const block = (from: number, to: number): Float64Array => {
    if (rows * columns > MOST_KEPT) return fill(shared, from, to);
    return (kept[from / blockRows] ??= fill(new Float64Array(inFours(to - from) * columns), from, to));
  };
  return { rows, columns, mean, scale, blockRows, block };
}

/** The next multiple of `ROWS_AT_ONCE`. */
export function inFours(rows: number): number {
  return Math.ceil(rows / ROWS_AT_ONCE) * ROWS_AT_ONCE;
}
