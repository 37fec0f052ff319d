import { bestScore, keepBetween, MAJORITY } from "./best";
import { accumulate, accumulateFew, clearBytes, listNonZero, TOGETHER, WITH_TALLIES } from "./histogram";
import { gradients, hessians, nodeFrom, nodeRows } from "./node";
import { binCounts, COUNTS, HISTOGRAM_BYTES, l2, minHessian, minLeaf, MISSING } from "./state";

/** Where a node has fewer rows, only the bins with rows are walked. */
const FEW_ROWS: i32 = 256;

/**
 * Looks at every division of the node's rows by some columns, from no stored histogram.
 * @param columns numbers of at most four, uint32
 * @param scratch four times a histogram and 256 bytes, all zeros, then 272 bytes
 */
export function splitScratch(columns: usize, count: i32, scratch: usize): void {
  const to = nodeFrom + nodeRows;
  const few = nodeRows < FEW_ROWS;
  if (few) accumulateFew(columns, count, nodeFrom, to, scratch);
  else accumulate(columns, count, nodeFrom, to, scratch, WITH_TALLIES);
  const list = scratch + TOGETHER * WITH_TALLIES;
  for (let i = 0; i < count; i++) {
    const column = load<i32>(columns + ((<usize>i) << 2));
    const histogram = scratch + <usize>i * WITH_TALLIES;
    if (few) {
      splitFew(column, histogram, list);
    } else {
      splitHistogram(column, histogram);
      memory.fill(histogram, 0, HISTOGRAM_BYTES);
    }
  }
}

/** The same from a histogram with its counts as bytes behind it; both become zeros again. @param list 272 bytes */
function splitFew(column: i32, histogram: usize, list: usize): void {
  const tallies = histogram + HISTOGRAM_BYTES;
  const length = listNonZero(tallies, list);
  const missing = load<u8>(tallies + MISSING) > 0;
  const walked = missing ? length - 1 : length;
  scan(false, column, histogram, list, walked, false, missing);
  if (missing) scan(false, column, histogram, list, walked, true, true);
  for (let at = list; at < list + length; at++) v128.store(histogram + ((<usize>load<u8>(at)) << 4), f64x2.splat(0));
  clearBytes(tallies);
}

/** Looks at every division by a column, from the node's histogram. */
export function splitHistogram(column: i32, histogram: usize): void {
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
 * @param dense walks all bins instead of those of the list
 * @param missingLeft missing values are on the left, otherwise on the right
 */
@inline
function scan(dense: bool, column: i32, histogram: usize, list: usize, length: i32, missingLeft: bool, missing: bool): void {
  const sumsOfMissing = histogram + ((<usize>MISSING) << 4);
  const missingRight = missing && !missingLeft;
  const rowsMissing = missing ? rowsOf(dense, histogram, MISSING) : 0;
  let sums = missingLeft ? v128.load(sumsOfMissing) : f64x2.splat(0);
  let first: i32 = 0;
  let count = missingLeft ? rowsMissing : 0;
  for (; ; first++) {
    if (first >= length) return;
    const bin = binAt(dense, list, first);
    const here = rowsOf(dense, histogram, bin);
    sums = f64x2.add(sums, v128.load(histogram + (bin << 4)));
    count += here;
    if (here > 0 && count >= minLeaf && f64x2.extract_lane(sums, 1) >= minHessian) break;
  }
  let last = length - 1;
  let rest = missingRight ? load<f64>(sumsOfMissing, 8) : 0;
  count = missingRight ? rowsMissing : 0;
  while (count < minLeaf || rest < minHessian) {
    if (last <= first) return;
    const bin = binAt(dense, list, last);
    count += rowsOf(dense, histogram, bin);
    rest += load<f64>(histogram + (bin << 4), 8);
    last -= 1;
  }
  const best = bestBetween(dense, histogram, list, sums, first, last);
  if (best < 0) return;
  const previous = <i32>binAt(dense, list, best);
  const following = dense ? nextWithRows(histogram, best, length) : best + 1 < length ? <i32>binAt(dense, list, best + 1) : MISSING;
  keepBetween(foundScore, column, previous, following, missing ? <i32>missingLeft : MAJORITY);
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
 * time, with one division: a² / b + c² / d = (a² d + c² b) / (b d). Both bins of a step are added up before the sums so far, so that
 * a step waits for one addition of the step before.
 * @param upToFirst sums of gradients and hessians up to `first`
 */
@inline
function bestBetween(dense: bool, histogram: usize, list: usize, upToFirst: v128, first: i32, last: i32): i32 {
  const g = f64x2.splat(gradients);
  const penalty = f64x2.splat(l2);
  const h = f64x2.splat(hessians + l2);
  const two = i64x2.splat(2);
  let at = i64x2.add(i64x2.splat(first), i64x2(0, 1));
  let best = f64x2.splat(bestScore);
  let bestAt = i64x2.splat(-1);
  let one = upToFirst;
  for (let i = first; i <= last; i += 2) {
    const second = v128.load(histogram + (binAt(dense, list, i + 1) << 4));
    // Beyond the last, whose bytes may be anything: not used.
    const third = v128.load(histogram + (binAt(dense, list, i + 2) << 4));
    // The second of the last two may be beyond the last: it repeats it, and the earlier of equals is the best.
    const other = i < last ? f64x2.add(one, second) : one;
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
    one = f64x2.add(one, f64x2.add(second, third));
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
