import { bestBin, bestColumn, bestMissing, bestScore, bestThreshold, MAJORITY, resetBest } from "./best";
import { splitClasses } from "./classSplit";
import { TOGETHER } from "./histogram";
import { measure, nodeRows, nodeScore, pure, writeValue } from "./node";
import {
  addNode, binOf, clearNodes, closeOpen, columnOf, depthOf, fromOf, gainOf, int, leftOf, missingLeftOf, nodeCount, open, pushOpen,
  rowsOf, setNodes, slotOf, takeOpen, thresholdOf, valuesOf,
} from "./nodes";
import { splitHistogram, splitScratch } from "./pairSplit";
import { partition } from "./partition";
import { nextBelow, seedStream } from "./random";
import { splitRandomly } from "./randomSplit";
import { fillSlot, freeAllSlots, giveSlot, setSlots, slotHistogram, subtractSlot, takeSlot } from "./slots";
import {
  allowed, allowedCount, bestFirst, classes, columnsPerNode, maxDepth, maxLeaves, minLeaf, randomThresholds,
} from "./state";

export { nodeCount, setNodes, setSlots };

/** From this many rows on, the larger child's histograms are the parent's less the smaller child's; below, they are made anew. */
const STORED_ROWS: i32 = 512;
/** What rounding may add to a score: a smaller gain is none. */
const NO_GAIN: f64 = 1e-10;

/** Space of the searches for a split; its size is at least 10 KiB and a byte for each row. */
let scratch: usize = 0;
let treeRows: i32 = 0;
let leaves: i32 = 0;

/**
 * Begins a tree with the rows that stand in `order`.
 * @param seed of the draws of columns and thresholds
 * @param scratchAt zeros
 */
export function beginTree(count: i32, seed: u32, scratchAt: usize): void {
  seedStream(seed);
  scratch = scratchAt;
  treeRows = count;
  leaves = 1;
  clearNodes();
  freeAllSlots();
}

/**
 * Grows the tree.
 * @param budget about how many rows × columns to look at before the host is asked
 * @returns 1: the tree is complete; 0: call again
 */
export function grow(budget: f64): i32 {
  let left = budget;
  if (nodeCount() == 0) {
    addNode(0, treeRows, 0);
    left -= begin();
  }
  while (open > 0 && !(maxLeaves > 0 && leaves >= maxLeaves)) {
    if (left <= 0) return 0;
    left -= split(takeOpen(bestFirst));
  }
  closeOpen();
  return 1;
}

/** Rows of a node that may be split, if it is neither pure nor too deep. */
@inline
function large(rows: i32): bool {
  return rows >= 2 * minLeaf && rows >= 2;
}

/** The histograms of a node help its children only if every node looks at the same columns. */
@inline
function storesHistograms(): bool {
  return classes == 0 && !randomThresholds && columnsPerNode == allowedCount;
}

function begin(): f64 {
  let slot: i32 = -1;
  if (storesHistograms() && treeRows >= STORED_ROWS && large(treeRows)) {
    slot = takeSlot();
    if (slot >= 0) fillSlot(slot, 0, treeRows);
  }
  return evaluate(0, slot);
}

/** Divides the rows of a node, adds its children and looks for their splits. Returns the work. */
function split(node: i32): f64 {
  const from = int(fromOf, node);
  const rows = int(rowsOf, node);
  const depth = int(depthOf, node) + 1;
  const missing = load<u8>(missingLeftOf + node);
  const middle = partition(int(columnOf, node), int(binOf, node), missing == 1, from, from + rows);
  const left = addNode(from, middle - from, depth);
  const right = addNode(middle, from + rows - middle, depth);
  store<i32>(leftOf + ((<usize>node) << 2), left);
  if (missing == MAJORITY) {
    store<u8>(missingLeftOf + node, <u8>(int(rowsOf, left) > int(rowsOf, right)));
  }
  leaves += 1;
  const slot = int(slotOf, node);
  const smaller = int(rowsOf, left) <= int(rowsOf, right) ? left : right;
  const larger = smaller == left ? right : left;
  let smallerSlot: i32 = -1;
  let largerSlot: i32 = -1;
  let work = <f64>rows;
  if (slot >= 0) {
    if (stored(larger)) {
      smallerSlot = shareSlot(slot, smaller);
      largerSlot = slot;
      if (smallerSlot < 0) fillSlot(slot, int(fromOf, larger), int(fromOf, larger) + int(rowsOf, larger));
      work += <f64>int(rowsOf, smaller) * <f64>allowedCount;
    } else giveSlot(slot);
  }
  work += evaluate(left, left == smaller ? smallerSlot : largerSlot);
  return work + evaluate(right, right == smaller ? smallerSlot : largerSlot);
}

