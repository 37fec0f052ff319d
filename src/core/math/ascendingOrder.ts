/** Below this, sorting by comparisons is faster. */
const FEW = 4096;
const BITS = 16;
const SIZE = 1 << BITS;
const MASK = SIZE - 1;
const PASSES = 64 / BITS;
const SIGN = 0x80000000;

/**
 * The indices of numbers in ascending order of the numbers. Equal numbers keep their order (0 and −0 are equal), NaN come last.
 *
 * A radix sort by the numbers' bits, 16 at a time, starting with the least significant (Knuth, The Art of Computer Programming 3,
 * 5.2.5, algorithm R): a million numbers take a tenth of the time that a comparison function takes.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const length = values.length;
  let order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  if (length < FEW) return order.sort((a, b) => compare(values[a]!, values[b]!) || a - b);
  const keys = sortableKeys(values);
  let other = new Uint32Array(length);
  const starts = new Uint32Array(SIZE);
  for (let pass = 0; pass < PASSES; pass++) {
    const half = keys[pass >> 1]!;
    const shift = (pass & 1) * BITS;
    if (!countDigits(half, shift, starts)) continue;
    for (let i = 0; i < length; i++) {
      const place = order[i]!;
      const digit = (half[place]! >>> shift) & MASK;
      other[starts[digit]!] = place;
      starts[digit]! += 1;
    }
    [order, other] = [other, order];
  }
  return order;
}

function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

/**
 * The low and the high halves of 64-bit integers in the order of the numbers: the bits of a positive double grow with it, those of
 * a negative one shrink. So the sign bit of a positive number is set, and all bits of a negative one are flipped.
 */
function sortableKeys(values: Float64Array): readonly [low: Uint32Array, high: Uint32Array] {
  const low = new Uint32Array(values.length);
  const high = new Uint32Array(values.length);
  const one = new Float64Array(1);
  const bytes = new DataView(one.buffer);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      low[i] = high[i] = 0xffffffff;
      continue;
    }
    // Adding 0 makes −0 and 0 the same.
    bytes.setFloat64(0, value + 0);
    const top = bytes.getUint32(0);
    const bottom = bytes.getUint32(4);
    const isNegative = top >= SIGN;
    high[i] = isNegative ? ~top : top | SIGN;
    low[i] = isNegative ? ~bottom : bottom;
  }
  return [low, high];
}

/** Where the keys with each digit begin. False if all keys have the same digit: this pass then has nothing to sort. */
function countDigits(keys: Uint32Array, shift: number, starts: Uint32Array): boolean {
  starts.fill(0);
  for (let i = 0; i < keys.length; i++) starts[(keys[i]! >>> shift) & MASK]! += 1;
  if (starts[(keys[0]! >>> shift) & MASK] === keys.length) return false;
  let sum = 0;
  for (let digit = 0; digit < SIZE; digit++) {
    const count = starts[digit]!;
    starts[digit] = sum;
    sum += count;
  }
  return true;
}
