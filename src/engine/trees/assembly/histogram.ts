import { bins, binStride, COUNTS, HISTOGRAM_BYTES, order, records } from "./state";

/** Adds the rows of a node to a column's histogram. */
export function accumulate(column: i32, from: i32, to: i32, histogram: usize): void {
  const bin = bins + <usize>column * binStride;
  const counts = histogram + COUNTS;
  let row = order + ((<usize>from) << 2);
  let record = records + ((<usize>from) << 3);
  const end = order + ((<usize>to) << 2);
  for (; row < end; row += 4, record += 8) {
    const b = <usize>load<u8>(bin + load<u32>(row));
    const sums = histogram + (b << 4);
    v128.store(sums, f64x2.add(v128.load(sums), f64x2.promote_low_f32x4(v128.load64_zero(record))));
    const count = counts + (b << 2);
    store<u32>(count, load<u32>(count) + 1);
  }
}

/**
 * Like `accumulate` for fewer than 256 rows, whose counts are bytes: the bins with rows are then found sixteen at a time.
 * @param tallies 256 uint8
 */
export function accumulateFew(column: i32, from: i32, to: i32, histogram: usize, tallies: usize): void {
  const bin = bins + <usize>column * binStride;
  let row = order + ((<usize>from) << 2);
  let record = records + ((<usize>from) << 3);
  const end = order + ((<usize>to) << 2);
  for (; row < end; row += 4, record += 8) {
    const b = <usize>load<u8>(bin + load<u32>(row));
    const sums = histogram + (b << 4);
    v128.store(sums, f64x2.add(v128.load(sums), f64x2.promote_low_f32x4(v128.load64_zero(record))));
    store<u8>(tallies + b, load<u8>(tallies + b) + 1);
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
