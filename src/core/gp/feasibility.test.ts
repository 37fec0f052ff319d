import { describe, expect, it } from "vitest";
import { createRng } from "../math/rng.ts";
import type { Dimension } from "../space/transform.ts";
import { scoreAll } from "./acquisition.ts";
import { scaleViolations, withFeasibility } from "./feasibility.ts";
import { createLogImprovement } from "./improvement.ts";
import { createPosterior } from "./posterior.ts";

const REAL: Dimension = {
  kind: "real",
  size: Infinity,
  conditional: false,
  position: () => 0,
  nearestLevel: () => 0,
};
const HYPER = { weights: Float64Array.of(6, 2), signalVariance: 1, noiseVariance: 1e-4, meanVariance: 1 };

describe("violations", () => {
  it("keep their sign and their 0 exactly, and lose their unit and their extreme values", () => {
    expect([...scaleViolations([-20, 0, 10, 20, 1e9])]).toEqual([-1, 0, 0.5, 1, 4]);
    expect([...scaleViolations([0, 0])]).toEqual([0, 0]);
    expect([...scaleViolations([])]).toEqual([]);
  });
});

describe("probability of feasibility", () => {
  const rng = createRng(4);
  const points = Float64Array.from({ length: 16 }, () => rng.uniform());
  const surrogate = (phase: number) =>
    createPosterior(
      [REAL, REAL],
      points,
      Float64Array.from({ length: 8 }, (_, i) => Math.sin(4 * points[2 * i]! + phase) + points[2 * i + 1]!),
      HYPER,
    );
  const improvement = createLogImprovement(
    "expected",
    [{ posterior: surrogate(0), weight: 1, futures: new Float64Array(0), best: Float64Array.of(0.1) }],
    2,
  );
  const acquisition = withFeasibility(improvement, [surrogate(1), surrogate(3)], 2);

  it("equals the share of draws that satisfy all constraints, and adds to the acquisition in log space", () => {
    const point = Float64Array.of(0.4, 0.7);
    const predictions = [surrogate(1), surrogate(3)].map((posterior) => posterior.predict(point));
    const draws = createRng(5);
    let kept = 0;
    for (let i = 0; i < 20_000; i++) {
      if (predictions.every(({ mean, sd }) => mean + sd * draws.normal() <= 0)) kept++;
    }
    const alone = withFeasibility(null, [surrogate(1), surrogate(3)], 2).score(point);
    expect(Math.abs(Math.exp(alone) - kept / 20_000)).toBeLessThan(0.015);
    expect(acquisition.score(point)).toBeCloseTo(improvement.score(point) + alone, 12);
    expect(scoreAll(acquisition, [point])[0]).toBe(acquisition.score(point));
  });

  it.each([
    [0.4, 0.7],
    [0.05, 0.1],
    [0.95, 0.9],
  ])("has the gradient of its values at (%d, %d)", (a, b) => {
    const point = Float64Array.of(a, b);
    const gradient = new Float64Array(2);
    expect(acquisition.scoreWithGradient(point, gradient)).toBeCloseTo(acquisition.score(point), 10);
    for (let i = 0; i < 2; i++) {
      const at = (by: number) => acquisition.score(point.map((value, k) => (k === i ? value + by : value)));
      const slope = (at(1e-6) - at(-1e-6)) / 2e-6;
      expect(Math.abs(gradient[i]! - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
    }
  });
});
