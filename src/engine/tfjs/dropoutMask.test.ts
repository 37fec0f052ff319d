import { expect, test } from "vitest";
import { dropoutMask } from "./dropoutMask.ts";

test("keeps the expectation: a share `rate` is 0, the rest 1 / (1 − rate)", () => {
  const mask = dropoutMask(1, 0, 0, 0.25, 100_000);
  expect(new Set(mask)).toEqual(new Set([0, Math.fround(4 / 3)]));
  const mean = mask.reduce((sum, value) => sum + value, 0) / mask.length;
  // Standard error of the mean: 0.0018.
  expect(Math.abs(mean - 1)).toBeLessThan(0.008);
});

test("differs by epoch, batch and layer, and repeats", () => {
  const masks = [
    [1, 0, 0],
    [2, 0, 0],
    [1, 1, 0],
    [1, 0, 1],
  ].map(([epoch, batch, layer]) => dropoutMask(epoch!, batch!, layer!, 0.5, 64).join());
  expect(new Set(masks).size).toBe(4);
  expect(dropoutMask(1, 0, 0, 0.5, 64).join()).toBe(masks[0]);
});
