import type { PictureColumn, PictureShape } from "../table/dataset.ts";

/** Values of one picture: height × width × channels. */
export function pictureValues({ height, width, channels }: PictureShape): number {
  return height * width * channels;
}

export function pictureCount(column: PictureColumn): number {
  return column.pixels.length / pictureValues(column);
}

/** The pixels of one picture, without a copy. */
export function pictureAt(column: PictureColumn, row: number): Uint8Array {
  const values = pictureValues(column);
  return column.pixels.subarray(row * values, (row + 1) * values);
}