/** Whether a node needs stored histograms. */
function stored(node: i32): bool {
  return int(rowsOf, node) >= STORED_ROWS && mayBeSplit(node);
}

function mayBeSplit(node: i32): bool {
  if (maxLeaves > 0 && leaves >= maxLeaves) return false;
  return large(int(rowsOf, node)) && (maxDepth == 0 || int(depthOf, node) < maxDepth);
}

/** Makes the smaller child's histograms and leaves the larger child's in the parent's slot. −1: no slot is free. */
function shareSlot(slot: i32, smaller: i32): i32 {
  const own = takeSlot();
  if (own < 0) return -1;
  const from = int(fromOf, smaller);
  fillSlot(own, from, from + int(rowsOf, smaller));
  subtractSlot(slot, own);
  return own;
}

/** Values a node and looks for its best split. Returns the work. */
function evaluate(node: i32, slot: i32): f64 {
  const from = int(fromOf, node);
  measure(from, from + int(rowsOf, node));
  writeValue(valuesOf(node));
  let work = <f64>nodeRows;
  // Best first, a split must gain something; otherwise any split of an impure node will do, as in scikit-learn's forests.
  resetBest(bestFirst ? nodeScore() * (1 + NO_GAIN) + f64.MIN_NORMAL_VALUE : -Infinity);
  if (mayBeSplit(node) && !pure) work += search(slot);
  if (bestColumn < 0) {
    giveSlot(slot);
    return work;
  }
  keep(node);
  const keeps = slot >= 0 && nodeRows >= STORED_ROWS;
  if (!keeps) giveSlot(slot);
  store<i32>(slotOf + ((<usize>node) << 2), keeps ? slot : -1);
  pushOpen(node);
  return work;
}

function keep(node: i32): void {
  const at = (<usize>node) << 2;
  store<i32>(columnOf + at, bestColumn);
  store<i32>(binOf + at, bestBin);
  store<f32>(thresholdOf + at, bestThreshold);
  store<u8>(missingLeftOf + node, <u8>bestMissing);
  const gain = bestScore - nodeScore();
  store<f32>(gainOf + at, gain > 0 ? <f32>gain : 0);
}

/** Looks at the columns of a node: so many drawn at random, and more while none of them divides the rows. */
function search(slot: i32): f64 {
  if (columnsPerNode == allowedCount) {
    searchAll(slot);
    return <f64>nodeRows * <f64>allowedCount;
  }
  let looked = 0;
  for (let i = 0; i < allowedCount; i++) {
    if (i >= columnsPerNode && bestColumn >= 0) break;
    const at = allowed + ((<usize>i) << 2);
    const other = allowed + ((<usize>(<u32>i + nextBelow(allowedCount - i))) << 2);
    const drawn = load<u32>(other);
    store<u32>(other, load<u32>(at));
    store<u32>(at, drawn);
    looked += 1;
    searchColumn(at);
  }
  return <f64>nodeRows * <f64>looked;
}

function searchAll(slot: i32): void {
  for (let i = 0; i < allowedCount; ) {
    const at = allowed + ((<usize>i) << 2);
    if (slot >= 0) splitHistogram(load<i32>(at), slotHistogram(slot, i));
    else if (randomThresholds || classes > 0) searchColumn(at);
    else {
      const count = min(TOGETHER, allowedCount - i);
      splitScratch(at, count, scratch);
      i += count;
      continue;
    }
    i += 1;
  }
}

/** @param at address of its number */
function searchColumn(at: usize): void {
  if (randomThresholds) splitRandomly(load<i32>(at), scratch);
  else if (classes > 0) splitClasses(load<i32>(at), scratch);
  else splitScratch(at, 1, scratch);
}
