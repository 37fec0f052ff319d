import { COUNTER_STEP, mixed } from "../../math/counterHash.ts";

/**
 * Inverted dropout: a unit is 0 with probability `rate`, otherwise it is scaled by 1 / (1 − rate). Whether unit `index` (row ·
 * width + column; pictures row-major, channels last) is dropped depends on a counter-based hash of its position, not on a stream:
 * every engine computes the same mask in any order, and each step has its own mask.
 * @param key see `dropoutKey`
 */
export function dropoutMask(key: number, rate: number, size: number): Float32Array<ArrayBuffer> {
  const mask = new Float32Array(size);
  const dropBelow = dropThreshold(rate);
  const kept = 1 / (1 - rate);
  for (let index = 0; index < size; index++) {
    if (mixed((key + Math.imul(index, COUNTER_STEP)) >>> 0) >= dropBelow) mask[index] = kept;
  }
  return mask;
}

/** Units whose hash is below this are dropped. */
export function dropThreshold(rate: number): number {
  return Math.min(Math.round(rate * 2 ** 32), 2 ** 32 - 1);
}

/**
 * Key of one mask.
 * @param epochSeed uint32, `EpochPlan.dropoutSeed`
 * @param batch 0-based in the epoch
 * @param layer index in `model.layers`
 */
export function dropoutKey(epochSeed: number, batch: number, layer: number): number {
  return mixed((mixed((epochSeed + batch) >>> 0) + layer) >>> 0);
}
