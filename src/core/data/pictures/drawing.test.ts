import { describe, expect, test } from "vitest";
import { fitDrawing, inkOfPhoto } from "./drawing.ts";
import type { DrawingStyle } from "./drawingStyle.ts";
import { coarseStrokeWidth } from "./strokeWidth.ts";

const ANY = { least: 0, most: 1 };

/** Strokes are not changed. */
const DARK: DrawingStyle = {
  background: 0,
  ink: 255,
  share: 0.5,
  height: ANY,
  width: ANY,
  centre: "mass",
  stroke: 0,
  plain: true,
};

/** A rectangle of full ink on an empty square. */
function rectangle(side: number, top: number, left: number, height: number, width: number): Float64Array {
  return Float64Array.from({ length: side * side }, (_, at) => {
    const [y, x] = [Math.floor(at / side), at % side];
    return y >= top && y < top + height && x >= left && x < left + width ? 1 : 0;
  });
}

describe("a drawing as a picture of the set", () => {
  test("a square drawn anywhere and at any size comes to the middle at the set's size", () => {
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
    const style = { ...DARK, background: 250, ink: 0, share: 1 };
    const pixels = fitDrawing(rectangle(32, 0, 20, 32, 8), 32, [8, 8, 3], style);
    const line = Array.from({ length: 8 }, (_, x) => pixels[3 * (4 * 8 + x)]!);
    expect(line).toEqual([250, 250, 250, 0, 0, 250, 250, 250]);
    expect(pixels.subarray(3 * (4 * 8 + 3), 3 * (4 * 8 + 3) + 3)).toEqual(new Uint8Array(3));
  });

  test("strokes become as wide as the set's, for any pen", () => {
    const style = { ...DARK, share: 0.8, stroke: 0.1 };
    for (const pen of [6, 10, 16, 24]) {
      const pixels = fitDrawing(rectangle(224, 30, 100, 150, pen), 224, [30, 30, 1], style);
      const width = coarseStrokeWidth(
        Array.from(pixels, (value) => value / 255),
        30,
      );
      expect(Math.abs(width - 3)).toBeLessThan(0.3);
      const rows = Array.from({ length: 30 }, (_, y) => pixels.subarray(30 * y, 30 * y + 30));
      expect(rows.filter((row) => row.some((value) => value > 127))).toHaveLength(24);
    }
  });

  test("in a set whose subjects are all equally high, and never wide, drawings are scaled by height", () => {
    const style = { ...DARK, share: 1, height: { least: 1, most: 1 }, width: { least: 0, most: 0.5 } };
    const wide = fitDrawing(rectangle(64, 20, 0, 24, 64), 64, [8, 8, 1], style);
    expect([...wide]).toEqual(Array.from(rectangle(8, 0, 2, 8, 4), (ink) => 255 * ink));
  });

  test("the box or the centre of mass comes to the middle, as in the set", () => {
    // An L: more ink is below and to the left.
    const drawing = rectangle(60, 10, 10, 40, 10).map((ink, at) =>
      Math.max(ink, rectangle(60, 40, 10, 10, 40)[at]!),
    );
    const box = fitDrawing(drawing, 60, [8, 8, 1], { ...DARK, centre: "box" });
    expect([...box.subarray(16, 24)]).toEqual([0, 0, 255, 0, 0, 0, 0, 0]);
    expect([...box.subarray(40, 48)]).toEqual([0, 0, 255, 255, 255, 255, 0, 0]);
    const mass = fitDrawing(drawing, 60, [8, 8, 1], DARK);
    expect(mass[2 * 8 + 2]).toBeLessThan(255);
    expect(mass[1 * 8 + 3]).toBeGreaterThan(0);
  });

  test("an empty drawing is background; a faint one, or a single dot, is still drawn", () => {
    const style = { ...DARK, stroke: 0.1 };
    expect([...fitDrawing(new Float32Array(25), 5, [2, 2, 1], { ...style, background: 9 })]).toEqual([
      9, 9, 9, 9,
    ]);
    const faint = rectangle(40, 10, 10, 20, 20).map((ink) => 0.21 * ink);
    expect(Math.max(...fitDrawing(faint, 40, [8, 8, 1], style))).toBeGreaterThan(200);
    expect(Math.max(...fitDrawing(rectangle(40, 3, 3, 1, 1), 40, [8, 8, 1], style))).toBeGreaterThan(100);
  });
});

test("a photograph of a dark stroke on grey paper has ink only where the stroke is", () => {
  const stroke = rectangle(20, 5, 8, 10, 3);
  const photo = stroke.map((ink, at) => (ink === 1 ? 30 : 180 + (at % 7)));
  expect([...inkOfPhoto(photo, 20)].map((ink) => (ink > 0.9 ? 1 : ink === 0 ? 0 : -1))).toEqual([...stroke]);
  expect(Math.max(...inkOfPhoto(new Float64Array(9).fill(80), 3))).toBe(0);
});
