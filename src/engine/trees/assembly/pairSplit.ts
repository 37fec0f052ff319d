import { bestScore, keepBetween, MAJORITY } from "./best";
import { accumulate, accumulateFew, clearBytes, listNonZero } from "./histogram";
import { gradients, hessians, nodeFrom, nodeRows } from "./node";
import { binCounts, COUNTS, HISTOGRAM_BYTES, l2, minHessian, minLeaf, MISSING } from "./state";

/** Where a node has fewer rows, only the bins with rows are walked. */
const FEW_ROWS: i32 = 256;

/**
 * Looks at every division of the node's rows by a column, from no stored histogram.
 * @param scratch a histogram of zeros, then 256 bytes of zeros, then 272 bytes, then 257 pairs of float64
 */
export function splitScratch(column: i32, scratch: usize): void {
  prefixes = scratch + HISTOGRAM_BYTES + 528;
  if (nodeRows >= FEW_ROWS) {
    accumulate(column, nodeFrom, nodeFrom + nodeRows, scratch);
    splitHistogram(column, scratch, scratch);
    memory.fill(scratch, 0, HISTOGRAM_BYTES);
    return;
  }
  const tallies = scratch + HISTOGRAM_BYTES;
  const list = tallies + 256;
  accumulateFew(column, nodeFrom, nodeFrom + nodeRows, scratch, tallies);
  const length = listNonZero(tallies, list);
  const missing = load<u8>(tallies + MISSING) > 0;
  const walked = missing ? length - 1 : length;
  scan(false, column, scratch, list, walked, false, missing);
  if (missing) {
    scan(false, column, scratch, list, walked, true, true);
    for (let i = 0; i < length; i++) v128.store(scratch + ((<usize>load<u8>(list + i)) << 4), f64x2.splat(0));
  }
  clearBytes(tallies);
}

/** The same from the node's histogram of the column. */
export function splitHistogram(column: i32, histogram: usize, scratch: usize): void {
  prefixes = scratch + HISTOGRAM_BYTES + 528;
  const length = load<i32>(binCounts + ((<usize>column) << 2));
  const missing = load<u32>(histogram + COUNTS + ((<usize>MISSING) << 2)) > 0;
  scan(true, column, histogram, 0, length, false, missing);
  if (missing) scan(true, column, histogram, 0, length, true, true);
}

/**
 * Moves bins from right to left, one after the other, and keeps the best division:
 *
 *   score = G_left² / (H_left + l2) + G_right² / (H_right + l2)
 *
 * The ends, where a side has too few rows, are left out first, so that the loop between them has no branch that could be
 * mispredicted, which took most of its time. A bin without rows gives the score of the one before, which stays the best.
 * @param dense walks all bins instead of those of the list, whose sums become 0 if no value is missing
 * @param missingLeft missing values are on the left, otherwise on the right
 */
@inline
function scan(dense: bool, column: i32, histogram: usize, list: usize, length: i32, missingLeft: bool, missing: bool): void {
  const sumsOfMissing = histogram + ((<usize>MISSING) << 4);
  const missingRight = missing && !missingLeft;
  let sums = missingLeft ? v128.load(sumsOfMissing) : f64x2.splat(0);
  for (let i = 0; i < length; i++) {
    const bin = histogram + (binAt(dense, list, i) << 4);
    sums = f64x2.add(sums, v128.load(bin));
    v128.store(prefixes + ((<usize>i) << 4), sums);
    if (!dense && !missing) v128.store(bin, f64x2.splat(0));
  }
  let first: i32 = 0;
  let count = missingLeft ? rowsOf(dense, histogram, MISSING) : 0;
  for (; ; first++) {
    if (first >= length) return;
    const here = rowsOf(dense, histogram, binAt(dense, list, first));
    count += here;
    if (here > 0 && count >= minLeaf && hessianUpTo(first) >= minHessian) break;
  }
  let last = length - 1;
  count = missingRight ? rowsOf(dense, histogram, MISSING) : 0;
  while (count < minLeaf || hessians - hessianUpTo(last) < minHessian) {
    if (last <= first) return;
    count += rowsOf(dense, histogram, binAt(dense, list, last));
    last -= 1;
  }
  const best = bestBetween(first, last);
  if (best < 0) return;
  const previous = <i32>binAt(dense, list, best);
  const following = dense ? nextWithRows(histogram, best, length) : best + 1 < length ? <i32>binAt(dense, list, best + 1) : MISSING;
  keepBetween(foundScore, column, previous, following, missing ? <i32>missingLeft : MAJORITY);
}

