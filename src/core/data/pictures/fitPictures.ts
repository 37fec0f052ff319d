import type { PictureColumn } from "../table/dataset.ts";
import type { FittedPictures } from "../preparation/preparation.ts";
import { pictureAt, pictureValues } from "./pictureColumn.ts";

const LEVELS = 256;

/** The mean and standard deviation of each channel over some pictures (the training rows); other pictures are not read. */
export function fitPictures(column: PictureColumn, rows: Uint32Array): FittedPictures {
  const { name, height, width, channels } = column;
  // Pixels are bytes: counting them is exact, and the sums are then short ones.
  const counts = Array.from({ length: channels }, () => new Float64Array(LEVELS));
  for (const row of rows) countPixels(pictureAt(column, row), counts);
  const moments = counts.map(momentsOf);
  return {
    name,
    height,
    width,
    channels,
    mean: moments.map(({ mean }) => mean),
    sd: moments.map(({ sd }) => sd),
  };
}

/**
 * Some pictures as features, row-major, rows × height × width × channels.
 * @param column undefined: missing, treated as pictures of the mean colour
 */
export function transformPictures(
  fitted: FittedPictures,
  column: PictureColumn | undefined,
  rows: Uint32Array,
): Float32Array<ArrayBuffer> {
  const values = pictureValues(fitted);
  const features = new Float32Array(rows.length * values);
  if (column === undefined) return features;
  const { channels } = fitted;
  if (column.height !== fitted.height || column.width !== fitted.width || column.channels !== channels) {
    throw new RangeError(`pictures of ${column.height} × ${column.width} × ${column.channels}`);
  }
  const scaled = featuresOfLevels(fitted);
  rows.forEach((row, i) => {
    const pixels = pictureAt(column, row);
    for (let at = 0, channel = 0; at < values; at++) {
      features[i * values + at] = scaled[channel * LEVELS + pixels[at]!]!;
      channel = channel + 1 === channels ? 0 : channel + 1;
    }
  });
  return features;
}

/** The feature of each of the 256 values a pixel can have, channel by channel. */
function featuresOfLevels({ channels, mean, sd }: FittedPictures): Float32Array {
  return Float32Array.from(
    { length: channels * LEVELS },
    (_, at) => ((at % LEVELS) - mean[Math.floor(at / LEVELS)]!) / sd[Math.floor(at / LEVELS)]!,
  );
}

function countPixels(pixels: Uint8Array, counts: readonly Float64Array[]): void {
  const channels = counts.length;
  counts.forEach((own, channel) => {
    for (let at = channel; at < pixels.length; at += channels) own[pixels[at]!]! += 1;
  });
}

function momentsOf(counts: Float64Array): { mean: number; sd: number } {
  let pixels = 0;
  let sum = 0;
  counts.forEach((count, level) => {
    pixels += count;
    sum += count * level;
  });
  const mean = pixels === 0 ? 0 : sum / pixels;
  let squares = 0;
  counts.forEach((count, level) => (squares += count * (level - mean) ** 2));
  const sd = pixels === 0 ? 0 : Math.sqrt(squares / pixels);
  return { mean, sd: sd < 10 * Number.EPSILON ? 1 : sd };
}
