import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/gp/gp.json";
import { createRng } from "../math/rng.ts";
import type { Dimension } from "../space/transform.ts";
import { distinctModes, fitHyperparameters, fitModes } from "./fit.ts";
import { type Hyperparameters, packLog } from "./hyperparameters.ts";
import { pairDistances } from "./kernel.ts";
import { createMarginalLikelihood } from "./marginalLikelihood.ts";
import { createPosterior } from "./posterior.ts";
import { addLogPrior, createPrior } from "./prior.ts";
import { centralDifferences, dimension, randomPoints } from "../../testing/gpDimensions.ts";

/** Numeric, conditional numeric, categorical, conditional categorical. */
const MIXED = [
  dimension("real"),
  dimension("real", { conditional: true }),
  dimension("categorical", { size: 3 }),
  dimension("categorical", { size: 3, conditional: true }),
];

function numeric(d: number): Dimension[] {
  return Array.from({ length: d }, () => dimension("real"));
}

describe("against scikit-learn's GaussianProcessRegressor", () => {
  it.each(reference.cases.map((data, i) => ({ i, data })))("case $i", ({ data }) => {
    const dimensions = numeric(data.lengthScales.length);
    const points = Float64Array.from(data.points.flat());
    const y = Float64Array.from(data.y);
    const { signalVariance, noiseVariance, meanVariance } = data;
    const weights = Float64Array.from(data.lengthScales, (scale) => 1 / scale ** 2);
    const hyper: Hyperparameters = { weights, signalVariance, noiseVariance, meanVariance };
    const likelihood = createMarginalLikelihood(pairDistances(dimensions, points), y, meanVariance);
    const theta = packLog(hyper);
    const value = likelihood(theta, new Float64Array(theta.length));
    expect(Math.abs(value / data.logMarginalLikelihood - 1)).toBeLessThan(1e-8);
    const posterior = createPosterior(dimensions, points, y, hyper);
    data.queries.forEach((query, i) => {
      const { mean, sd } = posterior.predict(Float64Array.from(query));
      expect(Math.abs(mean / data.mean[i]! - 1)).toBeLessThan(1e-8);
      expect(Math.abs(sd / data.sd[i]! - 1)).toBeLessThan(1e-8);
    });
  });
});

describe("marginal likelihood and prior", () => {
  it("have the gradients that finite differences have, conditional and categorical dimensions included", () => {
    const rng = createRng(4);
    const points = randomPoints(MIXED, 14, rng);
    const y = Float64Array.from({ length: 14 }, () => rng.normal());
    const likelihood = createMarginalLikelihood(pairDistances(MIXED, points), y, 0.7);
    const knownNoise = Float64Array.from({ length: 14 }, () => rng.uniform());
    const noisy = createMarginalLikelihood(pairDistances(MIXED, points), y, 0.7, knownNoise);
    const prior = createPrior(MIXED);
    const theta = Float64Array.from([0.3, -0.4, 1.1, 0.2, -0.3, -3]);
    for (const f of [
      likelihood,
      noisy,
      (x: Float64Array, gradient: Float64Array) => {
        gradient.fill(0);
        return addLogPrior(prior, x, gradient);
      },
    ]) {
      const gradient = new Float64Array(theta.length);
      f(theta, gradient);
      const numericGradient = centralDifferences((x) => f(x, new Float64Array(x.length)), theta);
      gradient.forEach((value, i) => expect(value).toBeCloseTo(numericGradient[i]!, 6));
    }
  });

  it("are −Infinity, not an error, where the covariance is singular", () => {
    const twice = Float64Array.from([0.5, 0.5]);
    const likelihood = createMarginalLikelihood(
      pairDistances(numeric(1), twice),
      Float64Array.from([1, 1]),
      0,
    );
    expect(likelihood(Float64Array.from([0, 0, -Infinity]), new Float64Array(3))).toBe(
      Number.NEGATIVE_INFINITY,
    );
  });
});

