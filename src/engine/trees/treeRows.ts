import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { Work } from "../../core/learner/work.ts";
import { createLayout, type Layout } from "./layout.ts";
import type { TreeInstance } from "./treeKernels.ts";

/** The lowest addresses stay free, because 0 means "none". */
const FIRST_FREE = 1024;
/** Bins of a column, the one of missing values included. */
const BINS = 256;
/** Bytes that a column takes to be sorted, beside those of its rows: see `assembly/binning.ts`. */
const TALLY_BYTES = 3 * 2048 * 4;

/** Training rows in the kernels' memory. One training at a time works on them; it lays out its own memory behind them. */
export interface TreeRows {
  readonly instance: TreeInstance;
  readonly rows: number;
  readonly columns: number;
  readonly targets: Float32Array;
  /** Sets the weight of each row in the loss. */
  weigh(weights: Float32Array): void;
  /** A layout of the memory behind the rows. */
  workspace(): Layout;
  /** Ends the training that had the rows before; a training that goes on without having them is a bug. */
  take(owner: object): void;
  isOwner(owner: object): boolean;
  /** Gives the memory back. Nothing may use the rows afterwards. */
  dispose(): void;
}

/**
 * Sorts training rows into bins, a column in each portion. Work that is ended early gives the instance back too.
 * @param free takes the instance when the rows are no longer needed
 */
export function* loadRows(
  instance: TreeInstance,
  part: PreparedPart,
  columns: number,
  free: (instance: TreeInstance) => void,
): Work<TreeRows> {
  const { memory, exports } = instance;
  const { rows, targets } = part;
  const layout = createLayout(FIRST_FREE);
  const stride = Math.ceil(rows / 16) * 16;
  const bins = layout.place(stride * columns);
  const binCounts = layout.place(4 * columns);
  const lows = layout.place(4 * BINS * columns);
  const highs = layout.place(4 * BINS * columns);
  const perRow = 4 * (Math.ceil(rows / 4) * 4);
  const targetsAt = layout.place(perRow);
  const weightsAt = layout.place(perRow);
  const { end } = layout;
  let loaded = false;
  try {
    yield* sortIntoBins(instance, part, columns, { stride, bins, binCounts, lows, highs, end });
    loaded = true;
  } finally {
    if (!loaded) free(instance);
  }
  new Float32Array(memory.buffer, targetsAt, perRow / 4).fill(0).set(targets);
  exports.setRows(rows, columns, bins, stride, binCounts, lows, highs, targetsAt, weightsAt);
  let owner: object | null = null;
  return {
    instance,
    rows,
    columns,
    targets,
    weigh: (weights) => new Float32Array(memory.buffer, weightsAt, perRow / 4).fill(0).set(weights),
    workspace: () => createLayout(end),
    take: (next) => void (owner = next),
    isOwner: (asked) => owner === asked,
    dispose() {
      owner = null;
      free(instance);
    },
  };
}

interface BinAddresses {
  readonly stride: number;
  readonly bins: number;
  readonly binCounts: number;
  readonly lows: number;
  readonly highs: number;
  /** First free byte. */
  readonly end: number;
}

function* sortIntoBins(
  { memory, exports }: TreeInstance,
  { rows, features }: PreparedPart,
  columns: number,
  { stride, bins, binCounts, lows, highs, end }: BinAddresses,
): Work<void> {
  const layout = createLayout(end);
  const valuesAt = layout.place(4 * rows);
  const pairs = layout.place(16 * rows);
  const tallies = layout.place(TALLY_BYTES);
  layout.claim(memory, "dataNeedsMemory");
  const values = new Float32Array(memory.buffer, valuesAt, rows);
  const counts = new Int32Array(memory.buffer, binCounts, columns);
  for (let column = 0; column < columns; column++) {
    for (let row = 0, at = column; row < rows; row++, at += columns) values[row] = features[at]!;
    const edges = 4 * BINS * column;
    const out = bins + stride * column;
    counts[column] = exports.binColumn(valuesAt, rows, pairs, tallies, out, lows + edges, highs + edges);
    yield;
  }
}
