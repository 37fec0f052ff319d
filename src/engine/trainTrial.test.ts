import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import { EMPTY_CURVE } from "../core/study/trial.ts";
import { stepOperations } from "../core/learner/network/multiplyAdds.ts";
import type { TrainingSpec } from "../core/learner/network/trainingSpec.ts";
import { learnablePart, perceptron, preparedData } from "../testing/trainingFixtures.ts";
import { trainingSpec, trialHooks, networkTrial, networkOf } from "../testing/trialFixtures.ts";
import type { Engine } from "./network/engine.ts";
import { openKind } from "./network/openEngine.ts";
import { createProgressReporter } from "./progressReporter.ts";
import {
  PARAMETER_LIMIT,
  trainTrial,
  type TrainingWork,
  type TrialHooks,
  type TrialProgress,
} from "./trainTrial.ts";
import { createTrainer } from "./trainers.ts";

const LOSS = "softmaxCrossEntropy";
const TRAINING = trainingSpec({ learningRate: 0.02, epochs: 12 });

let engine: Engine;
let data: PreparedData;

beforeAll(async () => {
  engine = await openKind("cpu", false);
  data = preparedData(LOSS, 4, {
    train: learnablePart(LOSS, 200, 4, 1),
    validation: learnablePart(LOSS, 80, 4, 2),
  });
});
beforeEach(() => engine.load([data]));
afterAll(() => engine.dispose());

/** A clock that stands still by default. */
function request(training: Partial<TrainingSpec> = {}, units = 16, seed = 7) {
  return {
    ...networkTrial(perceptron(LOSS, 4, [units]), { ...TRAINING, ...training }),
    metric: "accuracy",
    seed,
    repeats: 1,
    measures: [],
    checkSteps: [],
  } as const;
}

async function complete(training: Partial<TrainingSpec> = {}, seed = 7) {
  const outcome = await trainTrial(createTrainer(engine), [data], request(training, 16, seed), trialHooks());
  if (outcome.state !== "complete") throw new Error(`The trial ended as ${outcome.state}`);
  return outcome;
}

describe("a trial that completes", () => {
  test("learns, and its value is the score of the epoch with the lowest validation loss", async () => {
    const { curve, bestStep, value, parameterCount } = await complete();
    expect(curve.trainLoss).toHaveLength(TRAINING.epochs);
    expect(curve.validationLoss[bestStep - 1]).toBe(Math.min(...curve.validationLoss));
    expect(value).toBe(curve.score[bestStep - 1]);
    expect(value).toBeGreaterThan(0.6);
    expect(parameterCount).toBe(4 * 16 + 16 + 16 * 3 + 3);
  });

  test("is the same for the same seed, and different for another", async () => {
    const first = await complete();
    expect(await complete()).toEqual(first);
    expect((await complete({}, 8)).curve).not.toEqual(first.curve);
  });

  test("stops early once the validation loss has not improved for `patience` epochs", async () => {
    const overfitting = { learningRate: 0.3, epochs: 200, patience: 3 };
    const { curve, bestStep } = await complete(overfitting);
    expect(curve.trainLoss).toHaveLength(bestStep + 3);
    expect(bestStep + 3).toBeLessThan(200);
    const whole = await complete({ ...overfitting, epochs: bestStep + 10, patience: 0 });
    expect(whole.curve.trainLoss).toHaveLength(bestStep + 10);
    expect(whole.curve.validationLoss.slice(0, curve.validationLoss.length)).toEqual(curve.validationLoss);
  });

  test("tells what its model costs, unless its outputs are kept", async () => {
    const ticking = (): TrialHooks => {
      let time = 0;
      return { ...trialHooks(), now: () => (time += 5) };
    };
    const trainer = createTrainer(engine);
    const looked = await trainTrial(trainer, [data], request(), ticking());
    expect(looked).toMatchObject({ state: "complete", cost: { parts: { unit: "weight", count: 131 } } });
    const kept = await trainTrial(trainer, [data], { ...request(), keepsOutputs: true }, ticking());
    expect(kept).toMatchObject({ state: "complete", outputs: [{ length: 240 }] });
    expect(kept).not.toHaveProperty("cost");
  });

  test("leaks no tensor", async () => {
    const before = engine.liveTensors();
    await complete();
    expect(engine.liveTensors()).toBe(before);
  });
});

describe("progress", () => {
  test("is coalesced while little time passes, and complete at the end", async () => {
    const quick = trialHooks();
    const outcome = await trainTrial(createTrainer(engine), [data], request(), quick);
    // The first epoch at once, all others at the end.
    expect(quick.reports.map(({ fromStep }) => fromStep)).toEqual([0, 1]);
    const curves = quick.reports.flatMap(({ curve }) => curve.trainLoss);
    expect(outcome).toMatchObject({ state: "complete", curve: { trainLoss: curves } });
  });

  test("comes with every epoch when epochs are slow", async () => {
    let time = 0;
    const slow = trialHooks({ now: () => (time += 100) });
    await trainTrial(createTrainer(engine), [data], request({ epochs: 3 }), slow);
    expect(slow.reports.map(({ fromStep }) => fromStep)).toEqual([0, 1, 2]);
  });
});

