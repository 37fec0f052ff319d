import { clamp } from "../../math/clamp.ts";
import { INK_SHARE } from "./inkGeometry.ts";

/** Pictures are enlarged to about so many pixels: much more than a stroke has. */
const FINE = 96;
/** How fast the outline of an enlarged picture goes from no ink to full ink: within a third of its range. */
const SHARP = 3;

/**
 * How wide the strokes of a drawing are, in pixels: twice its area over the length of its outline, which is the width of a long stroke.
 * The outline is the total variation of the ink (the coarea formula), by differences to two neighbours; a round one comes out up to 8 %
 * too long.
 * @param ink 0 to 1, row-major, of strokes that are several pixels wide
 * @returns 0 without ink
 */
export function strokeWidth(ink: ArrayLike<number>, width: number): number {
  const height = ink.length / width;
  const at = (y: number, x: number): number =>
    y < 0 || x < 0 || y >= height || x >= width ? 0 : ink[y * width + x]!;
  let [area, outline] = [0, 0];
  // A pixel beyond the picture on two sides, so that what touches its edge has an outline there.
  for (let y = -1; y < height; y++) {
    for (let x = -1; x < width; x++) {
      const here = at(y, x);
      area += here;
      outline += Math.hypot(at(y, x + 1) - here, at(y + 1, x) - here);
    }
  }
  return outline === 0 ? 0 : (2 * area) / outline;
}

/** `strokeWidth` of a picture whose strokes are a few pixels wide or less: of its ink enlarged bilinearly and cut at half of its most. */
export function coarseStrokeWidth(ink: ArrayLike<number>, width: number): number {
  const height = ink.length / width;
  const times = Math.max(1, Math.round(FINE / Math.max(height, width)));
  const most = Array.from(ink).reduce((largest, value) => Math.max(largest, value), 0);
  if (most === 0) return 0;
  const at = (y: number, x: number): number =>
    y < 0 || x < 0 || y >= height || x >= width ? 0 : ink[y * width + x]! / most;
  // With a pixel around, into which the outline may reach.
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
 * How far each pixel's middle is from the outline of what is drawn, negative inside; exact up to `reach`, and `reach` beyond it.
 * Two passes: along columns, then along rows over the squares of what the first one found (Felzenszwalb and Huttenlocher 2012, with a
 * window in place of their envelope).
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

/** To the nearest pixel that is so, from middle to middle; `reach` where there is none as near. */
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
