import { bestScore, keepBetween, MAJORITY } from "./best";
import { clearBytes, listNonZero } from "./histogram";
import { gradients, hessians, nodeFrom, nodeRows } from "./node";
import { bins, binStride, classes, classSums, minLeaf, MISSING, order, records, recordsSpare } from "./state";

/** Of each bin (uint32): rows, later the place of the next row; zeros between calls. */
let tallies: usize = 0;
/** A byte for each bin, zeros between calls: 1 where it has rows. */
let marks: usize = 0;
/** The bins with rows, a byte each. */
let list: usize = 0;

/**
 * Looks at every division of the node's rows by a column, by the Gini impurity of three or more classes:
 *
 *   score = Σ_k L_k² / W_left + Σ_k R_k² / W_right
 *
 * A counting sort brings the rows into the order of their bins; then each row changes both sums of squares in a few operations,
 * whatever the number of classes.
 * @param scratch 256 uint32 of zeros, then 256 bytes of zeros, then 264 bytes
 */
export function splitClasses(column: i32, scratch: usize): void {
  tallies = scratch;
  marks = scratch + 1024;
  list = marks + 256;
  const length = sortByBin(column);
  const missing = load<u8>(list + length - 1) == <u8>MISSING;
  walk(column, length, 0, missing);
  if (missing) walk(column, length, 1, true);
  for (let i = 0; i < length; i++) store<u32>(tallies + ((<usize>load<u8>(list + i)) << 2), 0);
}

/** Brings the node's records in the order of their bins into `recordsSpare`; a bin's tally is then where its rows end. */
function sortByBin(column: i32): i32 {
  const bin = bins + <usize>column * binStride;
  const first = order + ((<usize>nodeFrom) << 2);
  const end = first + ((<usize>nodeRows) << 2);
  for (let row = first; row < end; row += 4) {
    const b = <usize>load<u8>(bin + load<u32>(row));
    const tally = tallies + (b << 2);
    store<u32>(tally, load<u32>(tally) + 1);
    store<u8>(marks + b, 1);
  }
  const length = listNonZero(marks, list);
  clearBytes(marks);
  let sum: u32 = 0;
  for (let i = 0; i < length; i++) {
    const tally = tallies + ((<usize>load<u8>(list + i)) << 2);
    const here = load<u32>(tally);
    store<u32>(tally, sum);
    sum += here;
  }
  let record = records + ((<usize>nodeFrom) << 3);
  for (let row = first; row < end; row += 4, record += 8) {
    const tally = tallies + ((<usize>load<u8>(bin + load<u32>(row))) << 2);
    const place = load<u32>(tally);
    store<u64>(recordsSpare + ((<usize>place) << 3), load<u64>(record));
    store<u32>(tally, place + 1);
  }
  return length;
}

/** Sums of the left side while rows move there. */
let leftSquares: f64 = 0;
let rightSquares: f64 = 0;
let leftWeight: f64 = 0;

/** Moves rows `from` … `to` − 1 of the sorted records to the left. */
@inline
function moveLeft(from: i32, to: i32): void {
  const lefts = classSums + ((<usize>classes) << 3);
  let record = recordsSpare + ((<usize>from) << 3);
  const end = recordsSpare + ((<usize>to) << 3);
  for (; record < end; record += 8) {
    const k = (<usize>load<u32>(record)) << 3;
    const weight = <f64>load<f32>(record, 4);
    const left = load<f64>(lefts + k);
    const right = load<f64>(classSums + k) - left;
    leftSquares += weight * (left + left + weight);
    rightSquares += weight * (weight - right - right);
    leftWeight += weight;
    store<f64>(lefts + k, left + weight);
  }
}

/** @param missingLeft 1: missing values are on the left, otherwise on the right */
function walk(column: i32, length: i32, missingLeft: i32, missing: bool): void {
  memory.fill(classSums + ((<usize>classes) << 3), 0, (<usize>classes) << 3);
  leftSquares = 0;
  rightSquares = gradients;
  leftWeight = 0;
  const valueBins = missing ? length - 1 : length;
  const values = valueBins > 0 ? endOf(valueBins - 1) : 0;
  let apart: i32 = 0;
  if (missingLeft) {
    moveLeft(values, nodeRows);
    apart = nodeRows - values;
  }
  let score = bestScore;
  let bestAt: i32 = -1;
  let from: i32 = 0;
  // After the last bin of values, missing ones may be on the right alone.
  const candidates = missing && !missingLeft ? length - 1 : valueBins - 1;
  for (let i = 0; i < candidates; i++) {
    const to = endOf(i);
    moveLeft(from, to);
    from = to;
    const count = to + apart;
    if (count < minLeaf) continue;
    if (nodeRows - count < minLeaf) break;
    const rightWeight = hessians - leftWeight;
    const numerator = leftSquares * rightWeight + rightSquares * leftWeight;
    const denominator = leftWeight * rightWeight;
    if (numerator > score * denominator) {
      score = numerator / denominator;
      bestAt = i;
    }
  }
  if (bestAt < 0) return;
  const side = missing ? missingLeft : MAJORITY;
  keepBetween(score, column, <i32>load<u8>(list + bestAt), <i32>load<u8>(list + bestAt + 1), side);
}

/** Where the rows of the listed bin end in the sorted records. */
@inline
function endOf(index: i32): i32 {
  return load<i32>(tallies + ((<usize>load<u8>(list + index)) << 2));
}
