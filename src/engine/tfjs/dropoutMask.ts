import { createRng, deriveSeed } from "../../core/math/rng.ts";

/**
 * Inverted dropout mask: 0 with probability `rate`, else 1 / (1 − rate). Drawn on the host from a seed for this epoch, batch and
 * layer, so that it is the same on every engine and another one at every step (TensorFlow.js repeats one mask for a fixed seed).
 * @param epochSeed `EpochPlan.dropoutSeed`
 */
export function dropoutMask(
  epochSeed: number,
  batch: number,
  layer: number,
  rate: number,
  size: number,
): Float32Array<ArrayBuffer> {
  const mask = new Float32Array(size);
  const rng = createRng(deriveSeed(epochSeed, batch, layer));
  const dropBelow = rate * 2 ** 32;
  const kept = 1 / (1 - rate);
  for (let i = 0; i < size; i++) if (rng.uint32() >= dropBelow) mask[i] = kept;
  return mask;
}
