import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import { deriveSeed } from "../core/math/rng.ts";
import { mean } from "../core/math/stats.ts";
import type { FoldResult } from "../core/study/trial.ts";
import { learnablePart, perceptron, preparedData } from "../testing/trainingFixtures.ts";
import { trainingSpec, trialHooks, networkTrial } from "../testing/trialFixtures.ts";
import type { Engine } from "./network/engine.ts";
import { openTfjsEngine } from "./tfjs/tfjsEngine.ts";
import { importBackend } from "./tfjs/importBackend.ts";
import { trainTrial, type FoldDecision, type TrialOutcome, type TrialRequest } from "./trainTrial.ts";
import { createTrainer } from "./trainers.ts";

const LOSS = "softmaxCrossEntropy";
const TRAINING = trainingSpec({ learningRate: 0.05, epochs: 8, patience: 2 });
const MODEL = perceptron(LOSS, 4, [8], { batchNorm: true, dropout: 0.1 });

let engine: Engine;
let folds: readonly PreparedData[];

beforeAll(async () => {
  await importBackend("cpu");
  engine = await openTfjsEngine({ kind: "cpu", device: "", software: false });
  // Of different sizes, as folds may be.
  folds = [0, 1, 2].map((fold) =>
    preparedData(LOSS, 4, {
      train: learnablePart(LOSS, 120 + fold, 4, 2 * fold + 1),
      validation: learnablePart(LOSS, 60, 4, 2 * fold + 2),
    }),
  );
});
beforeEach(() => engine.load(folds));
afterAll(() => engine.dispose());

function request(change: Partial<TrialRequest> = {}): TrialRequest {
  return {
    ...networkTrial(MODEL, TRAINING),
    metric: "accuracy",
    seed: 7,
    repeats: 1,
    measures: [],
    checkSteps: [],
    ...change,
  };
}

function completed(outcome: TrialOutcome) {
  if (outcome.state !== "complete") throw new Error(`The trial ended as ${outcome.state}`);
  return outcome;
}

/** Each training of a trial as a separate trial, with the seed that the trial must have given it. */
async function trainedAlone(whole: TrialRequest, repeats: number) {
  const outcomes: ReturnType<typeof completed>[] = [];
  for (let index = 0; index < repeats * folds.length; index++) {
    const [fold, repeat] = [index % folds.length, Math.floor(index / folds.length)];
    const seed = index === 0 ? whole.seed : deriveSeed(whole.seed, "training", fold, repeat);
    engine.load([folds[fold]!]);
    outcomes.push(
      completed(await trainTrial(createTrainer(engine), [folds[fold]!], { ...whole, seed }, trialHooks())),
    );
  }
  return outcomes;
}

const places = (results: readonly FoldResult[]) => results.map(({ fold, repeat }) => [fold, repeat]);
const valuesOf = (results: readonly FoldResult[]) => results.map(({ value }) => value);

describe("a trial of several folds", () => {
  test("trains each of them, and its value is the mean", async () => {
    const {
      folds: results,
      value,
      bestStep,
    } = completed(await trainTrial(createTrainer(engine), folds, request(), trialHooks()));
    expect(places(results)).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ]);
    const values = valuesOf(results);
    expect(new Set(values).size).toBe(3);
    expect(value).toBeCloseTo((values[0]! + values[1]! + values[2]!) / 3, 12);
    expect(bestStep).toBe(results.map((result) => result.bestStep).sort((a, b) => a - b)[1]);
  });

  test("builds the model once, and each training equals that of a new model", async () => {
    const build = vi.spyOn(engine, "build");
    const { folds: results } = completed(
      await trainTrial(createTrainer(engine), folds, request({ repeats: 2 }), trialHooks()),
    );
    expect(build).toHaveBeenCalledTimes(1);
    build.mockRestore();
    const separate = await trainedAlone(request(), 2);
    expect(results).toHaveLength(6);
    for (const [i, { fold, repeat, ...ended }] of results.entries()) {
      expect([fold, repeat]).toEqual([i % 3, Math.floor(i / 3)]);
      expect(separate[i]!.folds).toEqual([{ fold: 0, repeat: 0, ...ended }]);
    }
  });

  test("gives repeats different weights and batches", async () => {
    engine.load([folds[0]!]);
    const ofOne = await trainTrial(
      createTrainer(engine),
      [folds[0]!],
      request({ repeats: 3, metric: "logLoss" }),
      trialHooks(),
    );
    expect(new Set(valuesOf(completed(ofOne).folds)).size).toBe(3);
  });

  test("is the same for the same seed, and leaks no tensor", async () => {
    const before = engine.liveTensors();
    const once = await trainTrial(createTrainer(engine), folds, request({ repeats: 2 }), trialHooks());
    expect(engine.liveTensors()).toBe(before);
    expect(await trainTrial(createTrainer(engine), folds, request({ repeats: 2 }), trialHooks())).toEqual(
      once,
    );
  });

  test("its curve is at each epoch the mean over the trainings that reached it, as reported piece by piece", async () => {
    let time = 0;
    const all = trialHooks({ now: () => (time += 37) });
    const long = request(networkTrial(MODEL, { ...TRAINING, epochs: 40 }));
    const { curve } = completed(await trainTrial(createTrainer(engine), folds, long, all));
    const curves = (await trainedAlone(long, 1)).map((one) => one.curve.validationLoss);
    const lengths = curves.map((one) => one.length);
    expect(new Set(lengths).size).toBeGreaterThan(1);
    const expected = Array.from({ length: Math.max(...lengths) }, (_, epoch) =>
      mean(curves.flatMap((one) => one.slice(epoch, epoch + 1))),
    );
    expect(curve.validationLoss).toHaveLength(expected.length);
    curve.validationLoss.forEach((loss, epoch) => expect(loss).toBeCloseTo(expected[epoch]!, 12));
    const shown: number[] = [];
    for (const { fromStep, curve: now } of all.reports)
      shown.splice(fromStep, now.score.length, ...now.score);
    expect(shown).toEqual(curve.score);
  });

  test("reports the trainings that have finished", async () => {
    let time = 0;
    const slow = trialHooks({ now: () => (time += 100) });
    await trainTrial(createTrainer(engine), folds, request(), slow);
    expect([...new Set(slow.reports.map((report) => report.folds.length))]).toEqual([0, 1, 2]);
  });
});

