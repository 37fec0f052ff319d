import { describe, expect, it } from "vitest";
import { createRng } from "../math/rng.ts";
import { createResampler, intervalAround, percentileInterval } from "./bootstrap.ts";
import { CLASSIFICATION_METRICS, REGRESSION_METRICS } from "./metricName.ts";
import { outputScores, scoreOutputs } from "./score.ts";

function drawnCounts(rows: number, samples: number, seed: number): Uint32Array[] {
  const draw = createResampler(rows, seed);
  return Array.from({ length: samples }, () => draw().slice());
}

/** Every row as often as its count says. */
function rowNumbers(counts: Uint32Array): number[] {
  return [...counts].flatMap((count, row) => Array.from({ length: count }, () => row));
}

/** Rounded random logits, so that some are equal. */
function outputsAndTargets(rows: number, width: number, classCount: number) {
  const rng = createRng(11);
  const outputs = Float32Array.from({ length: rows * width }, () => Math.round(4 * rng.normal()) / 4);
  const targets = Float32Array.from({ length: rows }, () =>
    classCount === 0 ? rng.normal() : rng.integer(classCount),
  );
  return { outputs, targets };
}

describe.each([
  { title: "two classes", task: "classification", classCount: 2, width: 1, targetScale: null },
  { title: "four classes", task: "classification", classCount: 4, width: 4, targetScale: null },
  { title: "regression", task: "regression", classCount: 0, width: 1, targetScale: { mean: 7, sd: 3 } },
] as const)("scores of counted rows, $title", ({ task, classCount, width, targetScale }) => {
  const metrics = task === "classification" ? CLASSIFICATION_METRICS : REGRESSION_METRICS;
  // So few rows that some samples lack a class.
  const rows = 14;

  function expectEqualScores(outputs: Float32Array, targets: Float32Array) {
    const scores = outputScores(metrics, task, outputs, targets, classCount, targetScale);
    for (const counts of drawnCounts(rows, 40, 3)) {
      const sample = rowNumbers(counts);
      const copied = Float32Array.from(
        sample.flatMap((row) => Array.from(outputs.subarray(row * width, (row + 1) * width))),
      );
      const ofSample = Float32Array.from(sample, (row) => targets[row]!);
      const found = scores(counts);
      metrics.forEach((metric, i) => {
        const expected = scoreOutputs(metric, task, copied, ofSample, classCount, targetScale);
        if (Number.isNaN(expected)) expect(found[i], metric).toBeNaN();
        else expect(found[i], metric).toBeCloseTo(expected, 11);
      });
    }
  }

  it("equal those of the rows copied as often", () => {
    const { outputs, targets } = outputsAndTargets(rows, width, classCount);
    expectEqualScores(outputs, targets);
  });

  it("are undefined only if a row with a non-finite output counts", () => {
    const { outputs, targets } = outputsAndTargets(rows, width, classCount);
    outputs[5 * width] = NaN;
    outputs[9 * width] = Infinity;
    const without = drawnCounts(rows, 40, 3).filter((counts) => counts[5] === 0 && counts[9] === 0);
    expect(without.length).toBeGreaterThan(0);
    expectEqualScores(outputs, targets);
  });
});

describe("createResampler", () => {
  it("draws as many rows as there are, all with the same probability, the same for the same seed", () => {
    const samples = drawnCounts(50, 400, 1);
    for (const counts of samples) expect(rowNumbers(counts).length).toBe(50);
    for (let row = 0; row < 50; row++) {
      const times = samples.reduce((sum, counts) => sum + counts[row]!, 0);
      // 400 expected; binomial, standard deviation 20.
      expect(Math.abs(times - 400)).toBeLessThan(80);
    }
    expect(drawnCounts(50, 3, 1)).toEqual(samples.slice(0, 3));
    expect(drawnCounts(50, 3, 2)).not.toEqual(samples.slice(0, 3));
  });
});

describe("percentileInterval", () => {
  it("of a mean is near the normal interval", () => {
    const quarter = (counts: Uint32Array) =>
      counts.filter((_, i) => i % 4 === 0).reduce((a, b) => a + b) / 400;
    const [low, high] = percentileInterval(drawnCounts(400, 2000, 5).map(quarter))!;
    const half = 1.96 * Math.sqrt((0.25 * 0.75) / 400);
    expect(Math.abs(low - (0.25 - half))).toBeLessThan(0.006);
    expect(Math.abs(high - (0.25 + half))).toBeLessThan(0.006);
  });

  it("goes from the 2.5 % to the 97.5 % quantile of the scores that are defined", () => {
    const scores = Array.from({ length: 201 }, (_, i) => 200 - i);
    expect(percentileInterval([...scores, NaN, NaN])).toEqual([5, 195]);
  });

  it("is null without scores and if most are undefined", () => {
    expect(percentileInterval([])).toBeNull();
    expect(percentileInterval([1, NaN, NaN])).toBeNull();
  });
});

describe("intervalAround", () => {
  const scores = Array.from({ length: 201 }, (_, i) => i);

  it("is the percentile interval if the value lies within", () => {
    expect(intervalAround(10, scores)).toEqual([5, 195]);
  });

  it("is moved by the bias if all resamples are lower, or higher", () => {
    expect(intervalAround(300, scores)).toEqual([205, 395]);
    expect(intervalAround(-50, [...scores, NaN])).toEqual([-145, 45]);
  });

  it("is null, or the percentile interval, if something is undefined", () => {
    expect(intervalAround(1, [NaN])).toBeNull();
    expect(intervalAround(NaN, scores)).toEqual([5, 195]);
  });
});
