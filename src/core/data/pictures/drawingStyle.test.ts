import { expect, test } from "vitest";
import { drawingStyle } from "./drawingStyle.ts";

/** A rectangle of full ink on an empty picture of 8 × 8. */
function rectangle(top: number, left: number, height: number, width: number): Uint8Array {
  return Uint8Array.from({ length: 64 }, (_, at) => {
    const [y, x] = [Math.floor(at / 8), at % 8];
    return y >= top && y < top + height && x >= left && x < left + width ? 240 : 0;
  });
}

test("light on dark or dark on light, and the typical size of the subjects", () => {
  const pictures = [rectangle(2, 2, 4, 3), rectangle(1, 1, 6, 2), rectangle(2, 2, 4, 4)];
  expect(drawingStyle(pictures, [8, 8, 1])).toMatchObject({
    background: 0,
    ink: 255,
    share: 0.5,
    plain: true,
  });
  const inverted = pictures.map((pixels) => pixels.map((value) => 255 - value));
  expect(drawingStyle(inverted, [8, 8, 1])).toMatchObject({ background: 255, ink: 0, share: 0.5 });
  const colour = pictures.map((pixels) =>
    Uint8Array.from({ length: 192 }, (_, i) => pixels[Math.floor(i / 3)]!),
  );
  expect(drawingStyle(colour, [8, 8, 3])).toMatchObject({ background: 0, ink: 255, share: 0.5, plain: true });
});

test("subjects of equal height are stretched to it, others are only squeezed", () => {
  const pictures = [1, 2, 3, 4, 5].map((width) => rectangle(0, 1, 8, width));
  const { height, width } = drawingStyle(pictures, [8, 8, 1]);
  expect(height).toEqual({ least: 1, most: 1 });
  expect(width.least).toBe(0);
  expect(width.most).toBeCloseTo(4.8 / 8);
});

test("the centre of the pictures, and the width of their strokes", () => {
  // Ls whose box, or whose centre of mass, is in the middle.
  const boxed = [0, 1].map((k) =>
    Uint8Array.from(rectangle(1, 1, 6, 2), (value, at) => value || rectangle(5, 1, 2, 5 + k)[at]!),
  );
  expect(drawingStyle(boxed, [8, 8, 1]).centre).toBe("box");
  const massed = Uint8Array.from(rectangle(0, 3, 6, 2), (value, at) => value || rectangle(4, 3, 2, 4)[at]!);
  expect(drawingStyle([massed], [8, 8, 1]).centre).toBe("mass");
  const stroke = (width: number) => 8 * drawingStyle([rectangle(0, 2, 8, width)], [8, 8, 1]).stroke;
  // For a bar of 8 × 2: 2 · 16 / (2 · 8 + 2 · 2) = 1.6.
  expect(Math.abs(stroke(2) - 1.6)).toBeLessThan(0.15);
  expect(stroke(3)).toBeGreaterThan(stroke(2));
});

test("a set whose edges vary has no plain ground, and empty pictures have a style, too", () => {
  const noise = Uint8Array.from({ length: 64 }, (_, i) => (i * 97) % 256);
  expect(drawingStyle([noise], [8, 8, 1]).plain).toBe(false);
  expect(drawingStyle([new Uint8Array(64)], [8, 8, 1])).toMatchObject({ share: 1, stroke: 0, plain: true });
});
