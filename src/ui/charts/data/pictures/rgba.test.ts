import { expect, test } from "vitest";
import { filterRgba, mapRgba, pictureRgba } from "./rgba.ts";

const pixel = (bytes: Uint8ClampedArray, at: number) => [...bytes.subarray(4 * at, 4 * at + 4)];

test("grey pixels are grey, colour pixels have their colour, all are opaque", () => {
  const grey = pictureRgba([0, 128, 255, 7], [2, 2, 1]);
  expect([grey.height, grey.width]).toEqual([2, 2]);
  expect(pixel(grey.bytes, 1)).toEqual([128, 128, 128, 255]);
  expect(pixel(pictureRgba([1, 2, 3, 4, 5, 6], [1, 2, 3]).bytes, 1)).toEqual([4, 5, 6, 255]);
});

test("a filter's weights: orange above 0, purple below, near white at 0, by one scale for all filters", () => {
  // Two pixels, one channel, two filters.
  const kernel = [1, -2, 0, 2];
  const first = filterRgba(kernel, [1, 2, 1, 2], 0, 2);
  const second = filterRgba(kernel, [1, 2, 1, 2], 1, 2);
  const [r, g, b] = pixel(second.bytes, 1);
  expect(r! > g! && g! > b!).toBe(true);
  const [r2, g2, b2] = pixel(second.bytes, 0);
  expect(b2! > r2! && r2! > g2!).toBe(true);
  expect(Math.min(...pixel(first.bytes, 1))).toBeGreaterThan(230);
  expect(pixel(filterRgba([0, 0, 0], [1, 1, 3, 1], 0, 0).bytes, 0)).toEqual([128, 128, 128, 255]);
});

test("a map goes from viridis' dark end to its yellow; a constant one is dark", () => {
  const { bytes } = mapRgba([9, 0, 9, 5, 9, 10], [1, 3, 2], 1, [0, 10]);
  expect(pixel(bytes, 0)).toEqual([68, 1, 84, 255]);
  expect(pixel(bytes, 2)).toEqual([253, 231, 37, 255]);
  expect(pixel(mapRgba([3, 3], [1, 2, 1], 0, [3, 3]).bytes, 0)).toEqual([68, 1, 84, 255]);
});
