import { clamp } from "../../math/clamp.ts";
import type { FittedPictures } from "../preparation/preparation.ts";

type Scale = Pick<FittedPictures, "channels" | "mean" | "sd">;

/** One picture as features, scaled like those of a dataset by `transformPictures`. @param pixels 0 to 255, channels last */
export function featuresOfPixels(
  { channels, mean, sd }: Scale,
  pixels: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  return Float32Array.from(pixels, (value, at) => (value - mean[at % channels]!) / sd[at % channels]!);
}

/** The pixels that features were made from, clamped to 0 to 255. */
export function pixelsOfFeatures(
  { channels, mean, sd }: Scale,
  features: ArrayLike<number>,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(features, (feature, at) =>
    clamp(Math.round(feature * sd[at % channels]! + mean[at % channels]!), 0, 255),
  );
}

/**
 * The bytes of a canvas as a picture: grey by the weights of Rec. 709's luma, or red, green and blue. @param rgba four bytes a pixel */
export function picturePixels(rgba: ArrayLike<number>, channels: number): Uint8Array<ArrayBuffer> {
  const count = rgba.length / 4;
  const pixels = new Uint8Array(count * channels);
  for (let at = 0; at < count; at++) {
    const [r, g, b] = [rgba[4 * at]!, rgba[4 * at + 1]!, rgba[4 * at + 2]!];
    if (channels === 1) pixels[at] = Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b);
    else pixels.set([r, g, b], channels * at);
  }
  return pixels;
}
