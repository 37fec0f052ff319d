import { describe, expect, it } from "vitest";
import { createRng } from "../../math/rng.ts";
import type { Scaling } from "./preparationConfig.ts";
import { fitScale, scaleFunction } from "./scale.ts";
import { unscale } from "./unscale.ts";

const rng = createRng(3);
const VALUES = {
  spread: Float64Array.from({ length: 200 }, () => 40 + 12 * rng.normal()),
  skewed: Float64Array.from({ length: 200 }, () => Math.exp(rng.normal()) - 1.5),
  steps: Float64Array.from({ length: 200 }, (_, i) => i % 7),
};

describe.each(["none", "standard", "minMax", "robust", "quantile", "power"] satisfies Scaling[])(
  "the %s scale",
  (scaling) => {
    it.each(["spread", "skewed", "steps"] as const)("comes back to the values that were %s", (kind) => {
      const values = VALUES[kind];
      const fitted = fitScale(values, scaling);
      const scaled = scaleFunction(fitted);
      const back = values.map((value) => unscale(fitted, scaled(value)));
      const size = Math.max(...values.map(Math.abs));
      back.forEach((value, i) => expect(Math.abs(value - values[i]!)).toBeLessThan(1e-5 * size));
    });
  },
);

it("keeps the ends of the quantiles for what lies beyond", () => {
  const fitted = fitScale(VALUES.spread, "quantile");
  expect(unscale(fitted, 20)).toBe(Math.max(...VALUES.spread));
  expect(unscale(fitted, -20)).toBe(Math.min(...VALUES.spread));
});
