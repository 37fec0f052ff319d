import { afterEach, expect, test } from "vitest";
import { stepOperations } from "../core/learner/network/multiplyAdds.ts";
import { ADAM, learnablePart, perceptron, preparedData } from "../testing/trainingFixtures.ts";
import type { FoldDecision, TrialCheck, TrialProgress, TrialRequest } from "./trainer.protocol.ts";
import { postRows } from "./preparedRows.ts";
import { measureEngine, openTrainer, type TrainerClient } from "./trainerClient.ts";
import { networkTrial, networkOf } from "../testing/trialFixtures.ts";

const LOSS = "softmaxCrossEntropy";
const open: TrainerClient[] = [];

afterEach(() => {
  for (const trainer of open.splice(0)) trainer.terminate();
});

async function trainer(): Promise<TrainerClient> {
  const { model, training } = networkOf(request(1));
  const client = await openTrainer({
    engine: {
      choice: "cpu",
      reproducible: false,
      workload: { model, step: training },
      workers: 1,
      measured: [],
    },
    keepsRows: false,
  });
  open.push(client);
  const part = { train: learnablePart(LOSS, 200, 4, 1), test: learnablePart(LOSS, 50, 4, 3) };
  const { port1, port2 } = new MessageChannel();
  postRows(port1, [preparedData(LOSS, 4, { ...part, validation: learnablePart(LOSS, 50, 4, 2) })]);
  await client.load(port2, null);
  return client;
}

function request(epochs: number): TrialRequest {
  const training = {
    optimizer: ADAM,
    learningRate: 0.01,
    schedule: "constant",
    batchSize: 32,
    clipNorm: null,
    classWeights: null,
    augmentation: null,
    patience: 0,
  } as const;
  const model = perceptron(LOSS, 4, [8]);
  return {
    ...networkTrial(model, { ...training, epochs }),
    metric: "accuracy",
    seed: 1,
    repeats: 1,
    measures: [],
    checkSteps: [],
  };
}

const goOn = (): Promise<FoldDecision> => Promise.resolve("goOn");

/** Far more epochs than a test has time for. */
const ENDLESS = 1_000_000;

function firstReport(client: TrainerClient, epochs: number) {
  let outcome!: ReturnType<TrainerClient["train"]>;
  const report = new Promise<TrialProgress>((resolve) => {
    outcome = client.train(request(epochs), resolve, goOn);
  });
  return { report, outcome };
}

test("trains trial after trial in a worker, the same for the same seed, and judges the last", async () => {
  const client = await trainer();
  expect(client.engine?.kind).toBe("cpu");
  const reports: TrialProgress[] = [];
  const first = await client.train(request(20), (report) => reports.push(report), goOn);
  expect(first).toMatchObject({ state: "complete", curve: { score: { length: 20 } } });
  expect(reports[0]).toMatchObject({ fromStep: 0 });
  // What its model takes is measured each time.
  const again = await client.train(request(20), () => undefined, goOn);
  expect({ ...again, cost: null }).toEqual({ ...first, cost: null });

  const shares: number[] = [];
  const final = await client.judge({ ...request(5), steps: 5, studySeed: 1 }, (share) => shares.push(share));
  expect(final).toMatchObject({ state: "complete", report: { testRows: 50, trainRows: 200 } });
  expect(shares.length).toBeGreaterThan(0);
});

