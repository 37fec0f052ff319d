import { expect, test } from "vitest";
import { deriveSeed } from "../../math/rng.ts";
import { dropoutKey, dropoutMask } from "./dropoutMask.ts";

test("keeps the expectation: a share `rate` is 0, the rest 1 / (1 − rate)", () => {
  const mask = dropoutMask(dropoutKey(1, 0, 0), 0.25, 100_000);
  expect(new Set(mask)).toEqual(new Set([0, Math.fround(4 / 3)]));
  const mean = mask.reduce((sum, value) => sum + value, 0) / mask.length;
  // Standard error of the mean: 0.0018.
  expect(Math.abs(mean - 1)).toBeLessThan(0.008);
});

test("differs by epoch, batch and layer, and repeats", () => {
  const maskAt = (epoch: number, batch: number, layer: number): string =>
    dropoutMask(dropoutKey(deriveSeed(9, "dropout", epoch), batch, layer), 0.5, 64).join();
  const first = maskAt(1, 0, 0);
  expect(new Set([first, maskAt(2, 0, 0), maskAt(1, 1, 0), maskAt(1, 0, 1)]).size).toBe(4);
  expect(maskAt(1, 0, 0)).toBe(first);
});

test("neighbouring units and masks are uncorrelated", () => {
  const size = 40_000;
  const agreement = (a: Float32Array, b: Float32Array): number =>
    a.reduce((sum, value, i) => sum + (value === b[i]! ? 1 : 0), 0) / a.length;
  const mask = dropoutMask(dropoutKey(7, 3, 1), 0.5, size);
  const others = [
    mask.slice(1),
    mask.slice(64),
    ...[1, 2, 3].map((by) => dropoutMask(dropoutKey(7, 3 + by, 1), 0.5, size)),
  ];
  // Standard error of a share of one half: 0.0025.
  for (const other of others) expect(Math.abs(agreement(other, mask) - 0.5)).toBeLessThan(0.011);
});