describe("between two trainings", () => {
  const deciding = (decisions: readonly FoldDecision[]) => {
    const seen: (readonly number[])[] = [];
    const afterFold = (values: readonly number[]) => {
      seen.push(values);
      return Promise.resolve(decisions[seen.length - 1] ?? "goOn");
    };
    return { seen, afterFold };
  };

  test("the hook is called with the values so far, but not after the last training", async () => {
    const { seen, afterFold } = deciding([]);
    const { folds: results } = completed(
      await trainTrial(createTrainer(engine), folds, request(), trialHooks({ afterFold })),
    );
    const values = valuesOf(results);
    expect(seen).toEqual([values.slice(0, 1), values.slice(0, 2)]);
  });

  test("a pruned trial keeps the mean of its finished folds", async () => {
    const before = engine.liveTensors();
    const whole = completed(await trainTrial(createTrainer(engine), folds, request(), trialHooks()));
    const { afterFold } = deciding(["goOn", "prune"]);
    const outcome = await trainTrial(createTrainer(engine), folds, request(), trialHooks({ afterFold }));
    const kept = whole.folds.slice(0, 2);
    expect(outcome).toMatchObject({ state: "pruned", folds: kept });
    if (outcome.state !== "pruned") return;
    expect(outcome.value).toBeCloseTo((kept[0]!.value + kept[1]!.value) / 2, 12);
    expect(outcome.curve.score).toHaveLength(Math.max(...kept.map(({ steps }) => steps)));
    expect(engine.liveTensors()).toBe(before);
  });

  test("a stopped trial is dropped", async () => {
    const { afterFold } = deciding(["stop"]);
    const outcome = await trainTrial(createTrainer(engine), folds, request(), trialHooks({ afterFold }));
    expect(outcome).toEqual({ state: "stopped" });
  });
});

describe("a trial of several folds that fails", () => {
  test("names the fold and the repeat, and keeps the trainings before", async () => {
    const broken = preparedData(LOSS, 4, {
      train: { ...folds[1]!.train, features: folds[1]!.train.features.map(() => NaN) },
      validation: folds[1]!.validation!,
    });
    const withBroken = [folds[0]!, broken, folds[2]!];
    engine.load(withBroken);
    const outcome = await trainTrial(createTrainer(engine), withBroken, request(), trialHooks());
    expect(outcome).toMatchObject({
      state: "failed",
      error: { code: "lossNotFiniteInFold", details: { epoch: 1, fold: 2, repeat: 1, loss: "NaN" } },
      folds: [{ fold: 0, repeat: 0 }],
    });
  });

  test("reports folds with different features", async () => {
    const wider = preparedData(LOSS, 5, { train: learnablePart(LOSS, 50, 5, 1) });
    const outcome = await trainTrial(createTrainer(engine), [folds[0]!, wider], request(), trialHooks());
    expect(outcome).toMatchObject({
      state: "failed",
      error: { code: "unexpected", details: { reason: "The folds differ in their features: 4, 5" } },
    });
  });
});
