import { bins, binStride, COUNTS, HISTOGRAM_BYTES, order, records } from "./state";

/** Columns whose histograms are made together: each row and its sums are then read once for all of them. */
export const TOGETHER: i32 = 4;
/** A histogram and the 256 bytes behind it. */
export const WITH_TALLIES: usize = HISTOGRAM_BYTES + 256;

@inline
function binOfRow(bin: usize, row: u32): usize {
  return <usize>load<u8>(bin + row);
}

@inline
function addSums(histogram: usize, bin: usize, values: v128): void {
  const sums = histogram + (bin << 4);
  v128.store(sums, f64x2.add(v128.load(sums), values));
}

@inline
function addRow(histogram: usize, bin: usize, values: v128): void {
  addSums(histogram, bin, values);
  const count = histogram + COUNTS + (bin << 2);
  store<u32>(count, load<u32>(count) + 1);
}

/** Fewer than 256 rows: their counts are bytes behind the histogram, and the bins with rows are then found sixteen at a time. */
@inline
function addFew(histogram: usize, bin: usize, values: v128): void {
  addSums(histogram, bin, values);
  const tally = histogram + HISTOGRAM_BYTES + bin;
  store<u8>(tally, load<u8>(tally) + 1);
}

@inline
function binsOf(column: u32): usize {
  return bins + <usize>column * binStride;
}

@inline
function sumsOfRecord(record: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(record));
}

/** Adds the rows of a node to a column's histogram. @param few fewer than 256 rows: counts are bytes behind the histogram */
@inline
function accumulateInto(few: bool, column: u32, from: i32, to: i32, histogram: usize): void {
  const bin = binsOf(column);
  let row = order + ((<usize>from) << 2);
  let record = records + ((<usize>from) << 3);
  const end = order + ((<usize>to) << 2);
  for (; row < end; row += 4, record += 8) {
    const b = binOfRow(bin, load<u32>(row));
    if (few) addFew(histogram, b, sumsOfRecord(record));
    else addRow(histogram, b, sumsOfRecord(record));
  }
}

/** The same for four columns. @param columns their numbers, uint32 @param stride bytes between their histograms */
@inline
function accumulateFourInto(few: bool, columns: usize, from: i32, to: i32, histogram: usize, stride: usize): void {
  const one = binsOf(load<u32>(columns));
  const two = binsOf(load<u32>(columns, 4));
  const three = binsOf(load<u32>(columns, 8));
  const four = binsOf(load<u32>(columns, 12));
  const second = histogram + stride;
  const third = second + stride;
  const fourth = third + stride;
  let row = order + ((<usize>from) << 2);
  let record = records + ((<usize>from) << 3);
  const end = order + ((<usize>to) << 2);
  for (; row < end; row += 4, record += 8) {
    const number = load<u32>(row);
    const values = sumsOfRecord(record);
    if (few) {
      addFew(histogram, binOfRow(one, number), values);
      addFew(second, binOfRow(two, number), values);
      addFew(third, binOfRow(three, number), values);
      addFew(fourth, binOfRow(four, number), values);
    } else {
      addRow(histogram, binOfRow(one, number), values);
      addRow(second, binOfRow(two, number), values);
      addRow(third, binOfRow(three, number), values);
      addRow(fourth, binOfRow(four, number), values);
    }
  }
}

/**
 * Adds the rows of a node to the histograms of columns, one after the other in memory.
 * @param columns their numbers, uint32
 */
export function accumulate(columns: usize, count: i32, from: i32, to: i32, histograms: usize, stride: usize): void {
  let i = 0;
  for (; i + TOGETHER <= count; i += TOGETHER) {
    accumulateFourInto(false, columns + ((<usize>i) << 2), from, to, histograms + <usize>i * stride, stride);
  }
  for (; i < count; i++) {
    accumulateInto(false, load<u32>(columns + ((<usize>i) << 2)), from, to, histograms + <usize>i * stride);
  }
}

/** Like `accumulate` for fewer than 256 rows, whose counts are bytes behind each histogram. */
export function accumulateFew(columns: usize, count: i32, from: i32, to: i32, histograms: usize): void {
  if (count == TOGETHER) {
    accumulateFourInto(true, columns, from, to, histograms, WITH_TALLIES);
    return;
  }
  for (let i = 0; i < count; i++) {
    accumulateInto(true, load<u32>(columns + ((<usize>i) << 2)), from, to, histograms + <usize>i * WITH_TALLIES);
  }
}

/** Of each byte: the places of its bits that are set, in rising order (8 bytes each). */
let bitPlaces: usize = 0;

/** @param address 2 KiB and 8 bytes */
export function setBitPlaces(address: usize): void {
  bitPlaces = address;
  for (let byte: usize = 0; byte < 256; byte++) {
    let at = address + (byte << 3);
    store<u64>(at, 0);
    for (let bit: usize = 0; bit < 8; bit++) {
      if (((byte >> bit) & 1) == 0) continue;
      store<u8>(at, <u8>bit);
      at += 1;
    }
  }
}

/**
 * Lists the bytes of 256 that are not 0: their places in rising order, a byte each. Eight at a time by a table, because a loop over
 * the bits ends at random and is mispredicted.
 * @param list 264 bytes
 * @returns how many
 */
export function listNonZero(bytes: usize, list: usize): i32 {
  let at = list;
  for (let sixteen: i32 = 0; sixteen < 256; sixteen += 16) {
    const bits = <usize>i8x16.bitmask(i8x16.ne(v128.load(bytes + sixteen), i8x16.splat(0)));
    const low = bits & 255;
    v128.store64_lane(at, i8x16.add(v128.load64_zero(bitPlaces + (low << 3)), i8x16.splat(<i8>sixteen)), 0);
    at += popcnt(low);
    const high = bits >> 8;
    v128.store64_lane(at, i8x16.add(v128.load64_zero(bitPlaces + (high << 3)), i8x16.splat(<i8>(sixteen + 8))), 0);
    at += popcnt(high);
  }
  return <i32>(at - list);
}

/** Sets 256 bytes to 0. */
@inline
export function clearBytes(bytes: usize): void {
  for (let at = bytes; at < bytes + 256; at += 64) {
    v128.store(at, i8x16.splat(0));
    v128.store(at, i8x16.splat(0), 16);
    v128.store(at, i8x16.splat(0), 32);
    v128.store(at, i8x16.splat(0), 48);
  }
}

/** Takes the rows of one child away from its parent's histogram of a column; what is left is the other child's. */
export function subtractFrom(parent: usize, child: usize): void {
  for (let at: usize = 0; at < COUNTS; at += 16) {
    v128.store(parent + at, f64x2.sub(v128.load(parent + at), v128.load(child + at)));
  }
  for (let at = COUNTS; at < HISTOGRAM_BYTES; at += 16) {
    v128.store(parent + at, i32x4.sub(v128.load(parent + at), v128.load(child + at)));
  }
}
