import type { PreparedData } from "../../core/data/preparation/preparedData.ts";
import { networkIn } from "../../core/learner/packedModel.ts";
import type { Loss } from "../../core/learner/dataShape.ts";
import { forward } from "../../core/learner/network/forward.ts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { CLASSIFICATION_METRICS } from "../../core/metric/metricName.ts";
import type { TestReport } from "../../core/study/testReport.ts";
import { ADAM, learnablePart, perceptron, preparedData } from "../../testing/trainingFixtures.ts";
import type { Engine } from "../network/engine.ts";
import { judge, type FinalHooks, type FinalRequest } from "./judge.ts";
import { openKind } from "../network/openEngine.ts";
import type { Trainer } from "../trainer.ts";
import { createTrainer } from "../trainers.ts";
import { networkOf, networkTrial } from "../../testing/trialFixtures.ts";

// Thousands of bootstrap scores take seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let engine: Engine;

beforeAll(async () => {
  engine = await openKind("cpu", false);
});
afterAll(() => engine.dispose());

function loaded(data: PreparedData): Trainer {
  const trainer = createTrainer(engine);
  trainer.load([data]);
  return trainer;
}

function finalData(loss: Loss) {
  return preparedData(loss, 4, {
    train: learnablePart(loss, 300, 4, 1),
    test: learnablePart(loss, 90, 4, 2),
  });
}

function request(loss: Loss, metric: FinalRequest["metric"], learningRate = 0.02): FinalRequest {
  const optimizer = ADAM;
  const training = {
    optimizer,
    learningRate,
    schedule: "constant",
    batchSize: 32,
    clipNorm: null,
    classWeights: null,
    augmentation: null,
    epochs: 30,
    patience: 0,
  } as const;
  return {
    ...networkTrial(perceptron(loss, 4, [24, 24]), training),
    steps: 30,
    metric,
    seed: 3,
    studySeed: 5,
  };
}

async function report(loss: Loss, metric: FinalRequest["metric"]): Promise<TestReport> {
  const data = finalData(loss);
  const shares: number[] = [];
  const hooks: FinalHooks = { onProgress: (share) => shares.push(share), shouldStop: () => false };
  const outcome = await judge(loaded(data), data, request(loss, metric), hooks);
  if (outcome.state !== "complete") throw new Error(JSON.stringify(outcome));
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  return outcome.report;
}

test("the best model is returned with the weights that made its outputs on the test rows", async () => {
  const data = finalData("softmaxCrossEntropy");
  const asked = request("softmaxCrossEntropy", "logLoss");
  const outcome = await judge(loaded(data), data, asked, {
    onProgress: () => undefined,
    shouldStop: () => false,
  });
  if (outcome.state !== "complete") throw new Error(JSON.stringify(outcome));
  const { packed, testOutputs } = outcome.winner;
  expect(testOutputs).toHaveLength(3 * data.test!.rows);
  for (let row = 0; row < data.test!.rows; row++) {
    const features = data.test!.features.subarray(4 * row, 4 * (row + 1));
    const outputs = forward(networkOf(asked).model, networkIn(packed)!.weights, features).at(-1)!;
    outputs.forEach((output, k) => expect(output).toBeCloseTo(testOutputs[3 * row + k]!, 4));
  }
});

function value(report: TestReport, model: number, metric: string): number {
  return report.models[model]!.scores.find((score) => score.metric === metric)!.value;
}

