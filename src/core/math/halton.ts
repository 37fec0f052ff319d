import { createRng, deriveSeed, permutation } from "./rng.ts";

/** Bits of a coordinate. */
const BITS = 53;

/** A Halton sequence: the point of an index, in [0, 1)^dimensions. */
export type HaltonSequence = (index: number) => Float64Array;

/**
 * A Halton sequence: coordinate d is the radical inverse of the index in base p_d, the d-th prime (its digits mirrored at the point).
 *
 * With a seed every digit of every coordinate goes through its own random permutation (Owen 2017, "A randomized Halton algorithm in
 * R"), the infinitely many leading zeros included. This breaks up the diagonals of the plain sequence in high dimensions, keeps the
 * stratification of every coordinate, and makes each point uniform. If `seed` is null, the plain sequence, whose first point is the
 * origin.
 * @param dimensions any number; the even cover fades with more dimensions, because the primes grow
 */
export function createHalton(dimensions: number, seed: number | null): HaltonSequence {
  const bases = primes(dimensions);
  const scramblers = bases.map((base, d) => {
    // This many digits fill the bits of a coordinate. Further digits of an index matter only beyond index 2⁵³.
    const digits = Math.ceil(BITS / Math.log2(base));
    return Array.from({ length: digits }, (_, k) =>
      seed === null ? null : permutation(base, createRng(deriveSeed(seed, "halton", d, k))),
    );
  });
  return (index) =>
    Float64Array.from(bases, (base, d) => {
      let left = index;
      let scale = 1;
      let sum = 0;
      for (const scrambler of scramblers[d]!) {
        const digit = left % base;
        left = Math.floor(left / base);
        scale /= base;
        sum += (scrambler === null ? digit : scrambler[digit]!) * scale;
      }
      // If all digits are base − 1, the sum can round up to 1.
      return Math.min(sum, 1 - Number.EPSILON / 2);
    });
}

/** The first primes. */
function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => prime * prime > candidate || candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
