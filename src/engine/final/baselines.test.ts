import { describe, expect, it } from "vitest";
import type { DataShape } from "../../core/learner/dataShape.ts";
import type { MetricName } from "../../core/metric/metricName.ts";
import { inOriginalUnits, scoreOutputs, type TargetScale } from "../../core/metric/score.ts";
import { constantOutputs, repeated } from "./baselines.ts";

const SHAPE: DataShape = { rowShape: [1], outputs: 1, loss: "meanSquaredError" };

/** A skewed target: three small prices, and a large one. */
const PRICES = [1, 2, 4, 1000];
const LOG: TargetScale = { mean: 2, sd: 3, log: true };
const LINEAR: TargetScale = { mean: 100, sd: 40 };

function standardised(scale: TargetScale): Float32Array<ArrayBuffer> {
  const own = scale.log === true ? PRICES.map(Math.log) : PRICES;
  return Float32Array.from(own, (value) => (value - scale.mean) / scale.sd);
}

function constantOf(metric: MetricName, scale: TargetScale): number {
  const targets = standardised(scale);
  const train = { rows: PRICES.length, targets };
  return inOriginalUnits(constantOutputs(train, SHAPE, metric, scale), scale)[0]!;
}

describe.each([
  ["its own units", LINEAR],
  ["logarithms", LOG],
] as const)("the constant of numbers that are learnt in %s", (_name, scale) => {
  it("is the mean in the target's own units for squared errors", () => {
    for (const metric of ["rmse", "r2"] as const) expect(constantOf(metric, scale)).toBeCloseTo(251.75, 2);
  });

  it("is a median for absolute errors", () => {
    expect(constantOf("mae", scale)).toBeGreaterThanOrEqual(2 - 1e-4);
    expect(constantOf("mae", scale)).toBeLessThanOrEqual(4 + 1e-4);
  });

  it.each(["rmse", "mae", "r2"] as const)("is the best of all constants by %s", (metric) => {
    const targets = standardised(scale);
    const constant = constantOutputs({ rows: targets.length, targets }, SHAPE, metric, scale);
    const scoreOf = (output: number) =>
      scoreOutputs(
        metric,
        "regression",
        repeated(Float32Array.of(output), targets.length),
        targets,
        0,
        scale,
      );
    const sign = metric === "r2" ? 1 : -1;
    const best = sign * scoreOf(constant[0]!);
    for (let output = -4; output <= 24; output += 0.05) {
      expect(sign * scoreOf(output)).toBeLessThanOrEqual(best + 1e-5 * Math.abs(best));
    }
  });
});

it("stays finite where a sum of what logarithms stand for would overflow", () => {
  const scale: TargetScale = { mean: 700, sd: 5, log: true };
  const targets = Float32Array.of(1.9, 1.9, 1.9, 0);
  const constant = constantOutputs({ rows: 4, targets }, SHAPE, "rmse", scale);
  expect(constant[0]).toBeCloseTo(1.9 + Math.log(0.75) / 5, 3);
});