describe("posterior", () => {
  const rng = createRng(6);
  const points = randomPoints(MIXED, 20, rng);
  const y = Float64Array.from({ length: 20 }, () => rng.normal());
  const hyper: Hyperparameters = {
    weights: Float64Array.from([3, 5, 0.8, 0.6]),
    signalVariance: 1.3,
    noiseVariance: 1e-6,
    meanVariance: 1,
  };
  const posterior = createPosterior(MIXED, points, y, hyper);

  it("passes through observations without noise, with no uncertainty there", () => {
    for (let i = 0; i < 20; i++) {
      const { mean, sd } = posterior.predict(points.subarray(i * 4, i * 4 + 4));
      expect(mean).toBeCloseTo(y[i]!, 3);
      expect(sd).toBeLessThan(2e-3);
    }
  });

  it("returns to the prior's spread far from everything", () => {
    const { sd } = posterior.predict(Float64Array.from([1e3, 0.5, 1, 1]));
    expect(sd ** 2).toBeGreaterThan(hyper.signalVariance);
    expect(sd ** 2).toBeLessThan(hyper.signalVariance + hyper.meanVariance);
  });

  it("treats two noisy observations of a point as one with half the variance", () => {
    const twice = Float64Array.from([...points, ...points]);
    const values = Float64Array.from([...y.map((value) => value + 0.2), ...y.map((value) => value - 0.2)]);
    const exact = { ...hyper, noiseVariance: 0 };
    const split = createPosterior(MIXED, twice, values, exact, new Float64Array(40).fill(0.3));
    const joined = createPosterior(MIXED, points, y, exact, new Float64Array(20).fill(0.15));
    const query = Float64Array.from([0.4, 0.1, 2, Number.NaN]);
    expect(split.predict(query).mean).toBeCloseTo(joined.predict(query).mean, 10);
    expect(split.predict(query).sd).toBeCloseTo(joined.predict(query).sd, 10);
  });

  it.each([
    ["all active", [0.31, 0.77, 1, 2]],
    ["one inactive", [0.31, Number.NaN, 1, 2]],
  ])("has the gradients that finite differences have (%s)", (_, values) => {
    const point = Float64Array.from(values);
    const meanGradient = new Float64Array(4);
    const sdGradient = new Float64Array(4);
    expect(posterior.predictWithGradient(point, meanGradient, sdGradient)).toEqual(posterior.predict(point));
    const means = centralDifferences((x) => posterior.predict(x).mean, point, [0, 1]);
    const sds = centralDifferences((x) => posterior.predict(x).sd, point, [0, 1]);
    for (let i = 0; i < 4; i++) {
      expect(meanGradient[i]).toBeCloseTo(means[i]!, 6);
      expect(sdGradient[i]).toBeCloseTo(sds[i]!, 6);
    }
  });
});

