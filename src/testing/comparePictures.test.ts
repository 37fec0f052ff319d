import { describe, expect, test } from "vitest";
import { cellsOf, pictureDifference, type Pixels } from "./comparePictures.ts";

type Colour = readonly [red: number, green: number, blue: number];

/** Of grid lines in the light theme. */
const GRID: Colour = [0xe3, 0xe6, 0xea];
const SERIES: Colour = [0, 0x72, 0xb2];
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

const dashes =
  (top: number, colour: Colour): Mark =>
  (x, y) => [y === top && x >= 20 && x < 150 && x % 8 < 4 ? 1 : 0, colour];
/** The middle of a curve, two pixels thick and smoothed. */
const curve =
  (lower: number, colour: Colour): Mark =>
  (x, y) => {
    const off = Math.abs(y - lower - 48 - 14 * Math.sin(x / 18));
    return [x >= 20 && x < 150 ? Math.max(0, Math.min(1, 1.5 - off)) : 0, colour];
  };
/** Digits of 3 × 5 fields: strokes two pixels thick, three apart. */
const DIGITS = [
  "111101101101111",
  "010110010010111",
  "111001111100111",
  "111001111001111",
  "101101111001001",
];
const EDGES = [0, 2, 5, 7, 10, 12];
const digit = (of: number, left: number, top: number): Mark => {
  const fields = DIGITS[of]!;
  const field = (at: number) => EDGES.findLastIndex((edge) => at >= edge);
  return (x, y) => {
    const [column, row] = [field(x - left), field(y - top)];
    const isInside = column >= 0 && column < 3 && row >= 0 && row < 5;
    return [isInside && fields[row * 3 + column] === "1" ? 1 : 0, INK];
  };
};
const ticks = (shown: readonly number[]): readonly Mark[] => shown.map((of, i) => digit(of, 24 + i * 26, 82));

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
    expect(difference(WHOLE, without)).toMatch(/first at x \d+, y \d+$/);
  });

  test("a mark that moved by eight pixels is found", () => {
    const moved = drawing(CHART.with(CHART.length - 1, dot(131, 58, BLUE)));
    expect(difference(drawing(CHART.with(CHART.length - 1, dot(131, 50, BLUE))), moved)).not.toBeNull();
  });

  test("a mark in another colour is found", () => {
    const blueLine = drawing(CHART.with(13, bar(20, 40, 60, 2, BLUE)));
    expect(difference(WHOLE, blueLine)).not.toBeNull();
    const orangeDot = drawing(CHART.with(CHART.length - 1, dot(131, 70, ORANGE)));
    expect(difference(drawing(CHART.with(CHART.length - 1, dot(131, 70, BLUE))), orangeDot)).not.toBeNull();
  });

  test("a ground in another tone is found, though no mark of it is", () => {
    expect(difference(WHOLE, drawing(CHART, [246, 247, 249]))).toMatch(/first at x 0, y 0$/);
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

describe("what a chart may lose or win", () => {
  const GRID_LINES = [20, 35, 50, 65].map((top) => bar(20, top, 130, 1, GRID));
  const LINES: readonly Mark[] = [...GRID_LINES, curve(0, SERIES), ...ticks([0, 1, 2, 3, 4])];
  const chart = (marks: readonly Mark[], dx = 0, dy = 0) => drawing(marks, WHITE, dx, dy);

  test("the chart moved by a pixel is the same", () => {
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) expect(difference(chart(LINES), chart(LINES, dx, dy))).toBeNull();
    }
  });

  test.each<[string, readonly Mark[]]>([
    ["its grid lines are gone", LINES.slice(4)],
    ["one grid line is gone", LINES.slice(1)],
    ["its tick numbers are others", [...GRID_LINES, curve(0, SERIES), ...ticks([3, 4, 0, 1, 2])]],
    ["a dashed line of 1 pixel is new", [...LINES, dashes(43, INK)]],
    ["its curve lies 4 pixels lower", LINES.with(4, curve(4, SERIES))],
    ["its curve lies 4 pixels higher", LINES.with(4, curve(-4, SERIES))],
    ["its curve is #2b8cc4 and no longer #0072b2", LINES.with(4, curve(0, [0x2b, 0x8c, 0xc4]))],
    [
      "a small dot is new",
      [...LINES, (x, y) => [Math.max(0, Math.min(1, 2 - Math.hypot(x - 120, y - 10))), SERIES]],
    ],
  ])("it is found that %s", (_, changed) => {
    expect(difference(chart(LINES), chart(changed))).not.toBeNull();
    expect(difference(chart(changed), chart(LINES))).not.toBeNull();
  });
});
