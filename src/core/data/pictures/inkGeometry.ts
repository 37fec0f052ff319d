/** A pixel has ink if its value is at least this share of full ink. */
export const INK_SHARE = 0.2;

/** In pixels from the upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The first row and column with ink, and the ends, exclusive. */
export interface InkBox {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The box around the ink; null without ink. @param ink row-major @param least a pixel with less ink has none */
export function boxOf(ink: ArrayLike<number>, width: number, least = INK_SHARE): InkBox | null {
  let [top, bottom, left, right] = [Infinity, 0, Infinity, 0];
  for (let at = 0; at < ink.length; at++) {
    if (ink[at]! < least) continue;
    const [y, x] = [Math.floor(at / width), at % width];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
  }
  return bottom === 0 ? null : { top, bottom, left, right };
}

export function middleOf({ top, bottom, left, right }: InkBox): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** @param ink row-major; some of it above 0 */
export function centreOfMass(ink: ArrayLike<number>, width: number): Point {
  let [mass, x, y] = [0, 0, 0];
  for (let at = 0; at < ink.length; at++) {
    mass += ink[at]!;
    x += ink[at]! * ((at % width) + 0.5);
    y += ink[at]! * (Math.floor(at / width) + 0.5);
  }
  return { x: x / mass, y: y / mass };
}

/** Values of the pixels at the edges of a picture of one channel. */
export function edgeOf(pixels: ArrayLike<number>, height: number, width: number): number[] {
  return Array.from(pixels).filter((_value, at) => {
    const [y, x] = [Math.floor(at / width), at % width];
    return y === 0 || x === 0 || y === height - 1 || x === width - 1;
  });
}