test("asks the page after check epochs and between trainings, and follows the answers", async () => {
  const client = await trainer();
  const checks: TrialCheck[] = [];
  const answers: FoldDecision[] = ["goOn", "goOn", "prune"];
  const checked = {
    ...request(6),
    repeats: 3,
    checkSteps: [2, 4],
    measures: ["logLoss", "trainingMs"],
  } as const;
  const outcome = await client.train(
    checked,
    () => undefined,
    async (check) => {
      // The page may be busy for longer than the trainer trains.
      await sleep(50);
      checks.push(check);
      return answers[checks.length - 1]!;
    },
  );
  expect(checks).toMatchObject([
    { scores: { length: 2 }, trainings: [], betweenTrainings: false },
    { scores: { length: 4 }, trainings: [], betweenTrainings: false },
    { scores: { length: 6 }, trainings: { length: 1 }, betweenTrainings: true },
  ]);
  expect(outcome).toMatchObject({
    state: "pruned",
    value: checks[2]!.trainings[0],
    curve: { score: { length: 6 } },
  });
  expect(outcome).toMatchObject({ folds: [{ measures: { length: 2 } }] });

  const early = await client.train(
    checked,
    () => undefined,
    () => Promise.resolve("prune"),
  );
  expect(early).toMatchObject({ state: "pruned", folds: [], curve: { score: checks[0]!.scores } });
  expect(
    await client.train(
      checked,
      () => undefined,
      () => Promise.resolve("stop"),
    ),
  ).toEqual({ state: "stopped" });
});

test("stops the running trial, and takes the next one", async () => {
  const client = await trainer();
  const { report, outcome } = firstReport(client, ENDLESS);
  await report;
  client.stop();
  expect(await outcome).toEqual({ state: "stopped" });
  expect(await client.train(request(2), () => undefined, goOn)).toMatchObject({ state: "complete" });
});

test("holds a trial while paused, and stops it there", async () => {
  const client = await trainer();
  let epochs = 0;
  const outcome = client.train(
    request(ENDLESS),
    ({ curve }) => {
      epochs += curve.score.length;
    },
    goOn,
  );
  await expect.poll(() => epochs).toBeGreaterThan(0);
  client.pause();
  // The pause takes effect within the time between two breaths.
  await sleep(500);
  const held = epochs;
  await sleep(500);
  expect(epochs).toBe(held);
  client.resume();
  await expect.poll(() => epochs).toBeGreaterThan(held);
  client.pause();
  await sleep(200);
  client.stop();
  expect(await outcome).toEqual({ state: "stopped" });
});

test("holds a trial that starts during a pause, within its first epoch or after it", async () => {
  const client = await trainer();
  client.pause();
  let epochs = 0;
  let ended = false;
  const outcome = client.train(
    request(5),
    ({ curve }) => {
      epochs += curve.score.length;
    },
    goOn,
  );
  void outcome.then(() => {
    ended = true;
  });
  await sleep(500);
  expect(ended).toBe(false);
  expect(epochs).toBeLessThanOrEqual(1);
  client.resume();
  expect(await outcome).toMatchObject({ state: "complete", curve: { score: { length: 5 } } });
});

test("a stop while nothing runs does not stop the next trial", async () => {
  const client = await trainer();
  client.stop();
  expect(await client.train(request(2), () => undefined, goOn)).toMatchObject({ state: "complete" });
});

test("rejects the running call when the worker is lost", async () => {
  const client = await trainer();
  const { report, outcome } = firstReport(client, ENDLESS);
  await report;
  client.terminate();
  await expect(outcome).rejects.toMatchObject({ name: "WorkerLost", code: "workerCrashed" });
});

test("measures an engine in a worker of its own", async () => {
  const { model, training } = networkOf(request(1));
  const wanted = { kind: "wasm", reproducible: true, workload: { model, step: training } } as const;
  const figure = await measureEngine(wanted, new AbortController().signal);
  expect(figure).toMatchObject({ available: true, kind: "wasm", device: "strict", software: false });
  if (!figure.available) throw new Error(figure.reason);
  expect(figure.stepsPerSecond).toBeGreaterThan(1);
  expect(figure.gigaflops / figure.stepsPerSecond).toBeCloseTo(stepOperations(model, 32) / 1e9, 15);
});

test("a measurement ends with its signal", async () => {
  const { model, training } = networkOf(request(1));
  const controller = new AbortController();
  const wanted = { kind: "cpu", reproducible: false, workload: { model, step: training } } as const;
  const figure = measureEngine(wanted, controller.signal);
  controller.abort();
  expect(await figure).toEqual({ available: false, kind: "cpu", reason: "workerCrashed" });
});

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
