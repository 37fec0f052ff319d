import type { Tree } from "../../core/learner/trees/tree.ts";
import type { TreeRows } from "./treeRows.ts";

/** What a training asks of its memory. */
export interface TreeNeeds {
  /** Most nodes of a tree. */
  readonly nodes: number;
  /** Classes whose sums are kept apart; 0 for pairs of gradient and hessian. */
  readonly classes: number;
  /** Histograms kept for subtraction: a slot holds those of all columns. */
  readonly slots: number;
  readonly allowedColumns: number;
  /** Bytes of the training's own. */
  readonly own: number;
}

/** Memory in which trees grow, and the tree that has grown there last. */
export interface TreeSpace {
  /** Address of the columns of the tree, uint32 each. */
  readonly allowed: number;
  /** Zeros for the searches of splits. */
  readonly scratch: number;
  /** Address of the training's own bytes. */
  readonly own: number;
  /** A copy of the tree that is complete. */
  readTree(): Tree;
}

/** Bytes of the histogram of a column: see `assembly/state.ts`. */
const HISTOGRAM_BYTES = 256 * 20;
/** Histograms of four columns with tallies, and a list: see `assembly/pairSplit.ts`. */
const SEARCH_BYTES = 4 * (HISTOGRAM_BYTES + 256) + 272;
/** A table of `assembly/histogram.ts`. */
const BIT_PLACES_BYTES = 256 * 8 + 8;
/** Bytes that stored histograms may take; beyond, children are counted anew, which is slower and gives the same tree. */
const MOST_SLOT_BYTES = 2 ** 28;

/**
 * Lays out the memory behind the rows, where the training before had its own.
 * @throws AppError modelNeedsMemory
 */
export function openSpace(rows: TreeRows, needs: TreeNeeds): TreeSpace {
  const { memory, exports } = rows.instance;
  const layout = rows.workspace();
  const count = rows.rows;
  const order = [4 * count, 8 * count, 4 * count, 8 * count].map((bytes) => layout.place(bytes));
  const classSums = layout.place(16 * needs.classes);
  const scratchBytes = Math.max(SEARCH_BYTES, count);
  const scratch = layout.place(scratchBytes);
  const bitPlaces = layout.place(BIT_PLACES_BYTES);
  const allowed = layout.place(4 * rows.columns);
  const own = layout.place(needs.own);
  const nodes = placeNodes((bytes) => layout.place(bytes), needs);
  const slotBytes = needs.allowedColumns * HISTOGRAM_BYTES;
  const slots = Math.min(needs.slots, Math.floor(MOST_SLOT_BYTES / slotBytes));
  const slotsAt = layout.place(slots * slotBytes);
  const free = layout.place(4 * slots);
  layout.claim(memory, "modelNeedsMemory");
  new Uint8Array(memory.buffer, scratch, scratchBytes).fill(0);
  exports.setBitPlaces(bitPlaces);
  const [orderAt = 0, records = 0, orderSpare = 0, recordsSpare = 0] = order;
  exports.setOrder(orderAt, records, orderSpare, recordsSpare, needs.classes, classSums);
  exports.setSlots(slotsAt, free, slots);
  exports.setNodes(
    nodes.columns,
    nodes.bins,
    nodes.thresholds,
    nodes.left,
    nodes.missingLeft,
    nodes.gains,
    nodes.rows,
    nodes.values,
    nodes.from,
    nodes.depths,
    nodes.slots,
    nodes.open,
  );
  return { allowed, scratch, own, readTree: () => readTree(rows, nodes, Math.max(1, needs.classes)) };
}

type NodeAddresses = ReturnType<typeof placeNodes>;

function placeNodes(place: (bytes: number) => number, { nodes, classes }: TreeNeeds) {
  const numbers = () => place(4 * nodes);
  return {
    columns: numbers(),
    bins: numbers(),
    thresholds: numbers(),
    left: numbers(),
    missingLeft: place(nodes),
    gains: numbers(),
    rows: numbers(),
    values: place(4 * nodes * Math.max(1, classes)),
    from: numbers(),
    depths: numbers(),
    slots: numbers(),
    open: numbers(),
  };
}

function readTree({ instance }: TreeRows, nodes: NodeAddresses, width: number): Tree {
  const { buffer } = instance.memory;
  const count = instance.exports.nodeCount();
  return {
    columns: new Int32Array(buffer, nodes.columns, count).slice(),
    thresholds: new Float32Array(buffer, nodes.thresholds, count).slice(),
    left: new Uint32Array(buffer, nodes.left, count).slice(),
    missingLeft: new Uint8Array(buffer, nodes.missingLeft, count).slice(),
    gains: new Float32Array(buffer, nodes.gains, count).slice(),
    rows: new Uint32Array(buffer, nodes.rows, count).slice(),
    values: new Float32Array(buffer, nodes.values, count * width).slice(),
    width,
  };
}
