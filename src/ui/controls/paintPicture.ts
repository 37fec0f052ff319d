import type { PictureShape } from "../../core/data/table/dataset.ts";

/** Paints a picture's pixels (bytes, channels last) at its own size, its left edge at `x`. */
export function paintPicture(
  context: CanvasRenderingContext2D,
  { height, width, channels }: PictureShape,
  pixels: Uint8Array,
  x: number,
): void {
  const image = context.createImageData(width, height);
  for (let at = 0; at < height * width; at++) {
    for (let c = 0; c < 3; c++) {
      image.data[4 * at + c] = pixels[at * channels + (channels === 1 ? 0 : c)]!;
    }
    image.data[4 * at + 3] = 255;
  }
  context.putImageData(image, x, 0);
}