test("classes: the best model beats the linear one on a target with an interaction, and that one beats the majority", async () => {
  const found = await report("softmaxCrossEntropy", "balancedAccuracy");
  expect(found.models.map(({ model }) => model)).toEqual(["best", "forest", "linear", "constant"]);
  expect(found).toMatchObject({ trainRows: 300, testRows: 90 });
  const [best, forest, linear, constant] = [0, 1, 2, 3].map((model) =>
    value(found, model, "balancedAccuracy"),
  );
  // Better in the score, and significantly on the same rows; the difference of scores lies inside its interval.
  const [winner, , ...baselines] = found.models;
  expect(winner!.lead).toBeNull();
  for (const { lead, scores } of baselines) {
    expect(lead![0]).toBeGreaterThan(0);
    const difference = best! - scores[0]!.value;
    expect(difference).toBeGreaterThan(lead![0]);
    expect(difference).toBeLessThan(lead![1]);
  }
  expect(best!).toBeGreaterThan(linear!);
  expect(linear!).toBeGreaterThan(constant!);
  // A forest finds an interaction, too.
  expect(forest!).toBeGreaterThan(linear!);
  expect(found.models.map(({ parameterCount }) => parameterCount)).toEqual([795, null, 15, 3]);
  expect(constant).toBeCloseTo(1 / 3, 12);

  const { scores } = found.models[0]!;
  expect(scores[0]!.metric).toBe("balancedAccuracy");
  expect(scores.map(({ metric }) => metric).toSorted()).toEqual([...CLASSIFICATION_METRICS].toSorted());
  for (const { value, interval } of scores) {
    expect(interval![0]).toBeLessThanOrEqual(value);
    expect(interval![1]).toBeGreaterThanOrEqual(value);
  }

  if (found.detail.task !== "classification") throw new Error("not a classification");
  const { confusion, classes } = found.detail;
  expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(90);
  const hits = confusion.reduce((sum, row, k) => sum + row[k]!, 0);
  expect(value(found, 0, "accuracy")).toBeCloseTo(hits / 90, 12);
  expect(classes.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  expect(classes[0]!.support).toBe(confusion[0]!.reduce((sum, count) => sum + count, 0));
});

test("two classes: the constant's log loss is the entropy of the training shares on the test rows", async () => {
  const found = await report("sigmoidCrossEntropy", "rocAuc");
  const { train, test: rows } = finalData("sigmoidCrossEntropy");
  const share = train.targets.reduce((sum, y) => sum + y, 0) / train.rows;
  const losses = [...rows!.targets].map((y) => -Math.log(y === 1 ? share : 1 - share));
  const expected = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  expect(value(found, 3, "logLoss")).toBeCloseTo(expected, 6);
  expect(value(found, 3, "rocAuc")).toBe(0.5);
  expect(value(found, 0, "rocAuc")).toBeGreaterThan(0.8);
});

test("regression: in the target's own units, the linear model near least squares, the constant at R² ≈ 0", async () => {
  const found = await report("meanSquaredError", "rmse");
  if (found.detail.task !== "regression") throw new Error("not a regression");
  const { actual, predicted } = found.detail;
  const squares = actual.map((y, i) => (y - predicted[i]!) ** 2);
  const rmse = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  expect(value(found, 0, "rmse")).toBeCloseTo(rmse, 9);
  const test = finalData("meanSquaredError").test!;
  expect(actual[0]).toBeCloseTo(test.targets[0]! * 2 + 10, 9);
  // y = x1 + x2·x3 + noise: a line explains x1, half of the variance.
  expect(value(found, 2, "r2")).toBeGreaterThan(0.25);
  expect(value(found, 2, "r2")).toBeLessThan(0.75);
  expect(value(found, 0, "r2")).toBeGreaterThan(value(found, 2, "r2"));
  expect(value(found, 1, "r2")).toBeGreaterThan(value(found, 2, "r2"));
  expect(Math.abs(value(found, 3, "r2"))).toBeLessThan(0.1);
});

test("returns why it failed, and ends if stopped", async () => {
  const data = finalData("meanSquaredError");
  const calm: FinalHooks = { onProgress: () => undefined, shouldStop: () => false };
  const diverging = { ...request("meanSquaredError", "rmse", 1e30) };
  expect(await judge(loaded(data), data, diverging, calm)).toMatchObject({
    state: "failed",
    error: { code: "lossNotFinite" },
  });
  const stopped = await judge(loaded(data), data, request("meanSquaredError", "rmse"), {
    ...calm,
    shouldStop: () => true,
  });
  expect(stopped).toEqual({ state: "stopped" });
  expect(
    await judge(loaded(data), { ...data, test: null }, request("meanSquaredError", "rmse"), calm),
  ).toMatchObject({
    state: "failed",
    error: { code: "finalEvaluationFailed" },
  });
});

test("a baseline that cannot be trained is left out of the report", async () => {
  const data = finalData("meanSquaredError");
  const trainer = loaded(data);
  const failing: Trainer = {
    ...trainer,
    configure: (trial, folds) => {
      if (trial.learner === "forest") throw new Error("no memory for trees");
      return trainer.configure(trial, folds);
    },
  };
  const judged = async (by: Trainer) => {
    const hooks: FinalHooks = { onProgress: () => undefined, shouldStop: () => false };
    const outcome = await judge(by, data, request("meanSquaredError", "rmse"), hooks);
    if (outcome.state !== "complete") throw new Error(JSON.stringify(outcome));
    return outcome.report.models;
  };
  const [all, left] = [await judged(trainer), await judged(failing)];
  expect(left.map(({ model }) => model)).toEqual(["best", "linear", "constant"]);
  const untimed = (models: typeof left) => models.map((one) => ({ ...one, cost: undefined }));
  expect(untimed(left)).toEqual(untimed(all).filter(({ model }) => model !== "forest"));
});

test("the baselines do not depend on the best trial", async () => {
  const data = finalData("softmaxCrossEntropy");
  const calm: FinalHooks = { onProgress: () => undefined, shouldStop: () => false };
  const one = request("softmaxCrossEntropy", "logLoss");
  const judged = async (other: Partial<FinalRequest>) => {
    const outcome = await judge(loaded(data), data, { ...one, ...other }, calm);
    if (outcome.state !== "complete") throw new Error(JSON.stringify(outcome));
    return outcome.report.models.map(({ scores }) => scores);
  };
  const [first, second] = [await judged({}), await judged({ seed: 99, steps: 3 })];
  expect(second[0]).not.toEqual(first[0]);
  expect(second.slice(1)).toEqual(first.slice(1));
});
