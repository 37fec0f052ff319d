import { expect, test } from "vitest";
import { initialWeights } from "./initialWeights.ts";
import { lookAt } from "./look.ts";
import type { ModelSpec } from "./modelSpec.ts";

const KERNEL = { l1: 0, l2: 0, init: "glorotUniform" } as const;
const CONV = { ...KERNEL, kind: "conv2d", filters: 4, kernelSize: 3, stride: 1, padding: "same" } as const;
const MODEL: ModelSpec = {
  inputShape: [6, 5, 1],
  layers: [
    { ...CONV, activation: "linear" },
    { kind: "batchNorm", momentum: 0.9, epsilon: 1e-3 },
    { kind: "activation", activation: "relu" },
    { kind: "maxPool2d", size: 2, stride: 2, padding: "valid" },
    { kind: "dropout", rate: 0.2 },
    { ...CONV, activation: "tanh" },
    { kind: "flatten" },
    { ...KERNEL, kind: "dense", units: 3, activation: "linear" },
  ],
  loss: "softmaxCrossEntropy",
};
const ROW = Float32Array.from({ length: 30 }, (_, i) => Math.sin(i));

test("the maps of a picture after each activation and pool, and probabilities that sum to 1", () => {
  const trained = { model: MODEL, weights: initialWeights(MODEL, 1) };
  const look = lookAt(trained, { classes: ["a", "b", "c"], targetScale: null }, ROW);
  expect(look.maps.map(({ layer, kind, shape }) => [layer, kind, shape])).toEqual([
    [2, "activation", [6, 5, 4]],
    [3, "maxPool2d", [3, 2, 4]],
    [5, "conv2d", [3, 2, 4]],
  ]);
  expect(look.maps.map(({ values }) => values.length)).toEqual([120, 24, 24]);
  expect(look.probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  expect(look.value).toBeNull();
});

test("a regression's value in the target's units; a table has no maps", () => {
  const model: ModelSpec = {
    inputShape: [2],
    layers: [{ ...KERNEL, kind: "dense", units: 1, activation: "linear" }],
    loss: "meanSquaredError",
  };
  const weights = [
    { name: "dense1.kernel", shape: [2, 1], values: Float32Array.of(1, 2) },
    { name: "dense1.bias", shape: [1], values: Float32Array.of(0.5) },
  ];
  const look = lookAt({ model, weights }, { classes: [], targetScale: { mean: 100, sd: 10 } }, [1, -1]);
  expect(look).toEqual({ probabilities: [], value: 95, maps: [] });
});
