import { clamp } from "../../math/clamp.ts";
import { median } from "../../math/stats.ts";

export type PictureShape = readonly [height: number, width: number, channels: number];

/** How the pictures of a set are drawn, so that a drawing of the user's can be made to look like them. */
export interface DrawingStyle {
  /** Grey value around the subject: the median of the pictures' edges. */
  readonly background: number;
  /** Grey value of the subject. */
  readonly ink: number;
  /** Longer side of the subject's box as a share of the picture's: the median over the pictures. */
  readonly share: number;
  /** Whether the subjects stand on a plain ground: half of all edge pixels and more hardly differ from it. */
  readonly plain: boolean;
}

/** Grey values by which a plain ground may vary. */
const PLAIN_WITHIN = 16;
/** Up to this share of the farthest pixel's distance a photograph's pixel is ground. */
const PHOTO_GROUND = 0.35;
/** A pixel belongs to the subject from this share of the way from background to ink on. */
const INK_SHARE = 0.2;
/** A subject of this share of the picture and more fills it. */
const LEAST_SHARE = 0.3;

/**
 * @param pictures grey or colour pixels 0 to 255, channels last; at least one
 */
export function drawingStyle(pictures: readonly Uint8Array[], shape: PictureShape): DrawingStyle {
  const grey = pictures.map((pixels) => greyOf(pixels, shape));
  const edges = Float64Array.from(grey.flatMap((pixels) => edgeOf(pixels, shape)));
  const background = median(edges);
  const plain = median(edges.map((value) => Math.abs(value - background))) <= PLAIN_WITHIN;
  const ink = background < 128 ? 255 : 0;
  const shares = grey.map((pixels) => {
    const box = boxOf(
      pixels.map((value) => (value - background) / (ink - background)),
      shape[1],
    );
    return box === null ? 1 : Math.max((box.bottom - box.top) / shape[0], (box.right - box.left) / shape[1]);
  });
  return { background, ink, share: Math.max(LEAST_SHARE, median(Float64Array.from(shares))), plain };
}

/**
 * A drawing as a picture of the set: its box scaled to the set's usual size, every pixel the mean of what it covers, and moved so that its
 * centre of mass is the picture's centre, as the digits of MNIST were made (LeCun et al. 1998). An empty drawing is background.
 * @param drawing how much ink each pixel has, 0 to 1, row-major, `side` × `side`
 */
export function fitDrawing(
  drawing: ArrayLike<number>,
  side: number,
  [height, width, channels]: PictureShape,
  { background, ink, share }: DrawingStyle,
): Uint8Array<ArrayBuffer> {
  const box = boxOf(drawing, side);
  const pixels = new Uint8Array(height * width * channels).fill(background);
  if (box === null) return pixels;
  const scale = Math.max(box.bottom - box.top, box.right - box.left) / (share * Math.min(height, width));
  const sums = summedArea(drawing, side);
  const centre = centreOfMass(drawing, side);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const top = centre.y + (y - height / 2) * scale;
      const left = centre.x + (x - width / 2) * scale;
      const covered = meanOver(sums, side, top, left, scale);
      pixels.fill(
        Math.round(background + (ink - background) * covered),
        channels * (y * width + x),
        channels * (y * width + x + 1),
      );
    }
  }
  return pixels;
}

/**
 * A photograph of something drawn on an even ground as ink: how far each pixel is from the ground, as a share of the farthest.
 * @param grey 0 to 255, row-major, square
 */
export function inkOfPhoto(grey: ArrayLike<number>, side: number): Float32Array<ArrayBuffer> {
  const ground = median(Float64Array.from(edgeOf(grey, [side, side, 1])));
  const distance = Float32Array.from(grey, (value) => Math.abs(value - ground));
  const most = distance.reduce((largest, value) => Math.max(largest, value), 0);
  // Shadows and the grain of paper are no ink.
  return distance.map((value) =>
    most === 0 ? 0 : Math.max(0, (value / most - PHOTO_GROUND) / (1 - PHOTO_GROUND)),
  );
}

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Around the pixels with ink; null without any. */
function boxOf(ink: ArrayLike<number>, width: number): Box | null {
  let [top, bottom, left, right] = [Infinity, 0, Infinity, 0];
  for (let at = 0; at < ink.length; at++) {
    if (ink[at]! < INK_SHARE) continue;
    const [y, x] = [Math.floor(at / width), at % width];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
  }
  return bottom === 0 ? null : { top, bottom, left, right };
}

function greyOf(pixels: Uint8Array, [height, width, channels]: PictureShape): Float64Array<ArrayBuffer> {
  const grey = new Float64Array(height * width);
  for (let at = 0; at < pixels.length; at++) grey[Math.floor(at / channels)]! += pixels[at]! / channels;
  return grey;
}

function edgeOf(grey: ArrayLike<number>, [height, width]: PictureShape): number[] {
  return Array.from(grey).filter((_value, at) => {
    const [y, x] = [Math.floor(at / width), at % width];
    return y === 0 || x === 0 || y === height - 1 || x === width - 1;
  });
}

function centreOfMass(drawing: ArrayLike<number>, side: number): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  for (let at = 0; at < drawing.length; at++) {
    mass += drawing[at]!;
    x += drawing[at]! * ((at % side) + 0.5);
    y += drawing[at]! * (Math.floor(at / side) + 0.5);
  }
  return { x: x / mass, y: y / mass };
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

/** Mean ink over a square, nothing outside the drawing; parts of pixels count in proportion. */
function meanOver(sums: Float64Array, side: number, top: number, left: number, length: number): number {
  const at = (y: number, x: number) => bilinear(sums, side, y, x);
  const [bottom, right] = [top + length, left + length];
  const ink = at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
  return clamp(ink / length ** 2, 0, 1);
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
