import { mixed, uniformAt } from "../../math/counterHash.ts";
import { deriveSeed } from "../../math/rng.ts";

export const FLIPS = ["none", "horizontal", "vertical", "both"] as const;
/** The axes along which pictures are mirrored, each for half of the pictures. */
export type Flip = (typeof FLIPS)[number];

/** How training pictures are changed at random, again in every epoch. 0 and "none": no change. */
export interface Augmentation {
  readonly flip: Flip;
  /** Up to this share of height and width, in each direction: [0, 1]. */
  readonly shift: number;
  /** Largest rotation in degrees, in either direction: [0, 180]. */
  readonly rotate: number;
  /** Larger or smaller by up to this share: a factor between 1 / (1 + zoom) and 1 + zoom; ≥ 0. */
  readonly zoom: number;
  /** Lighter or darker: a number in ±brightness is added to all values (of prepared pictures: in standard deviations of pixels). */
  readonly brightness: number;
}

/** Height, width, channels; values row-major, channels last. */
export type PictureDimensions = readonly [height: number, width: number, channels: number];

/** Whether anything is changed. */
export function isAugmenting({ flip, shift, rotate, zoom, brightness }: Augmentation): boolean {
  return flip !== "none" || shift > 0 || rotate > 0 || zoom > 0 || brightness > 0;
}

/** The key of an epoch; the key of each picture is `pictureKey`. @param seed of the training @param epoch 0-based */
export function augmentationKey(seed: number, epoch: number): number {
  return deriveSeed(seed, "augment", epoch);
}

/** The key that determines the changes of one picture. @param row 0-based among the training rows */
export function pictureKey(epochKey: number, row: number): number {
  return mixed((epochKey + row) >>> 0);
}

/** A changed copy of one picture: see `augmentInto`. */
export function augment(
  picture: Float32Array,
  shape: PictureDimensions,
  augmentation: Augmentation,
  key: number,
): Float32Array<ArrayBuffer> {
  const changed = new Float32Array(picture.length);
  augmentInto(changed, picture, 0, shape, augmentation, key);
  return changed;
}

/**
 * Writes a changed picture: mirrored, zoomed and rotated about its centre, then shifted, then lighter or darker. Values between
 * pixels are bilinear, those outside are the nearest pixel's (SciPy's `affine_transform` of order 1 with mode "nearest"). The
 * amount of each change is uniform within its strength (for the zoom on a logarithmic scale) and depends only on `key`. Each change
 * has its own random numbers, so that switching one off does not affect the others. A strength of 0 changes no bit.
 * @param target where the picture is written, also at `from`
 * @param from index of the picture's first value in `source`
 * @param key uint32: see `pictureKey`
 */
export function augmentInto(
  target: Float32Array,
  source: Float32Array,
  from: number,
  shape: PictureDimensions,
  { flip, shift, rotate, zoom, brightness }: Augmentation,
  key: number,
): void {
  const [height, width, channels] = shape;
  const mirrored = (flip === "horizontal" || flip === "both") && uniformAt(key, 0) < 0.5;
  const upended = (flip === "vertical" || flip === "both") && uniformAt(key, 1) < 0.5;
  const down = shift * height * (2 * uniformAt(key, 2) - 1);
  const right = shift * width * (2 * uniformAt(key, 3) - 1);
  const angle = ((rotate * Math.PI) / 180) * (2 * uniformAt(key, 4) - 1);
  const factor = (1 + zoom) ** (2 * uniformAt(key, 5) - 1);
  const lighter = brightness * (2 * uniformAt(key, 6) - 1);
  const end = from + height * width * channels;
  if (!mirrored && !upended && shift === 0 && rotate === 0 && zoom === 0) {
    if (brightness === 0) for (let i = from; i < end; i++) target[i] = source[i]!;
    else for (let i = from; i < end; i++) target[i] = source[i]! + lighter;
    return;
  }
  // From a pixel of the new picture back to its position in the old one, both counted from the corner.
  const cosine = Math.cos(angle) / factor;
  const sine = Math.sin(angle) / factor;
  const vertical = upended ? -1 : 1;
  const horizontal = mirrored ? -1 : 1;
  const centreY = (height - 1) / 2;
  const centreX = (width - 1) / 2;
  const fromY = centreY + down;
  const fromX = centreX + right;
  resample(
    target,
    source,
    from,
    shape,
    vertical * cosine,
    -vertical * sine,
    centreY - vertical * (cosine * fromY - sine * fromX),
    horizontal * sine,
    horizontal * cosine,
    centreX - horizontal * (sine * fromY + cosine * fromX),
  );
  if (lighter !== 0) for (let i = from; i < end; i++) target[i]! += lighter;
}

/**
 * Pixel (y, x) of the target is the source at (yy · y + yx · x + y0, xy · y + xx · x + x0), bilinear, with coordinates clamped to
 * the picture. The arguments are numbers, not an object, so that no memory is allocated per picture.
 */
function resample(
  target: Float32Array,
  source: Float32Array,
  from: number,
  [height, width, channels]: PictureDimensions,
  yy: number,
  yx: number,
  y0: number,
  xy: number,
  xx: number,
  x0: number,
): void {
  for (let y = 0, i = from; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sourceY = Math.min(height - 1, Math.max(0, yy * y + yx * x + y0));
      const sourceX = Math.min(width - 1, Math.max(0, xy * y + xx * x + x0));
      const top = Math.floor(sourceY);
      const left = Math.floor(sourceX);
      const below = sourceY - top;
      const beside = sourceX - left;
      const first = from + (top * width + left) * channels;
      // Step 0 if there is no neighbour; its weight is 0.
      const nextRow = top + 1 < height ? width * channels : 0;
      const nextColumn = left + 1 < width ? channels : 0;
      for (let at = first; at < first + channels; at++, i++) {
        const upper = (1 - beside) * source[at]! + beside * source[at + nextColumn]!;
        const lower = (1 - beside) * source[at + nextRow]! + beside * source[at + nextRow + nextColumn]!;
        target[i] = (1 - below) * upper + below * lower;
      }
    }
  }
}