describe("posterior extended", () => {
  const rng = createRng(11);
  const points = randomPoints(MIXED, 23, rng);
  const y = Float64Array.from({ length: 23 }, () => rng.normal());
  const knownNoise = Float64Array.from({ length: 23 }, () => 0.1 * rng.uniform());
  const hyper: Hyperparameters = {
    weights: Float64Array.from([3, 5, 0.8, 0.6]),
    signalVariance: 1.3,
    noiseVariance: 1e-3,
    meanVariance: 1,
  };
  const queries = Array.from({ length: 21 }, () => randomPoints(MIXED, 1, rng));
  const before = createPosterior(
    MIXED,
    points.subarray(0, 72),
    y.subarray(0, 18),
    hyper,
    knownNoise.subarray(0, 18),
  );
  const after = createPosterior(MIXED, points, y, hyper, knownNoise);

  it("is the posterior of all observations, to the bit", () => {
    const extended = before.extend(points.subarray(72), y.subarray(18), knownNoise.subarray(18));
    const byOne = [18, 19, 20, 21, 22].reduce(
      (each, i) =>
        each.extend(points.subarray(4 * i, 4 * i + 4), y.subarray(i, i + 1), knownNoise.subarray(i, i + 1)),
      before,
    );
    expect(extended.predictMany(queries)).toEqual(after.predictMany(queries));
    expect(byOne.predictMany(queries)).toEqual(after.predictMany(queries));
  });

  it("predicts many points as it predicts each", () => {
    expect(after.predictMany(queries)).toEqual(queries.map((query) => after.predict(query)));
  });

  it("accepts a point without noise that is observed twice", () => {
    const exact = createPosterior(MIXED, points, y, { ...hyper, noiseVariance: 0 });
    const again = exact.extend(points.subarray(0, 4), y.subarray(0, 1));
    expect(again.predict(points.subarray(0, 4)).mean).toBeCloseTo(y[0]!, 3);
  });

  it("gives for every future of pending points what conditioning on it would give", () => {
    const pending = before.withPending(points.subarray(72));
    expect(pending.pendingCount).toBe(5);
    const shifts = new Float64Array(5 * queries.length);
    const predicted = pending.predictMany(queries, shifts);
    // The future of ε: each pending observation in turn is its mean plus εⱼ times its spread, noise included.
    const epsilon = [0.4, -1.1, 0.2, 1.7, -0.5];
    const future = epsilon.reduce((so, e, j) => {
      const point = points.subarray(72 + 4 * j, 76 + 4 * j);
      const { mean, sd } = so.predict(point);
      return so.extend(point, Float64Array.of(mean + e * Math.sqrt(sd ** 2 + hyper.noiseVariance)));
    }, before);
    queries.forEach((query, i) => {
      const { mean, sd } = predicted[i]!;
      const said = future.predict(query);
      expect(sd).toBeCloseTo(said.sd, 10);
      const shift = epsilon.reduce((sum, e, j) => sum + e * shifts[5 * i + j]!, 0);
      expect(mean + shift).toBeCloseTo(said.mean, 10);
      expect(mean).toBeCloseTo(before.predict(query).mean, 12);
    });
  });

  it("has the gradients of the shifts, mean and spread that finite differences have", () => {
    const pending = before.withPending(points.subarray(72));
    const point = Float64Array.from([0.31, 0.77, 1, 2]);
    const shifts = new Float64Array(5);
    const [meanGradient, sdGradient, shiftGradients] = [
      new Float64Array(4),
      new Float64Array(4),
      new Float64Array(20),
    ];
    pending.predictWithGradient(point, meanGradient, sdGradient, shifts, shiftGradients);
    const numerically = (f: (x: Float64Array) => number) => centralDifferences(f, point, [0, 1]);
    const means = numerically((x) => pending.predict(x).mean);
    const sds = numerically((x) => pending.predict(x).sd);
    for (let i = 0; i < 4; i++) {
      expect(meanGradient[i]).toBeCloseTo(means[i]!, 6);
      expect(sdGradient[i]).toBeCloseTo(sds[i]!, 6);
    }
    for (let j = 0; j < 5; j++) {
      const slopes = numerically((x) => {
        pending.predict(x, shifts);
        return shifts[j]!;
      });
      for (let i = 0; i < 4; i++) expect(shiftGradients[4 * j + i]).toBeCloseTo(slopes[i]!, 6);
    }
  });
});

