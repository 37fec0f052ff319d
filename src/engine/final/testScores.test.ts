import { describe, expect, it } from "vitest";
import { createRng, deriveSeed } from "../../core/math/rng.ts";
import { quantileOf } from "../../core/math/stats.ts";
import { scoreOutputs } from "../../core/metric/score.ts";
import { learnablePart, preparedData } from "../../testing/trainingFixtures.ts";
import { testScores, type ScoringHooks } from "./testScores.ts";

const SEED = 9;
const ROWS = 25;
const RESAMPLES = 1000;

const CASES = [
  { loss: "softmaxCrossEntropy", metric: "macroF1", width: 3, sign: 1 },
  { loss: "sigmoidCrossEntropy", metric: "logLoss", width: 1, sign: -1 },
  { loss: "meanSquaredError", metric: "r2", width: 1, sign: 1 },
] as const;

function setUp({ loss, width }: (typeof CASES)[number]) {
  const test = learnablePart(loss, ROWS, 4, 1);
  const data = preparedData(loss, 4, { train: test, test });
  const rng = createRng(5);
  const outputs = () => Float32Array.from({ length: ROWS * width }, () => rng.normal());
  return { data, test, models: [outputs(), outputs()] };
}

function hooks(shouldStop = () => false) {
  const shares: number[] = [];
  const given: ScoringHooks = { onProgress: (share) => shares.push(share), shouldStop };
  return { shares, given };
}

/** 2.5 % and 97.5 % quantiles of the defined scores. */
function interval(scores: readonly number[]): readonly [number, number] {
  const defined = scores.filter(Number.isFinite);
  return [quantileOf(defined, 0.025), quantileOf(defined, 0.975)];
}

describe.each(CASES)("$loss", (example) => {
  const { metric, sign, width } = example;

  it("gives each metric and the lead as if computed on copies of the resampled rows", async () => {
    const { data, test, models } = setUp(example);
    const found = (await testScores(data, test, models, metric, SEED, hooks().given))!;

    const rng = createRng(deriveSeed(SEED, "bootstrap"));
    const samples = Array.from({ length: RESAMPLES }, () =>
      Array.from({ length: ROWS }, () => rng.integer(ROWS)),
    );
    const every = Array.from({ length: ROWS }, (_, row) => row);
    const score = (name: typeof metric, outputs: Float32Array, rows: readonly number[]): number => {
      const copied = rows.flatMap((row) => Array.from(outputs.subarray(row * width, (row + 1) * width)));
      const targets = Float32Array.from(rows, (row) => test.targets[row]!);
      const { task, classes, targetScale } = data;
      return scoreOutputs(name, task, Float32Array.from(copied), targets, classes.length, targetScale);
    };

    expect(found[0]!.scores[0]!.metric).toBe(metric);
    models.forEach((outputs, model) => {
      for (const one of found[model]!.scores) {
        const of = (rows: readonly number[]) => score(one.metric as typeof metric, outputs, rows);
        expect(one.value).toBeCloseTo(of(every), 11);
        const [low, high] = interval(samples.map(of));
        expect(one.interval![0], one.metric).toBeCloseTo(low, 11);
        expect(one.interval![1], one.metric).toBeCloseTo(high, 11);
      }
    });
    const leads = samples.map(
      (rows) => sign * (score(metric, models[0]!, rows) - score(metric, models[1]!, rows)),
    );
    const [low, high] = interval(leads);
    expect(found[0]!.lead).toBeNull();
    expect(found[1]!.lead![0]).toBeCloseTo(low, 11);
    expect(found[1]!.lead![1]).toBeCloseTo(high, 11);
    // The last model is the constant.
    expect(found[0]!.overConstant).toEqual(found[1]!.lead);
    expect(found[1]!.overConstant).toBeNull();
  });
});

it("reports progress after each model's ranks and at every resample, and ends if stopped", async () => {
  const { data, test, models } = setUp(CASES[0]);
  const calm = hooks();
  await testScores(data, test, models, "accuracy", SEED, calm.given);
  expect(calm.shares.length).toBe(models.length + RESAMPLES);
  expect(calm.shares).toEqual(calm.shares.toSorted((a, b) => a - b));
  expect(calm.shares.at(-1)).toBe(1);

  let asked = 0;
  const stopped = hooks(() => ++asked > 10);
  expect(await testScores(data, test, models, "accuracy", SEED, stopped.given)).toBeNull();
  expect(stopped.shares.length).toBe(10);
});

it("keeps every score within its interval if each of many classes has few rows", async () => {
  const classes = Array.from({ length: 200 }, (_, k) => `class ${k}`);
  const rows = 400;
  const targets = Float32Array.from({ length: rows }, (_, row) => row % classes.length);
  const test = { rows, features: new Float32Array(4 * rows), targets };
  const data = { ...preparedData("softmaxCrossEntropy", 4, { train: test, test }), classes };
  const rng = createRng(6);
  const outputs = Float32Array.from({ length: rows * classes.length }, (_, i) => {
    const row = Math.floor(i / classes.length);
    return rng.normal() + (i % classes.length === targets[row] ? 3 : 0);
  });
  const [only] = (await testScores(data, test, [outputs], "macroF1", SEED, hooks().given))!;
  for (const { metric, value, interval } of only!.scores) {
    expect(interval![0], metric).toBeLessThanOrEqual(value);
    expect(interval![1], metric).toBeGreaterThanOrEqual(value);
    if (metric !== "logLoss") expect(interval![1], metric).toBeLessThanOrEqual(1);
  }
});

it("has no intervals for a single row", async () => {
  const test = learnablePart("meanSquaredError", 1, 4, 1);
  const data = preparedData("meanSquaredError", 4, { train: test, test });
  const [only] = (await testScores(data, test, [Float32Array.of(0.5)], "mae", SEED, hooks().given))!;
  expect(only!.scores.filter((score) => score.interval !== null)).toEqual([]);
  expect(only!.scores[0]!.value).toBeGreaterThan(0);
});
