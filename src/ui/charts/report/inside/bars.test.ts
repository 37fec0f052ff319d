import { describe, expect, it } from "vitest";
import type { FeatureMeaning } from "../../../../core/data/preparation/featureMeaning.ts";
import type { LinearModel } from "../../../../core/learner/linear/linear.ts";
import { barsSpec, bySize, MOST_BARS } from "./barsSpec.ts";
import { coefficientsSpec } from "./coefficientsSpec.ts";

describe("bars", () => {
  it("has 0 on the axis, and every value and range", () => {
    const { x } = barsSpec([
      { name: "a", value: 0.4, range: [-0.2, 0.7] },
      { name: "b", value: 0.1 },
    ]);
    expect(x.domain[0]).toBeLessThanOrEqual(-0.2);
    expect(x.domain[1]).toBeGreaterThanOrEqual(0.7);
    const positive = barsSpec([{ name: "a", value: 5 }]);
    expect(positive.x.domain[0]).toBe(0);
  });

  it("draws the first twenty, from above, with shortened names", () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({
      name: `a rather long name of column ${i}`,
      value: i,
    }));
    const { shown, lanes } = barsSpec(rows);
    expect(shown).toEqual(rows.slice(0, MOST_BARS));
    expect(lanes.ticks.map(({ value }) => value)).toEqual(shown.map((_, i) => i));
    expect(lanes.domain).toEqual([19.5, -0.5]);
    expect(lanes.ticks[0]!.label.length).toBeLessThan(rows[0]!.name.length);
  });

  it("has an axis where all values are 0", () => {
    const { x } = barsSpec([{ name: "a", value: 0 }]);
    expect(x.domain[1]).toBeGreaterThan(x.domain[0]);
  });

  it("is ordered by size, whatever the sign", () => {
    const rows = [1, -3, 2].map((value) => ({ name: String(value), value }));
    expect(bySize(rows).map(({ value }) => value)).toEqual([-3, 2, 1]);
  });
});

describe("coefficients", () => {
  const model: LinearModel = {
    // Features × outputs.
    kernel: Float64Array.of(1, 10, -2, 20),
    bias: Float64Array.of(0, 0),
    seen: [],
    iterations: 1,
    gradient: 0,
    converged: true,
  };
  const meanings = ["a", "b"].map((column): FeatureMeaning => ({ kind: "missing", column }));
  const test = { rows: 2, features: Float32Array.of(0, 0, 2, 8) };
  const nameOf = ({ column }: FeatureMeaning) => String(column);

  it("are per standard deviation of the feature, those of one output, the largest first", () => {
    const rows = coefficientsSpec(model, 1, meanings, { test, targetScale: null }, nameOf);
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ["b", 80],
      ["a", 10],
    ]);
  });

  it("of numbers are in the target's units", () => {
    const targetScale = { mean: 5, sd: 3 };
    const rows = coefficientsSpec(model, 0, meanings, { test, targetScale }, nameOf);
    expect(rows.map(({ value }) => value)).toEqual([-24, 3]);
  });
});