describe("fit", () => {
  it("finds which dimensions matter", () => {
    const rng = createRng(8);
    const dimensions = numeric(3);
    const points = randomPoints(dimensions, 40, rng);
    const y = Float64Array.from({ length: 40 }, (_, i) => Math.SQRT2 * Math.sin(7 * points[3 * i]!));
    const { weights, noiseVariance } = fitHyperparameters(dimensions, points, y);
    expect(weights[0]! / weights[1]!).toBeGreaterThan(30);
    expect(weights[0]! / weights[2]!).toBeGreaterThan(30);
    expect(noiseVariance).toBeLessThan(1e-3);
  });

  it("recognises noise", () => {
    const rng = createRng(9);
    const dimensions = numeric(2);
    const points = randomPoints(dimensions, 60, rng);
    const y = Float64Array.from({ length: 60 }, (_, i) => points[2 * i]! + 0.8 * rng.normal());
    const { noiseVariance } = fitHyperparameters(dimensions, points, y);
    expect(noiseVariance).toBeGreaterThan(0.3);
  });

  it("attributes known noise neither to the function nor to other observations", () => {
    const rng = createRng(10);
    const dimensions = numeric(1);
    const points = randomPoints(dimensions, 60, rng);
    const knownNoise = Float64Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 0.64 : 0));
    const y = points.map((x, i) => Math.sin(6 * x) + Math.sqrt(knownNoise[i]!) * rng.normal());
    expect(fitHyperparameters(dimensions, points, y).noiseVariance).toBeGreaterThan(0.1);
    expect(fitHyperparameters(dimensions, points, y, knownNoise).noiseVariance).toBeLessThan(1e-3);
  });

  it("finds both explanations of data that allow two, best first", () => {
    // As in Rasmussen & Williams 2006, figure 5.5: a quick function, or a slow one and much noise.
    const rng = createRng(33);
    const points = Float64Array.from({ length: 20 }, () => rng.uniform());
    const y = points.map((x) => Math.sin(9 * x) + 0.7 * rng.normal());
    const modes = fitModes(numeric(1), points, y);
    expect(modes.length).toBeGreaterThan(1);
    expect(modes[0]!.logDensity).toBeGreaterThan(modes[1]!.logDensity);
    const [quick, slow] = modes.map(({ hyper }) => hyper).toSorted((a, b) => b.weights[0]! - a.weights[0]!);
    expect(quick!.weights[0]! / slow!.weights[0]!).toBeGreaterThan(5);
    expect(slow!.noiseVariance / quick!.noiseVariance).toBeGreaterThan(1.5);
    expect(fitHyperparameters(numeric(1), points, y)).toEqual(modes[0]!.hyper);
  });

  it("treats two optima as one mode if they predict alike, by weights and by noise", () => {
    const end = (weight: number, noise: number, value = 1) => ({
      x: Float64Array.of(Math.log(weight), 0, Math.log(noise)),
      value,
    });
    const count = (...ends: ReturnType<typeof end>[]) => distinctModes(ends, 1).length;
    expect(count(end(2, 1e-5), end(2.1, 5e-5))).toBe(1);
    expect(count(end(1e-6, 1e-5), end(1e-3, 1e-5))).toBe(1);
    expect(count(end(2, 1e-5), end(2, 1e-2))).toBe(2);
    expect(count(end(2, 1e-5), end(9, 1e-5))).toBe(2);
    expect(count(end(2, 1e-5), end(2, 1e-5, 1.2))).toBe(2);
  });

  it("judges the noise by all observations, not only by the 100 of the fit", () => {
    // Of 199 values every second one by rank is looked at: those lie on a line, the others anywhere.
    const rng = createRng(12);
    const y = Float64Array.from({ length: 199 }, (_, rank) => rank / 58 - 1.7);
    const onLine = y.map((_, rank) => rank / 198);
    const points = onLine.map((x, rank) => (rank % 2 === 0 ? x : rng.uniform()));
    expect(fitHyperparameters(numeric(1), onLine, y).noiseVariance).toBeLessThan(1e-3);
    expect(fitHyperparameters(numeric(1), points, y).noiseVariance).toBeGreaterThan(0.1);
  });

  it("is defined for one observation and for equal ones", () => {
    const dimensions = numeric(2);
    for (const n of [1, 5]) {
      const { weights, signalVariance } = fitHyperparameters(
        dimensions,
        new Float64Array(2 * n).fill(0.5),
        new Float64Array(n),
      );
      expect([...weights, signalVariance].filter((value) => !(value > 0))).toEqual([]);
    }
  });
});
