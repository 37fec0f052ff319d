/** Fractional part of the golden ratio as an odd uint32: consecutive counters land far apart. */
export const COUNTER_STEP = 0x9e3779b9;

/**
 * A bijection of uint32 whose every input bit flips every output bit with probability near 1/2: the "lowbias32" construction
 * (Wellons 2018) with the constants found by its hash-prospector project.
 */
export function mixed(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** Uniform in [0, 1) with 32 random bits: the number of that counter (0, 1, …) under a key (uint32). */
export function uniformAt(key: number, counter: number): number {
  return mixed((key + Math.imul(counter, COUNTER_STEP)) >>> 0) / 2 ** 32;
}
