import { describe, expect, it } from "vitest";
import { parameterCount } from "../../src/core/learner/network/parameterCount.ts";
import { spaceSize } from "../../src/core/space/spaceSize.ts";
import { SURFACE_EPOCHS, SURFACE_SPACE, surfaceConfigurations, surfaceTrial } from "./grid.ts";
import { quantise, restore } from "./quantise.ts";
import { loadSurface, SURFACE_NAMES } from "./surface.ts";

describe("a recorded surface", () => {
  it.each(SURFACE_NAMES)("%s has every configuration of its space, and its minimum", (name) => {
    const surface = loadSurface(name);
    const all = surfaceConfigurations();
    expect(all).toHaveLength(spaceSize(SURFACE_SPACE));
    const values = all.map((params) => surface.value(params) ?? Infinity);
    expect(Math.min(...values)).toBe(surface.minimum);
    expect(surface.value(surface.argmin)).toBe(surface.minimum);
    for (const params of all) {
      const curve = surface.curve(params);
      expect(curve.length === SURFACE_EPOCHS).toBe(surface.value(params) !== null);
      expect(curve.every((score) => Number.isFinite(score))).toBe(true);
    }
  });

  it("counts the parameters of the recorded networks", () => {
    const { parameters } = loadSurface("iris");
    for (const params of surfaceConfigurations().filter((_, i) => i % 97 === 0)) {
      const { model } = surfaceTrial(params, { rowShape: [4], outputs: 3, loss: "softmaxCrossEntropy" });
      expect(parameters(params)).toBe(parameterCount(model));
    }
  });

  it("differs enough between configurations to be searched", () => {
    for (const name of SURFACE_NAMES) {
      const surface = loadSurface(name);
      const values = new Set(surfaceConfigurations().map((params) => surface.value(params)));
      expect(values.size).toBeGreaterThan(900);
    }
  });

  it("knows no configuration off the grid", () => {
    expect(() => loadSurface("iris").value({ layers: 9 })).toThrow(/iris has no/);
  });
});

describe("quantise", () => {
  it("keeps four digits, and epochs that were not reached", () => {
    const range = { low: 1e-3, high: 100 };
    const values = Float64Array.of(1e-3, 0.0123456, 1, 99.9, 100, 5000, Number.NaN);
    const restored = restore(quantise(values, range), range);
    const expected = values.map((value) => Math.min(value, 100));
    for (const [i, value] of restored.entries())
      expect(Math.abs(value / expected[i]! - 1) < 1e-4 || Number.isNaN(expected[i]!)).toBe(true);
    expect(Number.isNaN(restored.at(-1)!)).toBe(true);
  });
});
