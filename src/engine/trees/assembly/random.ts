/** As COUNTER_STEP of core/math/counterHash.ts. */
const STEP: u32 = 0x9e3779b9;

let key: u32 = 0;
let counter: u32 = 0;

/** Starts the stream of random numbers of a key. */
export function seedStream(seed: u32): void {
  key = seed;
  counter = 0;
}

/** Uniform 32-bit number: that of the next counter under the key, as `uniformAt` of core/math/counterHash.ts. */
@inline
export function nextUint32(): u32 {
  let x = key + counter * STEP;
  counter += 1;
  x = (x ^ (x >> 16)) * 0x21f0aaad;
  x = (x ^ (x >> 15)) * 0xd35a2d97;
  return x ^ (x >> 15);
}

/** Uniform in [0, bound); biased by less than bound / 2³². */
@inline
export function nextBelow(bound: u32): u32 {
  return <u32>(((<u64>nextUint32()) * (<u64>bound)) >> 32);
}

/** Uniform in [0, 1). */
@inline
export function nextUniform(): f64 {
  return <f64>nextUint32() / 4294967296.0;
}
