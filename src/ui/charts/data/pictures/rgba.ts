import { interpolatePuOr, interpolateViridis } from "d3-scale-chromatic";

/** The pixels of a picture. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  /** Row-major, four bytes a pixel. */
  readonly bytes: Uint8ClampedArray<ArrayBuffer>;
}

type Shape = readonly [height: number, width: number, channels: number];

/** Grey or colour pixels as they are. @param pixels 0 to 255, channels (1 or 3) last */
export function pictureRgba(pixels: ArrayLike<number>, [height, width, channels]: Shape): Rgba {
  return paint(height, width, (at) =>
    channels === 1
      ? [pixels[at]!, pixels[at]!, pixels[at]!]
      : [pixels[channels * at]!, pixels[channels * at + 1]!, pixels[channels * at + 2]!],
  );
}

/**
 * One filter of a first convolution. For grey pictures: orange for weights above 0, purple below, white for 0. For colour pictures,
 * the three weights of a pixel are its colour, middle grey for 0.
 * @param kernel [height, width, channels, filters], row-major
 * @param most the weight of full colour: the same for all filters, so that they can be compared
 */
export function filterRgba(
  kernel: ArrayLike<number>,
  shape: readonly [height: number, width: number, channels: number, filters: number],
  filter: number,
  most: number,
): Rgba {
  const [height, width, channels, filters] = shape;
  const weight = (at: number, channel: number) =>
    (kernel[(at * channels + channel) * filters + filter] ?? 0) / (most || 1);
  return paint(height, width, (at) =>
    channels === 3
      ? [0, 1, 2].map((channel) => 127.5 * (1 + weight(at, channel)))
      : DIVERGING[Math.round(127.5 * (1 + weight(at, 0)))]!,
  );
}

/**
 * One channel of a layer's output in viridis: dark is `low`, yellow is `high`.
 * @param values [height, width, channels], row-major
 */
export function mapRgba(
  values: ArrayLike<number>,
  [height, width, channels]: Shape,
  channel: number,
  [low, high]: readonly [number, number],
): Rgba {
  const scale = high > low ? 255 / (high - low) : 0;
  return paint(
    height,
    width,
    (at) => SEQUENTIAL[Math.round((values[at * channels + channel]! - low) * scale)]!,
  );
}

function paint(height: number, width: number, colour: (at: number) => readonly number[]): Rgba {
  const bytes = new Uint8ClampedArray(4 * height * width);
  for (let at = 0; at < height * width; at++) {
    bytes.set(colour(at), 4 * at);
    bytes[4 * at + 3] = 255;
  }
  return { width, height, bytes };
}

const SEQUENTIAL = table(interpolateViridis);
const DIVERGING = table(interpolatePuOr);

/** 256 colours of a scale, "rgb(1, 2, 3)" or "#010203" each, as numbers. */
function table(scale: (share: number) => string): readonly (readonly number[])[] {
  return Array.from({ length: 256 }, (_, i) => {
    const text = scale(i / 255);
    const parts = text.startsWith("#") ? text.match(/[\da-f]{2}/gi) : text.match(/\d+/g);
    return parts!.slice(0, 3).map((part) => parseInt(part, text.startsWith("#") ? 16 : 10));
  });
}
