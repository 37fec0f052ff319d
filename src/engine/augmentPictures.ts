import type { LoadedData } from "../core/data/preparation/preparedData.ts";
import {
  augmentationKey,
  augmentInto,
  isAugmenting,
  pictureKey,
  type Augmentation,
} from "../core/model/augment.ts";
import { createPacer } from "./pacer.ts";
import type { EpochPlan } from "./engine.ts";

/** Pictures between two looks at the clock, by their values: about a tenth of a millisecond. */
const VALUES_BETWEEN_LOOKS = 10_000;

/** Makes the training pictures of an epoch (0-based); resolves with them, or with null when it was stopped. */
export type Augmenter = (
  epoch: number,
  controls: Pick<EpochPlan, "shouldStop" | "hold">,
) => Promise<Float32Array<ArrayBuffer> | null>;

/**
 * Changes training pictures anew for every epoch, into one buffer that each epoch writes over. Pauses and stops are heard as within
 * an epoch. null: nothing is to be changed.
 * @param seed of the training
 */
export function createAugmenter(
  augmentation: Augmentation | null,
  { train, rowShape }: Pick<LoadedData, "train" | "rowShape">,
  seed: number,
): Augmenter | null {
  if (augmentation === null || !isAugmenting(augmentation)) return null;
  const { rows, pictures } = train;
  if (rowShape.length !== 3 || pictures === undefined) throw new Error("Only pictures can be augmented");
  const size = rowShape[0] * rowShape[1] * rowShape[2];
  const stride = Math.max(1, Math.floor(VALUES_BETWEEN_LOOKS / size));
  const pacer = createPacer();
  const changed = new Float32Array(pictures.length);
  return async (epoch, { shouldStop, hold }) => {
    const key = augmentationKey(seed, epoch);
    for (let row = 0; row < rows; row++) {
      if (row % stride === 0 && (await pacer.breathe())) {
        await hold?.();
        if (shouldStop()) return null;
      }
      augmentInto(changed, pictures, row * size, rowShape, augmentation, pictureKey(key, row));
    }
    return changed;
  };
}
