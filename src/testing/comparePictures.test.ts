import { describe, expect, test } from "vitest";
import { cellsOf, pictureDifference, type Pixels } from "./comparePictures.ts";

type Colour = readonly [red: number, green: number, blue: number];

const WHITE: Colour = [255, 255, 255];
const INK: Colour = [27, 31, 36];
const BLUE: Colour = [76, 115, 160];
const ORANGE: Colour = [190, 76, 0];

/** How much of a pixel is covered by what colour, over what lies below. */
type Mark = (x: number, y: number) => readonly [share: number, colour: Colour];

/** A picture of marks on a ground, moved by some pixels: edges of dots are smoothed. */
function drawing(marks: readonly Mark[], ground: Colour = WHITE, dx = 0, dy = 0): Pixels {
  const [width, height] = [152, 96];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let colour: readonly number[] = ground;
      for (const mark of marks) {
        const [share, of] = mark(x - dx, y - dy);
        colour = colour.map((below, c) => below + share * (of[c]! - below));
      }
      data.set(colour, (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

const dot =
  (cx: number, cy: number, colour: Colour): Mark =>
  (x, y) => [Math.max(0, Math.min(1, 3.5 - Math.hypot(x - cx, y - cy))), colour];
const bar =
  (left: number, top: number, width: number, height: number, colour: Colour): Mark =>
  (x, y) => [x >= left && x < left + width && y >= top && y < top + height ? 1 : 0, colour];

/** As on a chart: an axis, lines of text (strokes two pixels wide), a step line, dots. */
const CHART: readonly Mark[] = [
  bar(20, 80, 130, 1, INK),
  ...Array.from({ length: 6 }, (_, i) => bar(24 + i * 7, 86, 2, 8, INK)),
  ...Array.from({ length: 6 }, (_, i) => bar(24 + i * 5, 8, 1, 9, INK)),
  bar(20, 40, 60, 2, ORANGE),
  bar(80, 30, 70, 2, ORANGE),
  ...[30, 61, 78, 131].map((x, i) => dot(x, 50 + ((i * 11) % 23), BLUE)),
];

const WHOLE = drawing(CHART);

const difference = (a: Pixels, b: Pixels) => pictureDifference(cellsOf(a), cellsOf(b));

describe("comparing pictures", () => {
  test.each([
    [0, 0],
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
    [1, 1],
    [-1, 1],
  ])("a picture moved by %i, %i pixels is the same", (dx, dy) => {
    expect(difference(WHOLE, drawing(CHART, WHITE, dx, dy))).toBeNull();
  });

  test("every single mark that is missing is found, either way", () => {
    CHART.forEach((_, i) => {
      // One stroke of many is a part of a letter.
      if (i > 0 && i <= 12) return;
      const without = drawing(CHART.toSpliced(i, 1));
      expect(difference(WHOLE, without), `mark ${i}`).not.toBeNull();
      expect(difference(without, WHOLE), `mark ${i}`).not.toBeNull();
    });
  });

  test("a missing line of text is found", () => {
    const without = drawing(CHART.filter((_, i) => i < 1 || i > 6));
    expect(difference(WHOLE, without)).toMatch(/first at x \d+, y 8\d$/);
  });

  test("a mark that moved by eight pixels is found", () => {
    const moved = drawing(CHART.with(CHART.length - 1, dot(131, 58, BLUE)));
    expect(difference(drawing(CHART.with(CHART.length - 1, dot(131, 50, BLUE))), moved)).toMatch(
      /^differs at/,
    );
  });

  test("a mark in another colour is found", () => {
    const blueLine = drawing(CHART.with(13, bar(20, 40, 60, 2, BLUE)));
    expect(difference(WHOLE, blueLine)).toMatch(/^differs at \d+ places, the first at x \d+, y (36|40)$/);
    const orangeDot = drawing(CHART.with(CHART.length - 1, dot(131, 70, ORANGE)));
    expect(difference(drawing(CHART.with(CHART.length - 1, dot(131, 70, BLUE))), orangeDot)).toMatch(
      /^differs at/,
    );
  });

  test("a ground in another tone is found, though no mark of it is", () => {
    expect(difference(WHOLE, drawing(CHART, [246, 247, 249]))).toBe("has another tone, first at x 0, y 0");
  });

  test("a picture of another size is told by its size; one pixel more is the same", () => {
    const white = (width: number, height: number) =>
      cellsOf({ width, height, data: new Uint8Array(width * height * 4).fill(255) });
    expect(pictureDifference(white(100, 40), white(100, 41))).toBeNull();
    expect(pictureDifference(white(100, 40), white(100, 60))).toBe(
      "is 100 × 60 pixels large instead of 100 × 40",
    );
  });
});
