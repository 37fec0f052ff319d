import type { PictureShape } from "../table/dataset.ts";

/** A single picture: bytes, channels last. */
export interface Picture extends PictureShape {
  readonly pixels: Uint8Array | Uint8ClampedArray;
}

/** Part of a picture, in its pixels; may begin and end within one. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * An area of a picture at another size. A new pixel is the rounded mean of the old pixels it covers, weighted by the covered share
 * of each. The mean is of the stored values, not of linear light. So a picture of one colour keeps it, and one of the same size
 * does not change. When enlarged, old pixels become blocks.
 */
export function resizePicture(
  picture: Picture,
  area: Area,
  height: number,
  width: number,
): Uint8Array<ArrayBuffer> {
  const { channels } = picture;
  const across = coverage(area.x, area.width, width, picture.width);
  const down = coverage(area.y, area.height, height, picture.height);
  const [firstRow, lastRow] = [down[0]!.first, down.at(-1)!.first + down.at(-1)!.shares.length];
  const narrowed = new Float64Array((lastRow - firstRow) * width * channels);
  for (let y = firstRow; y < lastRow; y++) {
    narrowRow(picture, y, across, narrowed, (y - firstRow) * width * channels);
  }
  const resized = new Uint8Array(height * width * channels);
  const line = new Float64Array(width * channels);
  down.forEach(({ first, shares }, y) => {
    line.fill(0);
    shares.forEach((share, i) => {
      const from = (first - firstRow + i) * line.length;
      for (let at = 0; at < line.length; at++) line[at]! += share * narrowed[from + at]!;
    });
    for (let at = 0; at < line.length; at++) resized[y * line.length + at] = Math.round(line[at]!);
  });
  return resized;
}

/** The old pixels that a new one covers, from `first` on, and their weights, which add up to 1. */
interface Coverage {
  readonly first: number;
  readonly shares: Float64Array;
}

function coverage(from: number, length: number, count: number, limit: number): readonly Coverage[] {
  const step = length / count;
  return Array.from({ length: count }, (_, k) => {
    const [start, end] = [from + k * step, from + (k + 1) * step];
    const first = Math.min(limit - 1, Math.max(0, Math.floor(start)));
    const last = Math.min(limit, Math.max(first + 1, Math.ceil(end - 1e-9)));
    const shares = Float64Array.from({ length: last - first }, (_unused, i) =>
      Math.max(0, Math.min(end, first + i + 1) - Math.max(start, first + i)),
    );
    const total = shares.reduce((sum, share) => sum + share, 0);
    return { first, shares: shares.map((share) => share / total) };
  });
}

function narrowRow(
  { pixels, width, channels }: Picture,
  y: number,
  across: readonly Coverage[],
  into: Float64Array,
  offset: number,
): void {
  for (let x = 0; x < across.length; x++) {
    const { first, shares } = across[x]!;
    for (let c = 0; c < channels; c++) {
      let sum = 0;
      let at = (y * width + first) * channels + c;
      for (let i = 0; i < shares.length; i++, at += channels) sum += shares[i]! * pixels[at]!;
      into[offset + x * channels + c] = sum;
    }
  }
}