test("reports every step once, its operations, and the time of the training alone", async () => {
  let time = 0;
  const all = trialHooks({ now: () => (time += 30) });
  await trainTrial(createTrainer(engine), [data], request({ epochs: 9 }), all);
  const sum = (of: (work: TrainingWork) => number) =>
    all.reports.reduce((total, { work }) => total + of(work), 0);
  // 200 rows in batches of 32.
  expect(sum(({ steps }) => steps)).toBe(9 * 7);
  expect(sum(({ operations }) => operations)).toBe(
    9 * stepOperations(networkOf(request()).model, 32) * (200 / 32),
  );
  expect(sum(({ trainingMs }) => trainingMs)).toBeGreaterThanOrEqual(9 * 30);
  expect(sum(({ trainingMs }) => trainingMs)).toBeLessThan(time);
});

test("a long epoch reports the finished steps while it runs, without pauses", async () => {
  const clock = { ms: 0 };
  const large = preparedData(LOSS, 4, {
    train: learnablePart(LOSS, 3000, 4, 1),
    validation: learnablePart(LOSS, 80, 4, 2),
  });
  const kernels = await openKind("wasm", true);
  kernels.load([large]);
  const all = trialHooks({
    now: () => clock.ms,
    hold: () => {
      clock.ms += 500;
      return Promise.resolve();
    },
    shouldStop: () => {
      clock.ms += 2000;
      return false;
    },
  });
  // Batches of one row: long enough for several breaths on any machine.
  await trainTrial(createTrainer(kernels), [large], request({ epochs: 1, batchSize: 1 }, 4096), all);
  kernels.dispose();
  const within = all.reports.filter(({ curve }) => curve.score.length === 0);
  const steps = all.reports.reduce((sum, { work }) => sum + work.steps, 0);
  expect(within.some(({ work }) => work.steps > 0 && work.trainingMs === 2000)).toBe(true);
  expect(steps).toBe(3000);
});

describe("a sign of life", () => {
  test("comes from a long epoch, without a finished epoch", () => {
    let time = 0;
    const reports: TrialProgress[] = [];
    const onProgress = (progress: TrialProgress): number => reports.push(progress);
    const reporter = createProgressReporter(onProgress, () => time);
    reporter.signOfLife();
    time = 2500;
    reporter.signOfLife();
    reporter.signOfLife();
    const work = { steps: 0, operations: 0, trainingMs: 0 };
    expect(reports).toEqual([{ fromStep: 0, curve: EMPTY_CURVE, folds: [], work }]);
  });
});

describe("a trial that does not complete", () => {
  test("fails with the epoch and the loss when the loss is not finite", async () => {
    const diverging = {
      learningRate: 1e30,
      optimizer: { kind: "sgd", momentum: 0, nesterov: false },
    } as const;
    const outcome = await trainTrial(createTrainer(engine), [data], request(diverging), trialHooks());
    expect(outcome).toMatchObject({
      state: "failed",
      error: { code: "lossNotFinite", details: { epoch: 1, loss: expect.stringMatching(/NaN|Infinity/) } },
    });
  });

  test("fails without being built when it is too large", async () => {
    const before = engine.liveTensors();
    const outcome = await trainTrial(
      createTrainer(engine),
      [data],
      request({}, PARAMETER_LIMIT),
      trialHooks(),
    );
    expect(outcome).toMatchObject({ state: "failed", error: { code: "modelTooLarge" } });
    expect(engine.liveTensors()).toBe(before);
  });

  test("is stopped on request", async () => {
    let epochs = 0;
    const outcome = await trainTrial(
      createTrainer(engine),
      [data],
      request(),
      trialHooks({ shouldStop: () => ++epochs > 2 }),
    );
    expect(outcome).toEqual({ state: "stopped" });
  });

  test("waits at the end of an epoch during a pause", async () => {
    let release = (): void => undefined;
    let reachSecond = (): void => undefined;
    let held = 0;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const second = new Promise<void>((resolve) => {
      reachSecond = resolve;
    });
    const hold = (): Promise<void> => {
      held++;
      if (held !== 2) return Promise.resolve();
      reachSecond();
      return gate;
    };
    const trial = trainTrial(createTrainer(engine), [data], request(), trialHooks({ hold }));
    // On any machine: the time in which it could wrongly continue starts when the trial is held.
    await second;
    const first = await Promise.race([trial, new Promise((resolve) => setTimeout(resolve, 100, "held"))]);
    expect(first).toBe("held");
    expect(held).toBe(2);
    release();
    expect(await trial).toMatchObject({ state: "complete" });
  });

  test("fails as gpuLost if the device is lost", async () => {
    let lose = (_reason: string): void => undefined;
    const lost = new Promise<string>((resolve) => {
      lose = resolve;
    });
    const fragile: Engine = { ...engine, info: { kind: "webgl", device: "", software: false }, lost };
    let epochs = 0;
    const onProgress: TrialHooks["onProgress"] = ({ curve }) => {
      epochs += curve.trainLoss.length;
    };
    // No pause within the first epoch.
    const hold = (): Promise<void> => {
      if (epochs === 0) return Promise.resolve();
      lose("context lost");
      return new Promise(() => undefined);
    };
    const outcome = await trainTrial(
      createTrainer(fragile),
      [data],
      request(),
      trialHooks({ hold, onProgress }),
    );
    expect(outcome).toMatchObject({
      state: "failed",
      error: { code: "gpuLost", details: { engine: "webgl", reason: "context lost" } },
      curve: { trainLoss: [expect.any(Number)] },
    });
  });
});
