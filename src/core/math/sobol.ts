import { deriveSeed, createRng } from "./rng.ts";
import { SOBOL_DIRECTIONS } from "./sobolDirections.ts";

const BITS = 32;
const SCALE = 2 ** -BITS;

/** Dimensions with tabulated direction numbers; further dimensions are filled with independent uniform numbers. */
export const SOBOL_DIMENSIONS = SOBOL_DIRECTIONS.length + 1;

/**
 * `count` points of a Sobol sequence in [0, 1)^dimensions, from index `first`, row-major.
 *
 * With a seed the points are scrambled (nested uniform scrambling after Owen 1995, by the hash of Laine & Karras in the form of
 * Burley 2020): every aligned block of 2^m points keeps its stratification, and two seeds give independent point sets. If `seed` is
 * null, the plain sequence is returned, whose first point is the origin.
 * @param first index of the first point, 0 ≤ first, first + count ≤ 2³²
 */
export function sobolPoints(
  count: number,
  dimensions: number,
  seed: number | null,
  first: number = 0,
): Float64Array {
  const points = new Float64Array(count * dimensions);
  const tabulated = Math.min(dimensions, SOBOL_DIMENSIONS);
  for (let d = 0; d < tabulated; d++) {
    const directions = directionNumbers(d);
    const scramble = seed === null ? null : deriveSeed(seed, "sobol", d);
    let bits = sobolBits(directions, first);
    for (let i = 0; i < count; i++) {
      // Gray codes of neighbours differ in one bit, that of the lowest bit set in the larger index.
      if (i > 0) bits ^= directions[lowestBit(first + i)]!;
      const scrambled = scramble === null ? bits >>> 0 : nestedScramble(bits, scramble);
      points[i * dimensions + d] = scrambled * SCALE;
    }
  }
  for (let d = tabulated; d < dimensions; d++) {
    for (let i = 0; i < count; i++) {
      points[i * dimensions + d] = createRng(deriveSeed(seed ?? 0, "beyond", d, first + i)).uniform();
    }
  }
  return points;
}

/** V_1 … V_32 as 32-bit fractions (Bratley & Fox 1988). */
function directionNumbers(dimension: number): Uint32Array {
  const directions = new Uint32Array(BITS);
  const row = dimension === 0 ? null : SOBOL_DIRECTIONS[dimension - 1]!;
  if (row === null) {
    for (let k = 0; k < BITS; k++) directions[k] = (1 << (BITS - 1 - k)) >>> 0;
    return directions;
  }
  const polynomial = row[0]!;
  const degree = row.length - 1;
  for (let k = 0; k < BITS; k++) {
    if (k < degree) {
      directions[k] = (row[k + 1]! << (BITS - 1 - k)) >>> 0;
      continue;
    }
    let value = directions[k - degree]! ^ (directions[k - degree]! >>> degree);
    for (let j = 1; j < degree; j++) {
      if ((polynomial >>> (degree - j)) & 1) value ^= directions[k - j]!;
    }
    directions[k] = value >>> 0;
  }
  return directions;
}

function sobolBits(directions: Uint32Array, index: number): number {
  let gray = (index ^ (index >>> 1)) >>> 0;
  let bits = 0;
  for (let k = 0; gray !== 0; k++, gray >>>= 1) {
    if (gray & 1) bits ^= directions[k]!;
  }
  return bits >>> 0;
}

/** The place of the lowest bit that is set in an integer of 32 bits, not 0. */
function lowestBit(index: number): number {
  return 31 - Math.clz32(index & -index);
}

/** Each bit is flipped by a hash of the bits above it. */
function nestedScramble(bits: number, seed: number): number {
  let x = (reverseBits(bits) + seed) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52);
  x ^= Math.imul(x, 0xc7afe638);
  x ^= Math.imul(x, 0x8d22f6e6);
  return reverseBits(x);
}

function reverseBits(value: number): number {
  let x = value >>> 0;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
}
