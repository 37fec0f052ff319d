import { describe, expect, it } from "vitest";
import { centralDifferences, dimension } from "../../testing/gpDimensions.ts";
import { mean, standardDeviation } from "../math/stats.ts";
import { createRng } from "../math/rng.ts";
import { scoreAll } from "./acquisition.ts";
import { type WeightedPosterior, confidenceWidth, createConfidenceBound } from "./confidenceBound.ts";
import { chooseByHedge, HEDGED, replay } from "./hedge.ts";
import { createPosterior } from "./posterior.ts";
import { type Conditioning, createThompson } from "./thompson.ts";

const DIMENSIONS = [dimension("real"), dimension("real")];
const HYPER = {
  weights: Float64Array.of(8, 4),
  signalVariance: 1,
  noiseVariance: 1e-4,
  meanVariance: 1,
};

/** A bowl with its minimum at (0.3, 0.6), seen at `n` random places. */
function bowl(n: number, seed: number): Conditioning {
  const rng = createRng(seed);
  const points = Float64Array.from({ length: 2 * n }, () => rng.uniform());
  const y = Float64Array.from({ length: n }, (_, i) => {
    return 4 * ((points[2 * i]! - 0.3) ** 2 + (points[2 * i + 1]! - 0.6) ** 2) - 0.5;
  });
  return { dimensions: DIMENSIONS, points, y, knownNoise: new Float64Array(n), hyper: HYPER };
}

function boundedBy({ points, y, hyper }: Conditioning): WeightedPosterior {
  return { running: createPosterior(DIMENSIONS, points, y, hyper), weight: 1 };
}

/** Where on a grid a function of a point is highest. */
function highest(score: (point: Float64Array) => number): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  let value = Number.NEGATIVE_INFINITY;
  for (let a = 0; a <= 1; a += 0.05) {
    for (let b = 0; b <= 1; b += 0.05) {
      const here = score(Float64Array.of(a, b));
      if (here > value) [value, best] = [here, [a, b]];
    }
  }
  return best;
}

describe("confidence bound", () => {
  it("averages the bounds of its beliefs", () => {
    const [one, other] = [boundedBy(bowl(8, 1)), boundedBy(bowl(8, 2))];
    const point = Float64Array.of(0.9, 0.1);
    const { score } = createConfidenceBound(
      [
        { ...one, weight: 0.25 },
        { ...other, weight: 0.75 },
      ],
      2,
      2,
    );
    const [a, b] = [one.running.predict(point), other.running.predict(point)];
    expect(score(point)).toBeCloseTo(0.25 * (2 * a.sd - a.mean) + 0.75 * (2 * b.sd - b.mean), 12);
  });

  it("has the gradient that finite differences have, and scores many points as it scores each", () => {
    const acquisition = createConfidenceBound([boundedBy(bowl(9, 3))], 1.7, 2);
    const point = Float64Array.of(0.2, 0.7);
    const gradient = new Float64Array(2);
    expect(acquisition.scoreWithGradient(point, gradient)).toBeCloseTo(acquisition.score(point), 12);
    const numeric = centralDifferences(acquisition.score, point);
    gradient.forEach((value, i) => expect(Math.abs(value - numeric[i]!)).toBeLessThan(1e-6));
    expect(scoreAll(acquisition, [point])[0]).toBe(acquisition.score(point));
  });

  it("is highest at the minimum of a known bowl, and far from the observations if the bound is wide", () => {
    const known = boundedBy(bowl(40, 4));
    const [a, b] = highest(createConfidenceBound([known], 1, 2).score);
    expect(Math.hypot(a - 0.3, b - 0.6)).toBeLessThan(0.1);
    const far = highest(createConfidenceBound([known], 1e6, 2).score);
    const widest = highest((point) => known.running.predict(point).sd);
    expect(far).toEqual(widest);
  });

  it("widens with observations and dimensions", () => {
    expect(confidenceWidth(6, 60)).toBeGreaterThan(confidenceWidth(6, 10));
    expect(confidenceWidth(6, 60)).toBeGreaterThan(confidenceWidth(2, 60));
    expect(confidenceWidth(1, 1)).toBe(1);
  });
});

describe("Thompson sampling", () => {
  const known = bowl(6, 5);
  const grid = Array.from({ length: 49 }, (_, i) => Float64Array.of((i % 7) / 6, Math.floor(i / 7) / 6));

  it("draws functions with the mean, the spread and the covariance of the posterior", () => {
    const posterior = createPosterior(DIMENSIONS, known.points, known.y, HYPER);
    const rng = createRng(6);
    const [a, b] = [grid[3]!, grid[4]!];
    const draws = Array.from({ length: 600 }, () => {
      const { score } = createThompson(known, grid, rng);
      return [-score(a), -score(b)] as const;
    });
    const [atA, atB] = [draws.map(([value]) => value), draws.map(([, value]) => value)];
    const expected = posterior.predict(a);
    expect(Math.abs(mean(atA) - expected.mean)).toBeLessThan(0.15 * expected.sd);
    expect(standardDeviation(atA) / expected.sd).toBeCloseTo(1, 0.8);
    // Neighbours are correlated: their difference is smaller than if they were drawn independently.
    const difference = standardDeviation(atA.map((value, i) => value - atB[i]!));
    const apart = Math.hypot(standardDeviation(atA), standardDeviation(atB));
    expect(difference).toBeLessThan(0.8 * apart);
  });

  it("passes through observations without noise, and has the gradient of its values", () => {
    const path = createThompson(known, grid, createRng(7));
    expect(path.score(known.points.subarray(0, 2))).toBeCloseTo(-known.y[0]!, 1);
    const point = Float64Array.of(0.37, 0.81);
    const gradient = new Float64Array(2);
    expect(path.scoreWithGradient(point, gradient)).toBe(path.score(point));
    const numeric = centralDifferences(path.score, point);
    gradient.forEach((value, i) => expect(Math.abs(value - numeric[i]!)).toBeLessThan(1e-4));
  });

  it("finds the minimum of a known bowl", () => {
    const [a, b] = highest(createThompson(bowl(60, 8), grid, createRng(9)).score);
    expect(Math.hypot(a - 0.3, b - 0.6)).toBeLessThan(0.15);
  });
});

describe("hedge", () => {
  /** A needle near the first observations; a wide confidence bound goes everywhere else first. */
  const descending: Conditioning = {
    ...bowl(24, 10),
  };

  it("gives each round the values of the nominees", () => {
    const { gains, rounds } = replay(descending, 2);
    expect(rounds).toBe(17);
    for (const gain of gains) {
      expect(gain).toBeLessThanOrEqual(-rounds * Math.min(...descending.y));
      expect(gain).toBeGreaterThanOrEqual(-rounds * Math.max(...descending.y));
    }
  });

  it("prefers acquisitions that would have done better, the more so the worse the others are", () => {
    const wide = replay(descending, 1e3).gains;
    const ucb = HEDGED.indexOf("ucb");
    expect(wide[ucb]).toBeLessThan(wide[HEDGED.indexOf("logEi")]!);
    const rng = createRng(11);
    const chosen = Array.from({ length: 200 }, () => chooseByHedge(descending, 1e3, rng));
    expect(chosen.filter((name) => name === "ucb").length).toBeLessThan(200 / 3);
    expect(new Set(chosen).size).toBeGreaterThan(1);
  });

  it("draws from all as long as there is no decision to replay", () => {
    const rng = createRng(12);
    const chosen = new Set(Array.from({ length: 60 }, () => chooseByHedge(bowl(5, 13), 2, rng)));
    expect(chosen).toEqual(new Set(HEDGED));
  });
});
