import type { PictureDimensions } from "../../learner/network/augment.ts";
import { clamp } from "../../math/clamp.ts";
import { median } from "../../math/stats.ts";
import type { DrawingStyle, Extent } from "./drawingStyle.ts";
import { boxOf, centreOfMass, edgeOf, middleOf } from "./inkGeometry.ts";
import { outlineDistance, strokeWidth } from "./strokeWidth.ts";

/** In a photograph, pixels within this share of the largest distance from the ground are ground. */
const PHOTO_GROUND = 0.35;
/** Largest change of a stroke's width on either side, as a share of the width. */
const THINNEST = 0.4;
const THICKEST = 1.5;

/**
 * A drawing as a picture of the set: its strokes become as wide as the set's, its box is scaled to the set's typical size, every
 * pixel is the mean of the area it covers, and its box or its centre of mass (as in MNIST, LeCun et al. 1998) is moved to the
 * middle, as in the set. An empty drawing is background.
 * @param drawing ink of each pixel, 0 to 1, row-major, `side` × `side`
 */
export function fitDrawing(
  drawing: ArrayLike<number>,
  side: number,
  [height, width, channels]: PictureDimensions,
  style: DrawingStyle,
): Uint8Array<ArrayBuffer> {
  const { background, ink, share, stroke } = style;
  const pixels = new Uint8Array(height * width * channels).fill(background);
  if (boxOf(drawing, side) === null) return pixels;
  const drawn = stroke === 0 ? drawing : withStroke(drawing, side, stroke / share);
  const placed = placeDrawing(drawn, side, height, width, style);
  placed.forEach((covered, at) =>
    pixels.fill(Math.round(background + (ink - background) * covered), channels * at, channels * (at + 1)),
  );
  return pixels;
}

/**
 * The drawing with strokes of another width, made thicker or thinner on both sides.
 * @param share target width over the longer side of the drawing's box, which grows with the strokes
 */
function withStroke(drawing: ArrayLike<number>, side: number, share: number): Float32Array {
  const own = strokeWidth(drawing, side);
  const { top, bottom, left, right } = boxOf(drawing, side)!;
  const length = Math.max(bottom - top, right - left);
  // (own + 2 · more) / (length + 2 · more) = share
  const more = (share * length - own) / (2 * (1 - Math.min(0.9, share)));
  const wider = clamp(more, -THINNEST * own, THICKEST * own);
  return outlineDistance(drawing, side, Math.ceil(Math.abs(wider)) + 2).map((away) =>
    clamp(0.5 + wider - away, 0, 1),
  );
}

/** The share of each pixel of the picture that the drawing covers. */
function placeDrawing(
  drawing: ArrayLike<number>,
  side: number,
  height: number,
  width: number,
  style: DrawingStyle,
): Float64Array {
  const box = boxOf(drawing, side)!;
  // Pixels of the drawing per pixel of the picture, along height and width.
  const even = Math.max(box.bottom - box.top, box.right - box.left) / (style.share * Math.min(height, width));
  const scaleY =
    (box.bottom - box.top) / (height * within((box.bottom - box.top) / even / height, style.height));
  const scaleX =
    (box.right - box.left) / (width * within((box.right - box.left) / even / width, style.width));
  const middle = style.centre === "box" ? middleOf(box) : centreOfMass(drawing, side);
  const sums = summedArea(drawing, side);
  const covered = new Float64Array(height * width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const top = middle.y + (y - height / 2) * scaleY;
      const left = middle.x + (x - width / 2) * scaleX;
      covered[y * width + x] = meanOver(sums, side, top, left, scaleY, scaleX);
    }
  }
  return covered;
}

/**
 * A photograph of a drawing on an even ground as ink: the distance of each pixel from the ground, as a share of the largest.
 * @param grey 0 to 255, row-major, square
 */
export function inkOfPhoto(grey: ArrayLike<number>, side: number): Float32Array<ArrayBuffer> {
  const ground = median(Float64Array.from(edgeOf(grey, side, side)));
  const distance = Float32Array.from(grey, (value) => Math.abs(value - ground));
  const most = distance.reduce((largest, value) => Math.max(largest, value), 0);
  // Shadows and the grain of paper are not ink.
  return distance.map((value) =>
    most === 0 ? 0 : Math.max(0, (value / most - PHOTO_GROUND) / (1 - PHOTO_GROUND)),
  );
}

function within(value: number, { least, most }: Extent): number {
  return clamp(value, least, most);
}

/** sums[y][x]: all ink above and to the left of the corner (x, y); (side + 1) × (side + 1). */
function summedArea(drawing: ArrayLike<number>, side: number): Float64Array {
  const sums = new Float64Array((side + 1) ** 2);
  for (let y = 1; y <= side; y++) {
    let line = 0;
    for (let x = 1; x <= side; x++) {
      line += drawing[(y - 1) * side + x - 1]!;
      sums[y * (side + 1) + x] = sums[(y - 1) * (side + 1) + x]! + line;
    }
  }
  return sums;
}

/** Mean ink over a square, 0 outside the drawing; partly covered pixels count in proportion. */
function meanOver(
  sums: Float64Array,
  side: number,
  top: number,
  left: number,
  height: number,
  width: number,
): number {
  const at = (y: number, x: number) => bilinear(sums, side, y, x);
  const [bottom, right] = [top + height, left + width];
  const ink = at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
  return clamp(ink / (height * width), 0, 1);
}

/** The summed area up to a point between corners: within a pixel it grows bilinearly. */
function bilinear(sums: Float64Array, side: number, y: number, x: number): number {
  const [cy, cx] = [clamp(y, 0, side), clamp(x, 0, side)];
  const [y0, x0] = [Math.min(side - 1, Math.floor(cy)), Math.min(side - 1, Math.floor(cx))];
  const [dy, dx] = [cy - y0, cx - x0];
  const corner = (i: number, j: number) => sums[(y0 + i) * (side + 1) + x0 + j]!;
  return (
    corner(0, 0) * (1 - dy) * (1 - dx) +
    corner(0, 1) * (1 - dy) * dx +
    corner(1, 0) * dy * (1 - dx) +
    corner(1, 1) * dy * dx
  );
}
