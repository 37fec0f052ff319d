import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { Work } from "../../core/learner/work.ts";
import type { Layout } from "./layout.ts";
import type { RowMemory } from "./rowMemory.ts";
import type { TreeInstance } from "./treeKernels.ts";

/** Bins of a column, the one of missing values included. */
const BINS = 256;
/** Bytes that a column takes to be sorted, beside those of its rows: see `assembly/binning.ts`. */
const TALLY_BYTES = 3 * 2048 * 4;

/** Training rows in the kernels' memory. One training at a time works, on any rows; it lays out its own memory behind them all. */
export interface TreeRows {
  readonly instance: TreeInstance;
  readonly rows: number;
  readonly columns: number;
  readonly targets: Float32Array;
  /** Sets the weight of each row in the loss. */
  weigh(weights: Float32Array): void;
  /** Tells the kernels to work on these rows. The layout is of the memory behind all rows. */
  workspace(): Layout;
  /** Ends the training before; one that goes on all the same is a bug. */
  take(owner: object): void;
  isOwner(owner: object): boolean;
  /** Gives the memory back. Nothing may use the rows afterwards. */
  dispose(): void;
}

/** Sorts training rows into bins, a column in each portion. Work that is ended early gives their place back too. */
export function* loadRows(
  { memory, exports }: TreeInstance,
  space: RowMemory,
  part: PreparedPart,
  columns: number,
): Work<TreeRows> {
  const { rows, targets } = part;
  const at = {
    stride: Math.ceil(rows / 16) * 16,
    bins: 0,
    binCounts: 0,
    lows: 0,
    highs: 0,
    targets: 0,
    weights: 0,
  };
  const perRow = 4 * (Math.ceil(rows / 4) * 4);
  const region = space.reserve((layout) => {
    at.bins = layout.place(at.stride * columns);
    at.binCounts = layout.place(4 * columns);
    at.lows = layout.place(4 * BINS * columns);
    at.highs = layout.place(4 * BINS * columns);
    at.targets = layout.place(perRow);
    at.weights = layout.place(perRow);
  });
  let loaded = false;
  try {
    for (let column = 0; column < columns; column++) {
      // Other rows may have come behind these since the last portion, and a training.
      space.give(null);
      sortColumn({ memory, exports }, space.workspace(), part, columns, column, at);
      yield;
    }
    loaded = true;
  } finally {
    if (!loaded) region.release();
  }
  const floats = (address: number) => new Float32Array(memory.buffer, address, perRow / 4).fill(0);
  floats(at.targets).set(targets);
  let own: object | null = null;
  return {
    instance: { memory, exports },
    rows,
    columns,
    targets,
    weigh: (weights) => floats(at.weights).set(weights),
    workspace() {
      exports.setRows(
        rows,
        columns,
        at.bins,
        at.stride,
        at.binCounts,
        at.lows,
        at.highs,
        at.targets,
        at.weights,
      );
      return space.workspace();
    },
    take(owner) {
      own = owner;
      space.give(owner);
    },
    isOwner: (asked) => space.isOwner(asked),
    dispose() {
      if (own !== null && space.isOwner(own)) space.give(null);
      region.release();
    },
  };
}

/** Where the bins of rows are. */
interface BinAddresses {
  readonly stride: number;
  readonly bins: number;
  readonly binCounts: number;
  readonly lows: number;
  readonly highs: number;
}

/** @param layout of the memory behind all rows, for the time of the sorting */
function sortColumn(
  { memory, exports }: TreeInstance,
  layout: Layout,
  { rows, features }: PreparedPart,
  columns: number,
  column: number,
  { stride, bins, binCounts, lows, highs }: BinAddresses,
): void {
  const valuesAt = layout.place(4 * rows);
  const pairs = layout.place(16 * rows);
  const tallies = layout.place(TALLY_BYTES);
  layout.claim(memory, "dataNeedsMemory");
  const values = new Float32Array(memory.buffer, valuesAt, rows);
  for (let row = 0, at = column; row < rows; row++, at += columns) values[row] = features[at]!;
  const edges = 4 * BINS * column;
  const out = bins + stride * column;
  const count = exports.binColumn(valuesAt, rows, pairs, tallies, out, lows + edges, highs + edges);
  new Int32Array(memory.buffer, binCounts, columns)[column] = count;
}
