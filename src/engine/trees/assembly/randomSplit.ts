import { bestScore, edge, keepBest, MAJORITY } from "./best";
import { gradients, hessians, nodeFrom, nodeRows } from "./node";
import { nextUniform } from "./random";
import { bins, binStride, classes, classSums, highs, l2, lows, minHessian, minLeaf, MISSING, order, records } from "./state";

/**
 * Looks at one division of the node's rows by a column: by a threshold drawn uniformly between the column's least and greatest
 * value in the node, as in extremely randomised trees (Geurts et al. 2006). A threshold inside a bin of several values moves to the
 * bin's end. Where values are missing, a coin decides which way they go.
 * @param scratch a byte for each row of the node
 */
export function splitRandomly(column: i32, scratch: usize): void {
  const bin = bins + <usize>column * binStride;
  const rows = order + ((<usize>nodeFrom) << 2);
  let least: i32 = MISSING;
  let above: i32 = 0;
  let missing: i32 = 0;
  for (let i: usize = 0; i < <usize>nodeRows; i++) {
    const b = <i32>load<u8>(bin + load<u32>(rows + (i << 2)));
    store<u8>(scratch + i, <u8>b);
    // Without a branch: one more than the bin, of which a missing value's is 0.
    least = min(least, b);
    above = max(above, (b + 1) & 255);
    missing += <i32>(b == MISSING);
  }
  const greatest = above - 1;
  if (greatest < 0 || (least == greatest && missing == 0)) return;
  let last = MISSING - 1;
  let threshold: f32 = Infinity;
  let missingLeft = false;
  if (least < greatest) {
    const low = <f64>load<f32>(edge(lows, column, least));
    const drawn = low + nextUniform() * (<f64>load<f32>(edge(highs, column, greatest)) - low);
    last = binAt(column, drawn, least, greatest);
    threshold = thresholdAfter(column, last, drawn);
    missingLeft = missing > 0 && nextUniform() < 0.5;
  }
  const score = classes > 0 ? scoreClasses(scratch, last, missingLeft) : scorePairs(scratch, last, missingLeft);
  if (score > bestScore) keepBest(score, column, last, threshold, missing > 0 ? <i32>missingLeft : MAJORITY);
}

/** The last bin whose least value is not above a number; at least `least` and below `greatest`. */
function binAt(column: i32, value: f64, least: i32, greatest: i32): i32 {
  let from = least;
  let to = greatest - 1;
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (<f64>load<f32>(edge(lows, column, middle)) <= value) from = middle;
    else to = middle - 1;
  }
  return from;
}

/** The number drawn, if it is between the bin and the next one. */
function thresholdAfter(column: i32, bin: i32, drawn: f64): f32 {
  const threshold = <f32>drawn;
  const high = load<f32>(edge(highs, column, bin));
  return threshold >= high && threshold < load<f32>(edge(lows, column, bin + 1)) ? threshold : high;
}

/** −Infinity: too few rows on a side. */
function scorePairs(scratch: usize, last: i32, missingLeft: bool): f64 {
  let sums = f64x2.splat(0);
  let count: i32 = 0;
  for (let i: usize = 0; i < <usize>nodeRows; i++) {
    const goes = <i32>goesLeft(<i32>load<u8>(scratch + i), last, missingLeft);
    const record = v128.load64_zero(records + ((<usize>nodeFrom + i) << 3));
    sums = f64x2.add(sums, f64x2.promote_low_f32x4(v128.and(record, i32x4.splat(-goes))));
    count += goes;
  }
  const gLeft = f64x2.extract_lane(sums, 0);
  const hLeft = f64x2.extract_lane(sums, 1);
  const gRight = gradients - gLeft;
  const hRight = hessians - hLeft;
  if (count < minLeaf || nodeRows - count < minLeaf || hLeft < minHessian || hRight < minHessian) return -Infinity;
  return (gLeft * gLeft) / (hLeft + l2) + (gRight * gRight) / (hRight + l2);
}

function scoreClasses(scratch: usize, last: i32, missingLeft: bool): f64 {
  const lefts = classSums + ((<usize>classes) << 3);
  memory.fill(lefts, 0, (<usize>classes) << 3);
  let count: i32 = 0;
  for (let i: usize = 0; i < <usize>nodeRows; i++) {
    const goes = <i32>goesLeft(<i32>load<u8>(scratch + i), last, missingLeft);
    const record = records + ((<usize>nodeFrom + i) << 3);
    const sum = lefts + ((<usize>load<u32>(record)) << 3);
    store<f64>(sum, load<f64>(sum) + <f64>load<f32>(record, 4) * <f64>goes);
    count += goes;
  }
  if (count < minLeaf || nodeRows - count < minLeaf) return -Infinity;
  let leftSquares: f64 = 0;
  let rightSquares: f64 = 0;
  let leftWeight: f64 = 0;
  for (let k: usize = 0; k < <usize>classes; k++) {
    const left = load<f64>(lefts + (k << 3));
    const right = load<f64>(classSums + (k << 3)) - left;
    leftSquares += left * left;
    rightSquares += right * right;
    leftWeight += left;
  }
  return leftSquares / leftWeight + rightSquares / (hessians - leftWeight);
}

/** A missing value's bin is above every other, so that it goes right unless it is counted as below all. */
@inline
export function goesLeft(bin: i32, last: i32, missingLeft: bool): bool {
  return ((bin + <i32>missingLeft) & 255) <= last + <i32>missingLeft;
}
