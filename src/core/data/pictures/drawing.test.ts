import { expect, test } from "vitest";
import { drawingStyle, fitDrawing, inkOfPhoto, type DrawingStyle } from "./drawing.ts";

const DARK: DrawingStyle = { background: 0, ink: 255, share: 0.5, plain: true };

/** A rectangle of full ink on an empty square. */
function rectangle(side: number, top: number, left: number, height: number, width: number): Float64Array {
  return Float64Array.from({ length: side * side }, (_, at) => {
    const [y, x] = [Math.floor(at / side), at % side];
    return y >= top && y < top + height && x >= left && x < left + width ? 1 : 0;
  });
}

test("wherever and however large a square is drawn, it stands in the middle in the set's size", () => {
  for (const [side, top, left, length] of [
    [40, 0, 0, 10],
    [40, 25, 11, 4],
    [64, 16, 0, 48],
  ] as const) {
    const pixels = fitDrawing(rectangle(side, top, left, length, length), side, [8, 8, 1], DARK);
    const expected = rectangle(8, 2, 2, 4, 4).map((ink) => 255 * ink);
    expect([...pixels]).toEqual([...expected]);
  }
});

test("a part of a pixel counts in proportion, and no ink is lost", () => {
  const style = { ...DARK, share: 0.6 };
  const pixels = fitDrawing(rectangle(40, 10, 10, 12, 12), 40, [10, 10, 1], style);
  const total = pixels.reduce((sum, value) => sum + value, 0) / 255;
  expect(total).toBeCloseTo(36, 1);
  const odd = fitDrawing(rectangle(40, 10, 10, 12, 12), 40, [9, 9, 1], style);
  expect(new Set(odd).size).toBeGreaterThan(2);
});

test("an upright stroke is scaled by its longer side; dark ink on a light ground in all channels", () => {
  const style = { background: 250, ink: 0, share: 1, plain: true };
  const pixels = fitDrawing(rectangle(32, 0, 20, 32, 8), 32, [8, 8, 3], style);
  const line = Array.from({ length: 8 }, (_, x) => pixels[3 * (4 * 8 + x)]!);
  expect(line).toEqual([250, 250, 250, 0, 0, 250, 250, 250]);
  expect(pixels.subarray(3 * (4 * 8 + 3), 3 * (4 * 8 + 3) + 3)).toEqual(new Uint8Array(3));
});

test("an empty drawing is background", () => {
  expect([...fitDrawing(new Float64Array(25), 5, [2, 2, 1], { ...DARK, background: 9 })]).toEqual([
    9, 9, 9, 9,
  ]);
});

test("the style of a set: light on dark or dark on light, and the usual size of its subjects", () => {
  const light = [rectangle(8, 2, 2, 4, 3), rectangle(8, 1, 1, 6, 2), rectangle(8, 2, 2, 4, 4)];
  const pictures = light.map((ink) => Uint8Array.from(ink, (value) => 240 * value));
  expect(drawingStyle(pictures, [8, 8, 1])).toEqual({ background: 0, ink: 255, share: 0.5, plain: true });
  const inverted = pictures.map((pixels) => pixels.map((value) => 255 - value));
  expect(drawingStyle(inverted, [8, 8, 1])).toMatchObject({ background: 255, ink: 0, share: 0.5 });
  const colour = pictures.map((pixels) =>
    Uint8Array.from({ length: 192 }, (_, i) => pixels[Math.floor(i / 3)]!),
  );
  expect(drawingStyle(colour, [8, 8, 3])).toEqual({ background: 0, ink: 255, share: 0.5, plain: true });
});

test("a set whose edges vary has no plain ground", () => {
  const noise = Uint8Array.from({ length: 64 }, (_, i) => (i * 97) % 256);
  expect(drawingStyle([noise], [8, 8, 1]).plain).toBe(false);
});

test("a photograph of a dark stroke on grey paper is ink where the stroke is, and nowhere else", () => {
  const stroke = rectangle(20, 5, 8, 10, 3);
  const photo = stroke.map((ink, at) => (ink === 1 ? 30 : 180 + (at % 7)));
  expect([...inkOfPhoto(photo, 20)].map((ink) => (ink > 0.9 ? 1 : ink === 0 ? 0 : -1))).toEqual([...stroke]);
  expect(Math.max(...inkOfPhoto(new Float64Array(9).fill(80), 3))).toBe(0);
});
