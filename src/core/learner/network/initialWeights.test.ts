import { describe, expect, test } from "vitest";
import { initialWeights } from "./initialWeights.ts";
import type { LayerSpec, ModelSpec, WeightInit } from "./modelSpec.ts";
import { multiplyAdds } from "./multiplyAdds.ts";
import { parameterCount } from "./parameterCount.ts";

function model(init: WeightInit, widths = [400, 3]): ModelSpec {
  const dense = (units: number): LayerSpec => ({
    kind: "dense",
    units,
    activation: "relu",
    l1: 0,
    l2: 0,
    init,
  });
  const [first, ...rest] = widths.map(dense);
  const batchNorm: LayerSpec = { kind: "batchNorm", momentum: 0.9, epsilon: 1e-3 };
  const dropout: LayerSpec = { kind: "dropout", rate: 0.5 };
  return { inputShape: [100], layers: [first!, batchNorm, dropout, ...rest], loss: "softmaxCrossEntropy" };
}

test("names, shapes and order", () => {
  const weights = initialWeights(model("heNormal"), 1);
  expect(weights.map(({ name, shape }) => `${name} ${shape.join("x")}`)).toEqual([
    "dense1.kernel 100x400",
    "dense1.bias 400",
    "batchNorm1.gamma 400",
    "batchNorm1.beta 400",
    "batchNorm1.movingMean 400",
    "batchNorm1.movingVariance 400",
    "dense2.kernel 400x3",
    "dense2.bias 3",
  ]);
  const constant = (index: number) => [...new Set(weights[index]!.values)];
  expect([1, 2, 3, 4, 5, 7].map(constant)).toEqual([[0], [1], [0], [0], [1], [0]]);
});

describe("kernels follow Keras' initialisers", () => {
  const cases = [
    { init: "glorotUniform", variance: 2 / 500, bound: Math.sqrt(6 / 500) },
    { init: "heUniform", variance: 2 / 100, bound: Math.sqrt(6 / 100) },
    { init: "glorotNormal", variance: 2 / 500, bound: (2 * Math.sqrt(2 / 500)) / 0.8796 },
    { init: "heNormal", variance: 2 / 100, bound: (2 * Math.sqrt(2 / 100)) / 0.8796 },
  ] as const;
  test.each(cases)("$init", ({ init, variance, bound }) => {
    const [kernel] = initialWeights(model(init), 42);
    const { values } = kernel!;
    const mean = values.reduce((sum, w) => sum + w, 0) / values.length;
    const square = values.reduce((sum, w) => sum + w * w, 0) / values.length;
    // 40,000 draws: standard errors are 0.5 % of the sd and below 1 % of the variance.
    expect(Math.abs(mean)).toBeLessThan(0.02 * Math.sqrt(variance));
    expect(square / variance).toBeGreaterThan(0.97);
    expect(square / variance).toBeLessThan(1.03);
    const largest = values.reduce((max, w) => Math.max(max, Math.abs(w)), 0);
    expect(largest).toBeLessThanOrEqual(bound * 1.0001);
    expect(largest).toBeGreaterThan(0.95 * bound);
  });

  test("zeros", () => {
    expect(initialWeights(model("zeros"), 42)[0]!.values.every((w) => w === 0)).toBe(true);
  });
});

test("each tensor depends on the seed alone: another width elsewhere does not change a kernel", () => {
  const weights = initialWeights(model("heNormal"), 7);
  expect(initialWeights(model("heNormal"), 7)).toEqual(weights);
  expect(initialWeights(model("heNormal"), 8)[0]!.values).not.toEqual(weights[0]!.values);
  expect(initialWeights(model("heNormal", [400, 5, 3]), 7)[0]!.values).toEqual(weights[0]!.values);
});

test("parameters and multiply-adds of a network are counted by hand", () => {
  const spec = model("zeros", [8, 3]);
  expect(parameterCount(spec)).toBe(100 * 8 + 8 + 8 + 8 + 8 * 3 + 3);
  expect(multiplyAdds(spec, 32)).toBe(32 * (100 * 8 + 8 * 3));
});
