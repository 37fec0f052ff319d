import { picturePixels } from "./pixels.ts";
import { resizePicture, type Picture } from "./resizePicture.ts";

/** How pictures of any size become squares of one size. */
export interface Frame {
  /** Height and width. */
  readonly size: number;
  /**
   * "crop": the middle of the longer side, so that the square is filled. "pad": the whole picture, in the middle; the rest has the
   * mean colour of the picture's edge.
   */
  readonly fit: "crop" | "pad";
  /** 1: grey, by Rec. 709's luma; 3: red, green and blue. */
  readonly channels: 1 | 3;
}

/** @param picture four channels, opaque: alpha is ignored */
export function framePicture(picture: Picture, frame: Frame): Uint8Array<ArrayBuffer> {
  const square = frame.fit === "crop" ? cropped(picture, frame.size) : padded(picture, frame.size);
  return picturePixels(square, frame.channels);
}

function cropped(picture: Picture, size: number): Uint8Array<ArrayBuffer> {
  const side = Math.min(picture.height, picture.width);
  const x = (picture.width - side) / 2;
  const y = (picture.height - side) / 2;
  return resizePicture(picture, { x, y, width: side, height: side }, size, size);
}

function padded(picture: Picture, size: number): Uint8Array<ArrayBuffer> {
  const { height, width, channels } = picture;
  const scale = size / Math.max(height, width);
  const inner = {
    height: Math.max(1, Math.round(height * scale)),
    width: Math.max(1, Math.round(width * scale)),
  };
  const small = resizePicture(picture, { x: 0, y: 0, width, height }, inner.height, inner.width);
  if (inner.height === size && inner.width === size) return small;
  const square = new Uint8Array(size * size * channels);
  const ground = edgeMean(small, inner.height, inner.width, channels);
  for (let at = 0; at < square.length; at++) square[at] = ground[at % channels]!;
  const [top, left] = [Math.floor((size - inner.height) / 2), Math.floor((size - inner.width) / 2)];
  for (let y = 0; y < inner.height; y++) {
    const row = small.subarray(y * inner.width * channels, (y + 1) * inner.width * channels);
    square.set(row, ((top + y) * size + left) * channels);
  }
  return square;
}

function edgeMean(pixels: Uint8Array, height: number, width: number, channels: number): readonly number[] {
  const sums = Array.from({ length: channels }, () => 0);
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (y > 0 && y < height - 1 && x > 0 && x < width - 1) continue;
      count++;
      for (let c = 0; c < channels; c++) sums[c]! += pixels[(y * width + x) * channels + c]!;
    }
  }
  return sums.map((sum) => Math.round(sum / count));
}
