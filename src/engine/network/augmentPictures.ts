import type { LoadedData } from "../../core/data/preparation/preparedData.ts";
import {
  augmentationKey,
  augmentInto,
  isAugmenting,
  pictureKey,
  type Augmentation,
} from "../../core/learner/network/augment.ts";
import { createPacer } from "../pacer.ts";
import type { EpochPlan } from "./engine.ts";

/** Values of pictures between two checks of the clock: about a tenth of a millisecond. */
const VALUES_BETWEEN_LOOKS = 10_000;

/** Makes the training pictures of an epoch (0-based); resolves with them, or with null if stopped. */
export type Augmenter = (
  epoch: number,
  controls: Pick<EpochPlan, "shouldStop" | "hold">,
) => Promise<Float32Array<ArrayBuffer> | null>;

/**
 * Changes training pictures for every epoch, in one buffer that each epoch overwrites. Pauses and stops take effect as within an
 * epoch. null: no augmentation.
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
