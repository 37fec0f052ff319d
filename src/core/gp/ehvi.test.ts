import { describe, expect, it } from "vitest";
import { createRng } from "../math/rng.ts";
import { nondominatedBoxes } from "../multiObjective/boxes.ts";
import type { Dimension } from "../space/transform.ts";
import { createLogEhvi } from "./ehvi.ts";
import { createPosterior, type Posterior } from "./posterior.ts";

const REAL: Dimension = {
  kind: "real",
  size: Infinity,
  conditional: false,
  position: () => 0,
  nearestLevel: () => 0,
};
const HYPER = { weights: Float64Array.of(8, 3), signalVariance: 1, noiseVariance: 1e-4, meanVariance: 1 };

describe("log expected hypervolume improvement", () => {
  it.each([1, 2, 3])("is the mean gain of volume over draws of %i objectives", (m) => {
    const { posteriors, front, reference } = setting(m);
    const acquisition = createLogEhvi(posteriors, nondominatedBoxes(front, reference), 2);
    const point = Float64Array.of(0.3, 0.62);
    const predictions = posteriors.map((posterior) => posterior.predict(point));
    const rng = createRng(9);
    const draws = 4000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < draws; i++) {
      const outcome = predictions.map(({ mean, sd }) => mean + sd * rng.normal());
      const gain = volume([...front, outcome], reference) - volume(front, reference);
      sum += gain;
      squares += gain * gain;
    }
    const mean = sum / draws;
    const error = Math.sqrt((squares / draws - mean * mean) / draws);
    expect(Math.abs(Math.exp(acquisition.score(point)) - mean)).toBeLessThan(5 * error + 1e-12);
  });

  it.each([1, 2, 3])("has the gradient of its values with %i objectives", (m) => {
    const { posteriors, front, reference } = setting(m);
    const acquisition = createLogEhvi(posteriors, nondominatedBoxes(front, reference), 2);
    const gradient = new Float64Array(2);
    for (const [a, b] of [
      [0.3, 0.62],
      [0.9, 0.1],
      [0.05, 0.97],
    ] as const) {
      const point = Float64Array.of(a, b);
      expect(acquisition.scoreWithGradient(point, gradient)).toBeCloseTo(acquisition.score(point), 10);
      for (let i = 0; i < 2; i++) {
        const step = 1e-6;
        const moved = (by: number) =>
          acquisition.score(point.map((value, k) => (k === i ? value + by : value)));
        const slope = (moved(step) - moved(-step)) / (2 * step);
        expect(Math.abs(gradient[i]! - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
      }
    }
  });

  it("stays finite where no improvement is expected", () => {
    const posterior: Posterior = {
      pendingCount: 0,
      predict: () => ({ mean: 50, sd: 1e-3 }),
      predictMany: (points) => points.map(() => ({ mean: 50, sd: 1e-3 })),
      meansOf: (points) => Float64Array.from(points, () => 50),
      predictWithGradient: () => ({ mean: 50, sd: 1e-3 }),
    };
    const acquisition = createLogEhvi([posterior, posterior], nondominatedBoxes([[0, 0]], [1, 1]), 1);
    expect(acquisition.score(Float64Array.of(0))).toBeLessThan(-1e6);
    expect(Number.isFinite(acquisition.score(Float64Array.of(0)))).toBe(true);
  });
});

/** Surrogates of m smooth functions, with the observations as front. */
function setting(m: number) {
  const rng = createRng(m);
  const n = 7;
  const points = Float64Array.from({ length: 2 * n }, () => rng.uniform());
  const observed = Array.from({ length: m }, (_, k) =>
    Float64Array.from(
      { length: n },
      (_v, i) => Math.sin(3 * points[2 * i]! + k) + points[2 * i + 1]! * (k - 1),
    ),
  );
  return {
    posteriors: observed.map((y) => createPosterior([REAL, REAL], points, y, HYPER)),
    front: Array.from({ length: n }, (_, i) => observed.map((y) => y[i]!)),
    reference: observed.map((y) => Math.max(...y) + 0.1),
  };
}

/** Volume within `reference` dominated by points, in 1 to 3 dimensions, by slicing. */
function volume(points: readonly (readonly number[])[], reference: readonly number[]): number {
  const last = reference.length - 1;
  const inside = points.filter((point) => point.every((value, k) => value < reference[k]!));
  if (inside.length === 0) return 0;
  if (last === 0) return reference[0]! - Math.min(...inside.map((point) => point[0]!));
  const levels = [...new Set(inside.map((point) => point[last]!))].toSorted((a, b) => a - b);
  return levels.reduce((sum, level, i) => {
    const height = (levels[i + 1] ?? reference[last]!) - level;
    const slice = inside.filter((point) => point[last]! <= level).map((point) => point.slice(0, last));
    return sum + height * volume(slice, reference.slice(0, last));
  }, 0);
}
