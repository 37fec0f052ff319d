import { MISSING, VALUE_BINS } from "./state";

const DIGIT: i32 = 11;
const DIGITS: usize = 2048;

/**
 * Sorts a column into at most 255 bins and writes the bin of each row. A column of at most 255 distinct values has one bin for each;
 * otherwise bins take about equally many rows, and equal values share a bin. NaN goes to bin 255; −0 is 0.
 * @param values float32, one of each row
 * @param pairs 8 bytes of each row, twice: space to sort in
 * @param tallies 3 × 2,048 uint32
 * @param out uint8 of each row
 * @param low, high float32 × 256: least and greatest value of each bin
 * @returns bins of values
 */
export function binColumn(values: usize, count: i32, pairs: usize, tallies: usize, out: usize, low: usize, high: usize): i32 {
  const spare = pairs + ((<usize>count) << 3);
  const present = keyed(values, count, pairs, out);
  sortPairs(pairs, present, spare, tallies);
  // Three passes leave the sorted pairs in the spare space.
  const distinct = distinctKeys(spare, present);
  const each = distinct <= VALUE_BINS;
  return assign(spare, present, each ? distinct : VALUE_BINS, each, out, low, high);
}

/** Writes (key, row) of each number, where keys as uint32 are ordered as the numbers are. Missing ones get their bin. */
function keyed(values: usize, count: i32, pairs: usize, out: usize): i32 {
  let at = pairs;
  for (let row = 0; row < count; row++) {
    const value = load<f32>(values + ((<usize>row) << 2));
    if (value != value) {
      store<u8>(out + row, <u8>MISSING);
      continue;
    }
    const bits = reinterpret<u32>(value + 0);
    store<u32>(at, bits ^ (<u32>((<i32>bits) >> 31) | 0x80000000));
    store<u32>(at, row, 4);
    at += 8;
  }
  return <i32>((at - pairs) >> 3);
}

@inline
function numberOf(key: u32): f32 {
  return reinterpret<f32>(key & 0x80000000 ? key ^ 0x80000000 : ~key);
}

/** Radix sort by three digits of 11 bits, the lowest first; the result is in `spare`. */
function sortPairs(pairs: usize, count: i32, spare: usize, tallies: usize): void {
  memory.fill(tallies, 0, 3 * DIGITS * 4);
  for (let i: usize = 0; i < (<usize>count) << 3; i += 8) {
    const key = load<u32>(pairs + i);
    for (let digit: i32 = 0; digit < 3; digit++) {
      const at = tallies + ((<usize>digit * DIGITS + ((key >> (digit * DIGIT)) & 2047)) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
  let from = pairs;
  let to = spare;
  for (let digit: i32 = 0; digit < 3; digit++) {
    const tally = tallies + ((<usize>digit * DIGITS) << 2);
    let sum: u32 = 0;
    for (let d: usize = 0; d < DIGITS << 2; d += 4) {
      const here = load<u32>(tally + d);
      store<u32>(tally + d, sum);
      sum += here;
    }
    for (let i: usize = 0; i < (<usize>count) << 3; i += 8) {
      const pair = load<u64>(from + i);
      const at = tally + (((<usize>pair >> (digit * DIGIT)) & 2047) << 2);
      const place = load<u32>(at);
      store<u64>(to + ((<usize>place) << 3), pair);
      store<u32>(at, place + 1);
    }
    const other = from;
    from = to;
    to = other;
  }
}

function distinctKeys(sorted: usize, count: i32): i32 {
  let distinct = 0;
  for (let i = 0; i < count; i++) {
    const at = sorted + ((<usize>i) << 3);
    if (i == 0 || load<u32>(at) != load<u32>(at - 8)) distinct += 1;
  }
  return distinct;
}

/**
 * Walks the sorted values and closes a bin when it holds its share of the rows that are left, but never between equal values.
 * @param most bins
 * @param each every distinct value has its own bin
 * @returns bins
 */
function assign(sorted: usize, count: i32, most: i32, each: bool, out: usize, low: usize, high: usize): i32 {
  let bin: i32 = -1;
  let room: i32 = 0;
  let left = count;
  let inBin: i32 = 0;
  let previous: u32 = 0;
  for (let i = 0; i < count; i++) {
    const at = sorted + ((<usize>i) << 3);
    const key = load<u32>(at);
    if (i == 0 || (key != previous && (each || (inBin >= room && bin < most - 1)))) {
      left -= inBin;
      inBin = 0;
      bin += 1;
      const bins = most - bin;
      room = (left + bins - 1) / bins;
      store<f32>(low + ((<usize>bin) << 2), numberOf(key));
    }
    store<f32>(high + ((<usize>bin) << 2), numberOf(key));
    store<u8>(out + load<u32>(at, 4), <u8>bin);
    previous = key;
    inBin += 1;
  }
  return bin + 1;
}
