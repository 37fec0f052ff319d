import type { PictureSummary } from "../../../core/data/table/dataset.ts";
import {
  augment,
  augmentationKey,
  pictureKey,
  type Augmentation,
} from "../../../core/learner/network/augment.ts";
import { type Setting, type Settings, largest } from "../../../core/model/settings.ts";
import { pictureRgba, type Rgba } from "../../charts/data/pictures/rgba.ts";

/** One picture of a class and its augmented versions. */
export interface AugmentedExample {
  readonly name: string;
  readonly original: Rgba;
  readonly changed: readonly Rgba[];
}

const MOST_CLASSES = 6;
const CHANGED = 7;

/** The strongest changes that a trial of these settings can make. */
export function strongestAugmentation(settings: Settings): Augmentation {
  return {
    flip: strongestFlip(settings.flip),
    shift: largest(settings.shift),
    rotate: largest(settings.rotate),
    zoom: largest(settings.zoom),
    brightness: largest(settings.brightness),
  };
}

/** The first picture of some classes, each changed several times. @param draw another number gives other examples */
export function augmentedExamples(
  { classes, height, width, channels }: PictureSummary,
  augmentation: Augmentation,
  draw: number,
): readonly AugmentedExample[] {
  const shape = [height, width, channels] as const;
  const pixels = classes.flatMap(({ samples }) => samples.slice(0, 1));
  // Brightness is in standard deviations of pixels, estimated from the samples instead of the training pictures.
  const scale = scaleOf(pixels);
  return classes.slice(0, MOST_CLASSES).flatMap(({ name, samples }, at) => {
    const [first] = samples;
    if (first === undefined) return [];
    const values = Float32Array.from(first, (value) => (value - scale.mean) / scale.sd);
    const changed = Array.from({ length: CHANGED }, (_, example) => {
      const key = pictureKey(augmentationKey(draw, example), at);
      const result = augment(values, shape, augmentation, key);
      return pictureRgba(
        result.map((value) => Math.min(255, Math.max(0, value * scale.sd + scale.mean))),
        shape,
      );
    });
    return [{ name, original: pictureRgba(first, shape), changed }];
  });
}

function strongestFlip(setting: Setting): Augmentation["flip"] {
  const values = setting.mode === "value" ? [setting.value] : choicesOf(setting);
  const horizontal = values.some((value) => value === "horizontal" || value === "both");
  const vertical = values.some((value) => value === "vertical" || value === "both");
  if (horizontal && vertical) return "both";
  return horizontal ? "horizontal" : vertical ? "vertical" : "none";
}

function choicesOf({ distribution }: Extract<Setting, { mode: "range" }>) {
  return distribution.kind === "categorical" ? distribution.choices : [];
}

function scaleOf(pictures: readonly Uint8Array[]): { mean: number; sd: number } {
  let [count, sum, squares] = [0, 0, 0];
  for (const pixels of pictures) {
    for (const value of pixels) {
      count += 1;
      sum += value;
      squares += value ** 2;
    }
  }
  const mean = count === 0 ? 0 : sum / count;
  return { mean, sd: Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean ** 2)) || 1 };
}
