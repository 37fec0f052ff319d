import { expect, test } from "vitest";
import { initialWeights } from "../../../../core/learner/network/initialWeights.ts";
import type { ModelSpec } from "../../../../core/learner/network/modelSpec.ts";
import { featureTiles, filterTiles } from "./insideSpec.ts";

const KERNEL = { l1: 0, l2: 0, init: "glorotUniform", activation: "relu" } as const;

function network(filters: number, channels: number): ModelSpec {
  return {
    inputShape: [8, 8, channels],
    layers: [
      { ...KERNEL, kind: "conv2d", filters, kernelSize: 3, stride: 1, padding: "same" },
      { kind: "flatten" },
      { ...KERNEL, kind: "dense", units: 1 },
    ],
    loss: "sigmoidCrossEntropy",
  };
}

test("a tile for each filter, up to 64, with the range of its own weights", () => {
  const model = network(3, 1);
  const weights = initialWeights(model, 1);
  const found = filterTiles({ model, weights })!;
  expect(found).toMatchObject({ size: 3, count: 3, colour: false, tiles: { length: 3 } });
  const second = [...weights[0]!.values].filter((_weight, i) => i % 3 === 1);
  expect(found.tiles[1]).toMatchObject({
    low: Math.min(...second)
      .toFixed(2)
      .replace("-", "−"),
  });
  const wide = network(100, 3);
  expect(filterTiles({ model: wide, weights: initialWeights(wide, 1) })).toMatchObject({
    count: 100,
    colour: true,
    tiles: { length: 64 },
  });
});

test("a network that does not begin with a convolution has no filters to show", () => {
  const model: ModelSpec = { ...network(1, 1), layers: network(1, 1).layers.slice(1) };
  expect(filterTiles({ model, weights: initialWeights(model, 1) })).toBeNull();
});

test("maps of one layer share a scale", () => {
  const values = Float32Array.of(0, 5, 1, 5, 2, 5, 10, 5);
  const [first, second] = featureTiles({ layer: 0, kind: "conv2d", shape: [2, 2, 2], values });
  expect(first).toMatchObject({ mean: "3.25", high: "10.00" });
  expect([...first!.image.bytes.subarray(12, 15)]).toEqual([253, 231, 37]);
  // A constant map in the middle of the scale is neither dark nor yellow.
  expect(second!.image.bytes[1]).toBeGreaterThan(100);
  expect(second!.image.bytes[1]).toBeLessThan(180);
});
