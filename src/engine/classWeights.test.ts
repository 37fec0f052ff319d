import { afterAll, beforeAll, expect, test } from "vitest";
import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import { deriveSeed } from "../core/math/rng.ts";
import { balancedWeights } from "../core/model/balancedWeights.ts";
import type { TrainingSpec } from "../core/learner/network/trainingSpec.ts";
import { learnablePart, perceptron, preparedData } from "../testing/trainingFixtures.ts";
import { trainingSpec, trialHooks, networkTrial } from "../testing/trialFixtures.ts";
import type { Engine } from "./network/engine.ts";
import { importBackend } from "./tfjs/importBackend.ts";
import { openTfjsEngine } from "./tfjs/tfjsEngine.ts";
import { trainTrial, type TrialRequest } from "./trainTrial.ts";
import { openWasmEngine } from "./wasm/wasmEngine.ts";
import { createTrainer } from "./trainers.ts";

const LOSS = "softmaxCrossEntropy";
const TRAINING = trainingSpec({ learningRate: 0.05, epochs: 3 });
const MODEL = perceptron(LOSS, 4, [6]);

/** Rows with few of class 0, more in one fold than in another. */
function fold(index: number): PreparedData {
  const all = learnablePart(LOSS, 200, 4, index + 1);
  const isKept = (row: number) => all.targets[row] !== 0 || row % (3 + index) === 0;
  const rows = [...all.targets.keys()].filter(isKept);
  const train = {
    rows: rows.length,
    features: Float32Array.from(rows.flatMap((row) => [...all.features.subarray(4 * row, 4 * row + 4)])),
    targets: Float32Array.from(rows, (row) => all.targets[row]!),
  };
  return preparedData(LOSS, 4, { train, validation: learnablePart(LOSS, 60, 4, index + 50) });
}

function request(training: TrainingSpec): TrialRequest {
  return {
    ...networkTrial(MODEL, training),
    metric: "logLoss",
    seed: 7,
    repeats: 1,
    measures: [],
    checkSteps: [],
  };
}

const engines: Engine[] = [];
beforeAll(async () => {
  await importBackend("cpu");
  engines.push(await openTfjsEngine({ kind: "cpu", device: "", software: false }));
  engines.push(await openWasmEngine("strict"));
});
afterAll(() => engines.forEach((engine) => engine.dispose()));

test("balanced equals the weights of each fold's own training rows, on both engines", async () => {
  const folds = [fold(0), fold(1)];
  const weights = folds.map(({ train, classes }) => balancedWeights(train.targets, classes.length));
  expect(weights[0]).not.toEqual(weights[1]);
  for (const engine of engines) {
    engine.load(folds);
    const both = await trainTrial(
      createTrainer(engine),
      folds,
      request({ ...TRAINING, balanced: true }),
      trialHooks(),
    );
    const plain = await trainTrial(createTrainer(engine), folds, request(TRAINING), trialHooks());
    if (both.state !== "complete" || plain.state !== "complete") throw new Error("not complete");
    // Each fold alone, with explicit weights and its seed within the trial.
    for (const [index, own] of folds.entries()) {
      engine.load([own]);
      const seed = index === 0 ? 7 : deriveSeed(7, "training", index, 0);
      const spelt = { ...request({ ...TRAINING, classWeights: weights[index]! }), seed };
      const alone = await trainTrial(createTrainer(engine), [own], spelt, trialHooks());
      if (alone.state !== "complete") throw new Error("not complete");
      expect(both.folds[index]!.value).toBe(alone.value);
      expect(both.folds[index]!.value).not.toBe(plain.folds[index]!.value);
    }
  }
});

test("folds with the same weights share one model, others have their own", async () => {
  const built: (readonly number[] | null)[] = [];
  const [engine] = engines;
  const watched: Engine = {
    ...engine!,
    build: (model, step, weights) => {
      built.push(step.classWeights);
      return engine!.build(model, step, weights);
    },
  };
  const folds = [fold(0), fold(0), fold(1)];
  engine!.load(folds);
  const before = engine!.liveTensors();
  await trainTrial(createTrainer(watched), folds, request({ ...TRAINING, balanced: true }), trialHooks());
  expect(built).toHaveLength(2);
  expect(engine!.liveTensors()).toBe(before);
  await trainTrial(createTrainer(watched), folds, request(TRAINING), trialHooks());
  expect(built.slice(2)).toEqual([null]);
});

test("a regression has no classes to balance", async () => {
  const loss = "meanSquaredError";
  const data = preparedData(loss, 4, {
    train: learnablePart(loss, 60, 4, 1),
    validation: learnablePart(loss, 30, 4, 2),
  });
  const [engine] = engines;
  engine!.load([data]);
  const model = perceptron(loss, 4, [6]);
  const outcome = await trainTrial(
    createTrainer(engine!),
    [data],
    {
      ...request({ ...TRAINING, balanced: true }),
      ...networkTrial(model, { ...TRAINING, balanced: true }),
      metric: "rmse",
    },
    trialHooks(),
  );
  expect(outcome.state).toBe("complete");
});
