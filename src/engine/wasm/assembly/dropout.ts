/** The constants of core/learner/network/dropoutMask.ts; the masks are the same, bit for bit. */
const COUNTER_STEP: u32 = 0x9e3779b9;
const FIRST_FACTOR: u32 = 0x21f0aaad;
const SECOND_FACTOR: u32 = 0xd35a2d97;

/**
 * y = x · mask: forward on activations, backward on gradients. Unit (row, column) is kept and scaled if the hash of row · width +
 * column is not below `dropBelow`. y may be x.
 * @param x, y panels, rows × width
 * @param key of `dropoutKey`
 * @param dropBelow `dropThreshold(rate)` of core
 * @param scale 1 / (1 − rate)
 */
export function applyDropout(x: usize, y: usize, rows: i32, width: i32, key: u32, dropBelow: u32, scale: f32): void {
  const limit = i32x4.splat(dropBelow);
  const kept = f32x4.splat(scale);
  const rowStep = i32x4.splat(width * COUNTER_STEP);
  const lanes = i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(COUNTER_STEP));
  const bytes = <usize>rows << 4;
  for (let column = 0; column < width; column += 4) {
    let counter = i32x4.add(lanes, i32x4.splat(key + column * COUNTER_STEP));
    for (const end = x + bytes; x < end; x += 16, y += 16) {
      // A factor of 0, not a cleared value, so that a non-finite unit stays visible.
      const factor = v128.and(kept, i32x4.ge_u(mixed4(counter), limit));
      v128.store(y, f32x4.mul(v128.load(x), factor));
      counter = i32x4.add(counter, rowStep);
    }
  }
}

/** As in core: the key of the mask of a layer (its index in the model) in a batch (0-based in the epoch). */
export function dropoutKey(epochSeed: u32, batch: u32, layer: u32): u32 {
  return mixed(mixed(epochSeed + batch) + layer);
}

function mixed(value: u32): u32 {
  let x = (value ^ (value >> 16)) * FIRST_FACTOR;
  x = (x ^ (x >> 15)) * SECOND_FACTOR;
  return x ^ (x >> 15);
}

@inline
function mixed4(value: v128): v128 {
  let x = i32x4.mul(v128.xor(value, i32x4.shr_u(value, 16)), i32x4.splat(FIRST_FACTOR));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(SECOND_FACTOR));
  return v128.xor(x, i32x4.shr_u(x, 15));
}
