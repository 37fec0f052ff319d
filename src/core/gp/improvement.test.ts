import { describe, expect, it } from "vitest";
import { centralDifferences, dimension, randomPoints } from "../../testing/gpDimensions.ts";
import { createRng } from "../math/rng.ts";
import { logExpectedImprovement, scoreAll, exponentialOf } from "./acquisition.ts";
import type { Belief } from "./belief.ts";
import { createLogImprovement } from "./improvement.ts";
import { createPosterior } from "./posterior.ts";

const DIMENSIONS = [dimension("real"), dimension("real"), dimension("categorical", { size: 2 })];
const POINT = Float64Array.of(0.4, 0.6, 1);

/** Two beliefs with two pending points and three futures each. */
function beliefs(level: number): Belief[] {
  const rng = createRng(5);
  const points = randomPoints(DIMENSIONS, 12, rng);
  const y = Float64Array.from({ length: 12 }, () => rng.normal());
  const pending = randomPoints(DIMENSIONS, 2, rng);
  const futures = Float64Array.from({ length: 6 }, () => rng.normal());
  return [
    [4, 2, 1],
    [20, 0.5, 3],
  ].map((weights, b) => {
    const hyper = {
      weights: Float64Array.from(weights),
      signalVariance: 1 + b,
      noiseVariance: 1e-3,
      meanVariance: 1,
    };
    const posterior = createPosterior(DIMENSIONS, points, y, hyper).withPending(pending);
    return {
      posterior,
      weight: b === 0 ? 0.3 : 0.7,
      futures,
      best: Float64Array.of(level, level - 0.1, level + 0.2),
    };
  });
}

describe("log improvement over beliefs and futures", () => {
  it("is the logarithm of the average over both of the closed form", () => {
    const all = beliefs(-0.5);
    let sum = 0;
    for (const { posterior, weight, futures, best } of all) {
      const shifts = new Float64Array(2);
      const { mean, sd } = posterior.predict(POINT, shifts);
      best.forEach((value, s) => {
        const centre = mean + futures[2 * s]! * shifts[0]! + futures[2 * s + 1]! * shifts[1]!;
        sum += (weight / 3) * Math.exp(logExpectedImprovement({ mean: centre, sd }, value));
      });
    }
    const { score } = createLogImprovement("expected", all, 3);
    expect(score(POINT)).toBeCloseTo(Math.log(sum), 12);
  });

  it("agrees with draws of the pending trials' values", () => {
    const [belief] = beliefs(0.3);
    const rng = createRng(8);
    const shifts = new Float64Array(2);
    const { mean, sd } = belief!.posterior.predict(POINT, shifts);
    let improved = 0;
    const draws = 100_000;
    for (let i = 0; i < draws; i++) {
      const value = mean + shifts[0]! * rng.normal() + shifts[1]! * rng.normal() + sd * rng.normal();
      if (value < 0.3) improved++;
    }
    const count = 4000;
    const many: Belief = {
      ...belief!,
      weight: 1,
      futures: Float64Array.from({ length: 2 * count }, () => rng.normal()),
      best: new Float64Array(count).fill(0.3),
    };
    const { score } = createLogImprovement("probability", [many], 3);
    expect(Math.exp(score(POINT))).toBeCloseTo(improved / draws, 2);
  });

  it.each([
    ["expected", 0.5],
    ["expected", -2],
    ["expected", -60],
    ["probability", 0.5],
    ["probability", -5],
  ] as const)("has the gradient that finite differences have (%s, best near %d)", (kind, level) => {
    const acquisition = createLogImprovement(kind, beliefs(level), 3);
    const gradient = new Float64Array(3);
    expect(acquisition.scoreWithGradient(POINT, gradient)).toBeCloseTo(acquisition.score(POINT), 10);
    const numeric = centralDifferences(acquisition.score, POINT, [0, 1]);
    gradient.forEach((value, i) =>
      expect(Math.abs(value - numeric[i]!)).toBeLessThan(1e-5 * (1 + Math.abs(value))),
    );
  });

  it("scores many points as it scores each", () => {
    const acquisition = createLogImprovement("expected", beliefs(0), 3);
    const rng = createRng(9);
    const points = Array.from({ length: 40 }, () => randomPoints(DIMENSIONS, 1, rng));
    expect([...scoreAll(acquisition, points)]).toEqual(points.map((point) => acquisition.score(point)));
  });

  it("turned into expected improvement itself, keeps its order and its gradient", () => {
    const log = createLogImprovement("expected", beliefs(0.5), 3);
    const plain = exponentialOf(log);
    expect(plain.score(POINT)).toBe(Math.exp(log.score(POINT)));
    expect(scoreAll(plain, [POINT])[0]).toBe(plain.score(POINT));
    const gradient = new Float64Array(3);
    plain.scoreWithGradient(POINT, gradient);
    const numeric = centralDifferences(plain.score, POINT, [0, 1]);
    gradient.forEach((value, i) => expect(Math.abs(value - numeric[i]!)).toBeLessThan(1e-6));
  });
});