/** Sums of gradients and hessians up to each bin that is walked: two float64. */
let prefixes: usize = 0;

@inline
function hessianUpTo(index: i32): f64 {
  return load<f64>(prefixes + ((<usize>index) << 4), 8);
}

@inline
function binAt(dense: bool, list: usize, index: i32): usize {
  return dense ? <usize>index : <usize>load<u8>(list + index);
}

/** Rows of a bin: counts of a histogram, or bytes behind it. */
@inline
function rowsOf(dense: bool, histogram: usize, bin: usize): i32 {
  return dense ? load<i32>(histogram + COUNTS + (bin << 2)) : <i32>load<u8>(histogram + HISTOGRAM_BYTES + bin);
}

/** Of what `bestBetween` found. */
let foundScore: f64 = 0;

/**
 * Where the division is best, of those after the bins walked `first` to `last`, or −1 if none beats the best so far. Two at a
 * time, with one division: a² / b + c² / d = (a² d + c² b) / (b d).
 */
function bestBetween(first: i32, last: i32): i32 {
  const end = prefixes + ((<usize>last) << 4);
  // The second of the last two may be beyond the last: it repeats it, and the earlier of equals is the best.
  v128.store(end + 16, v128.load(end));
  const g = f64x2.splat(gradients);
  const penalty = f64x2.splat(l2);
  const h = f64x2.splat(hessians + l2);
  const two = i64x2.splat(2);
  let at = i64x2.add(i64x2.splat(first), i64x2(0, 1));
  let best = f64x2.splat(bestScore);
  let bestAt = i64x2.splat(-1);
  for (let sums = prefixes + ((<usize>first) << 4); sums <= end; sums += 32) {
    const one = v128.load(sums);
    const other = v128.load(sums, 16);
    const gLeft = v128.shuffle<f64>(one, other, 0, 2);
    const hPlain = v128.shuffle<f64>(one, other, 1, 3);
    const gRight = f64x2.sub(g, gLeft);
    const hRight = f64x2.sub(h, hPlain);
    const hLeft = f64x2.add(hPlain, penalty);
    const left = f64x2.mul(f64x2.mul(gLeft, gLeft), hRight);
    const right = f64x2.mul(f64x2.mul(gRight, gRight), hLeft);
    const score = f64x2.div(f64x2.add(left, right), f64x2.mul(hLeft, hRight));
    bestAt = v128.bitselect(at, bestAt, f64x2.gt(score, best));
    best = f64x2.pmax(best, score);
    at = i64x2.add(at, two);
  }
  const even = f64x2.extract_lane(best, 0);
  const odd = f64x2.extract_lane(best, 1);
  const evenAt = <i32>i64x2.extract_lane(bestAt, 0);
  const oddAt = <i32>i64x2.extract_lane(bestAt, 1);
  const takesOdd = odd > even || (odd == even && oddAt >= 0 && oddAt < evenAt);
  foundScore = takesOdd ? odd : even;
  return takesOdd ? oddAt : evenAt;
}

function nextWithRows(histogram: usize, bin: i32, length: i32): i32 {
  for (let b = bin + 1; b < length; b++) {
    if (load<i32>(histogram + COUNTS + ((<usize>b) << 2)) > 0) return b;
  }
  return MISSING;
}
