import { clamp } from "../../math/clamp.ts";
import { INK_SHARE } from "./inkGeometry.ts";

/** Pictures are enlarged to about this many pixels, much more than the width of a stroke. */
const FINE = 96;
/** Steepness of the outline of an enlarged picture: from no ink to full ink within a third of the range. */
const SHARP = 3;

/**
 * The width of a drawing's strokes, in pixels: twice its area over the length of its outline, which is the width of a long stroke.
 * The length of the outline is the total variation of the ink (coarea formula), computed from differences to two neighbours; round
 * outlines are overestimated by up to 8 %.
 * @param ink 0 to 1, row-major, with strokes several pixels wide
 * @returns 0 without ink
 */
export function strokeWidth(ink: ArrayLike<number>, width: number): number {
  const height = ink.length / width;
  const at = (y: number, x: number): number =>
    y < 0 || x < 0 || y >= height || x >= width ? 0 : ink[y * width + x]!;
  let [area, outline] = [0, 0];
  // One more pixel on two sides, so that ink at the edge has an outline there.
  for (let y = -1; y < height; y++) {
    for (let x = -1; x < width; x++) {
      const here = at(y, x);
      area += here;
      outline += Math.hypot(at(y, x + 1) - here, at(y + 1, x) - here);
    }
  }
  return outline === 0 ? 0 : (2 * area) / outline;
}

/** `strokeWidth` for strokes of a few pixels or less: the ink is enlarged bilinearly and cut at half its maximum. */
export function coarseStrokeWidth(ink: ArrayLike<number>, width: number): number {
  const height = ink.length / width;
  const times = Math.max(1, Math.round(FINE / Math.max(height, width)));
  const most = Array.from(ink).reduce((largest, value) => Math.max(largest, value), 0);
  if (most === 0) return 0;
  const at = (y: number, x: number): number =>
    y < 0 || x < 0 || y >= height || x >= width ? 0 : ink[y * width + x]! / most;
  // With a border of one pixel for the outline.
  const [rows, columns] = [times * (height + 2), times * (width + 2)];
  const fine = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const y = (row + 0.5) / times - 1.5;
    const [y0, dy] = [Math.floor(y), y - Math.floor(y)];
    for (let column = 0; column < columns; column++) {
      const x = (column + 0.5) / times - 1.5;
      const [x0, dx] = [Math.floor(x), x - Math.floor(x)];
      const above = at(y0, x0) * (1 - dx) + at(y0, x0 + 1) * dx;
      const below = at(y0 + 1, x0) * (1 - dx) + at(y0 + 1, x0 + 1) * dx;
      const value = above * (1 - dy) + below * dy;
      fine[row * columns + column] = clamp(0.5 + SHARP * (value - 0.5), 0, 1);
    }
  }
  return strokeWidth(fine, columns) / times;
}

/**
 * Distance of each pixel's centre from the outline of the ink, negative inside; exact up to `reach`, then clipped to it. Two
 * passes: along columns, then along rows over the squares of the first result (Felzenszwalb and Huttenlocher 2012, with a window
 * instead of their envelope).
 * @param ink 0 to 1, row-major, `side` × `side`
 */
export function outlineDistance(
  ink: ArrayLike<number>,
  side: number,
  reach: number,
): Float32Array<ArrayBuffer> {
  const outside = distanceTo((at) => ink[at]! >= INK_SHARE, side, reach);
  const inside = distanceTo((at) => ink[at]! < INK_SHARE, side, reach);
  return outside.map((distance, at) => (distance > 0 ? distance - 0.5 : 0.5 - inside[at]!));
}

/** Distance to the nearest pixel that satisfies `is`, from centre to centre; at most `reach`. */
function distanceTo(is: (at: number) => boolean, side: number, reach: number): Float32Array<ArrayBuffer> {
  const along = new Float32Array(side * side).fill(reach);
  for (let x = 0; x < side; x++) {
    for (const [from, to, step] of [
      [0, side, 1],
      [side - 1, -1, -1],
    ] as const) {
      let nearest = reach;
      for (let y = from; y !== to; y += step) {
        nearest = is(y * side + x) ? 0 : Math.min(reach, nearest + 1);
        along[y * side + x] = Math.min(along[y * side + x]!, nearest);
      }
    }
  }
  const found = new Float32Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      let least = reach ** 2;
      const last = Math.min(side - 1, x + reach);
      for (let u = Math.max(0, x - reach); u <= last; u++) {
        least = Math.min(least, along[y * side + u]! ** 2 + (u - x) ** 2);
      }
      found[y * side + x] = Math.sqrt(least);
    }
  }
  return found;
}
