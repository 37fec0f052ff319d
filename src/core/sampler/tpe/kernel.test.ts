import { describe, expect, it } from "vitest";
import { createRng } from "../../math/rng.ts";
import type { Distribution } from "../../space/distribution.ts";
import { createTransform } from "../../space/transform.ts";
import { createKernels } from "./kernel.ts";

function kernelsOf(distribution: Distribution) {
  const transform = createTransform({ parameters: [{ name: "x", distribution, condition: null }] });
  const dimension = transform.dimensions[0]!;
  const levels =
    dimension.kind === "grid"
      ? Float64Array.from({ length: dimension.size }, (_, level) => dimension.position(level))
      : Float64Array.from({ length: dimension.size === Infinity ? 0 : dimension.size }, (_, level) => level);
  const snap = (coordinate: number) => transform.canonical(Float64Array.of(coordinate))[0]!;
  return { kernels: createKernels(distribution, dimension), levels, snap };
}

const total = (logs: Float64Array) => logs.reduce((sum, log) => sum + Math.exp(log), 0);

const DISCRETE: readonly [string, Distribution][] = [
  ["an int", { kind: "int", low: 1, high: 6, log: false, step: 1 }],
  ["a logarithmic int of many levels", { kind: "int", low: 4, high: 512, log: true, step: 1 }],
  ["a stepped float", { kind: "float", low: 0, high: 0.6, log: false, step: 0.05 }],
  ["a categorical", { kind: "categorical", choices: ["a", "b", "c"] }],
  ["a categorical of one choice", { kind: "categorical", choices: ["a"] }],
];

describe("kernels", () => {
  it.each(DISCRETE)("of %s are probabilities that add up to one", (_, distribution) => {
    const { kernels, levels } = kernelsOf(distribution);
    for (const width of [0.005, 0.05, 0.3]) {
      const { prior, logDensity } = kernels.at(levels, width);
      expect(total(prior)).toBeCloseTo(1, 10);
      for (const centre of [levels[0]!, levels[levels.length >> 1]!, levels.at(-1)!]) {
        expect(Math.abs(total(logDensity(centre)) - 1)).toBeLessThan(5e-4);
      }
    }
  });

  it("of a float integrate to one over [0, 1], also at its ends", () => {
    const { kernels } = kernelsOf({ kind: "float", low: 1e-5, high: 1, log: true, step: null });
    const n = 20_000;
    const grid = Float64Array.from({ length: n }, (_, i) => (i + 0.5) / n);
    for (const width of [0.01, 0.4]) {
      for (const centre of [0, 0.2, 1]) {
        expect(total(kernels.at(grid, width).logDensity(centre)) / n).toBeCloseTo(1, 5);
      }
    }
  });

  it.each([DISCRETE[0]!, DISCRETE[2]!, DISCRETE[3]!])(
    "of %s equal the frequencies of the draws",
    (_, distribution) => {
      const { kernels, levels, snap } = kernelsOf(distribution);
      const rng = createRng(1);
      const [centre, width, n] = [levels[1]!, 0.2, 20_000];
      const counts = new Map<number, number>();
      for (let i = 0; i < n; i++) {
        const level = snap(kernels.draw(centre, width, rng));
        counts.set(level, (counts.get(level) ?? 0) + 1);
      }
      const expected = kernels.at(levels, width).logDensity(centre);
      levels.forEach((level, i) => {
        expect(Math.abs((counts.get(level) ?? 0) / n - Math.exp(expected[i]!))).toBeLessThan(0.015);
      });
    },
  );

  it("stay finite far from their centre", () => {
    const { kernels, levels } = kernelsOf(DISCRETE[1]![1]);
    const logs = kernels.at(levels, 0.005).logDensity(levels[0]!);
    expect(logs.every(Number.isFinite)).toBe(true);
    expect(logs[1]).toBeLessThan(logs[0]!);
    expect(logs.at(-1)).toBeLessThan(-600);
  });
});
