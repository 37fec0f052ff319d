/**
 * Seeded random numbers. The only source of randomness in the project. The same seed gives the same uniform numbers and integers
 * everywhere, because only 32-bit integer arithmetic and exactly defined double operations are used. Normal numbers can differ
 * between browsers in their last digits: they need a logarithm, whose rounding ECMAScript does not define.
 */
export interface Rng {
  /** Uniform in [0, 1) with 53 random bits. */
  uniform(): number;
  /** Uniform integer in [0, bound); `bound` is an integer ≥ 1. Unbiased (rejection).
   * @throws RangeError for a bound below 1 */
  integer(bound: number): number;
  /** Standard normal (polar method, both values used). */
  normal(): number;
  /** Uniform 32-bit unsigned integer. */
  uint32(): number;
}

/**
 * xoshiro128** 1.1 (Blackman & Vigna 2018, public domain), its state filled by splitmix32 from `seed`.
 * @param seed any integer; taken modulo 2³²
 */
export function createRng(seed: number): Rng {
  let mixer = seed >>> 0;
  const next = () => {
    mixer = (mixer + 0x9e3779b9) >>> 0;
    return mix32(mixer);
  };
  // An array, because engines keep integers above 2³⁰ that closures share as objects, a new one for each change.
  const state = Int32Array.from({ length: 4 }, next);
  let spare: number | null = null;

  const uint32 = (): number => {
    const a = state[0]!;
    const b = state[1]!;
    const c = state[2]! ^ a;
    const d = state[3]! ^ b;
    state[0] = a ^ d;
    state[1] = b ^ c;
    state[2] = c ^ (b << 9);
    state[3] = rotateLeft(d, 11);
    return Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
  };
  const uniform = (): number => {
    const high = uint32() >>> 5;
    const low = uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
  const integer = (bound: number): number => {
    if (!(bound >= 1)) throw new RangeError(`no integer in [0, ${bound})`);
    // 2³² mod bound, because remainders of 32-bit integers are several times as fast as those of doubles.
    const rest = bound > 2147483648 ? 4294967296 % bound : (-bound >>> 0) % (bound >>> 0);
    for (;;) {
      const value = uint32();
      if (value < 4294967296 - rest)
        return bound > 2147483648 ? value % bound : (value % (bound >>> 0)) >>> 0;
    }
  };
  const normal = (): number => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const factor = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * factor;
        return u * factor;
      }
    }
  };
  return { uniform, integer, normal, uint32 };
}

/**
 * A seed for one purpose, so that streams do not depend on the order in which others draw: `deriveSeed(seed, "split")`,
 * `deriveSeed(seed, "trial", 7)`.
 */
export function deriveSeed(seed: number, ...labels: readonly (string | number)[]): number {
  let hash = mix32(seed >>> 0);
  for (const label of labels) {
    const text = typeof label === "number" ? `#${label}` : label;
    for (let i = 0; i < text.length; i++) hash = mix32(hash ^ Math.imul(text.charCodeAt(i) + 1, 0x85ebca6b));
    hash = mix32(hash + 0x9e3779b9);
  }
  return hash;
}

/** Fisher–Yates: the numbers 0 … length−1 in random order. */
export function permutation(length: number, rng: Rng): Uint32Array {
  const order = new Uint32Array(length);
  writePermutation(order, rng);
  return order;
}

/** Writes the `permutation` of as many numbers as fit. */
export function writePermutation(order: Uint32Array, rng: Rng): void {
  for (let i = 0; i < order.length; i++) {
    const j = rng.integer(i + 1);
    order[i] = order[j]!;
    order[j] = i;
  }
}

/** The finaliser of splitmix32 / MurmurHash3: a bijection of 32-bit integers that scrambles every bit. */
function mix32(value: number): number {
  let z = value >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
