import { expect, test } from "vitest";
import { epochLearningRates, learningRateAt } from "./schedule.ts";
import { SCHEDULES, type TrainingSpec } from "./trainingSpec.ts";

const at = (epoch: number, batch = 0) => ({ epoch, epochs: 9, batch, batchesPerEpoch: 4 });

test("every schedule starts at the learning rate", () => {
  for (const schedule of SCHEDULES) expect(learningRateAt(schedule, 0.1, at(0))).toBeCloseTo(0.1, 12);
});

test("constant stays", () => {
  expect(learningRateAt("constant", 0.1, at(8, 3))).toBe(0.1);
});

test("cosine is at half after half of the steps, and one step from 0 at the last", () => {
  expect(learningRateAt("cosine", 0.1, at(4, 2))).toBeCloseTo(0.05, 12);
  expect(learningRateAt("cosine", 0.1, at(8, 3))).toBeCloseTo(0.05 * (1 + Math.cos((Math.PI * 35) / 36)), 12);
});

test("exponential falls by 5 % per epoch, and is constant within an epoch", () => {
  expect(learningRateAt("exponential", 0.1, at(2, 3))).toBeCloseTo(0.1 * 0.95 ** 2, 12);
});

test("step halves at each third of the epochs", () => {
  const rates = Array.from({ length: 9 }, (_, epoch) => learningRateAt("step", 0.1, at(epoch)));
  expect(rates).toEqual([0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025]);
});

test("an epoch has one rate for each batch", () => {
  const optimizer = { kind: "sgd", momentum: 0, nesterov: false } as const;
  const training: TrainingSpec = {
    optimizer,
    learningRate: 0.1,
    schedule: "cosine",
    batchSize: 8,
    clipNorm: null,
    classWeights: null,
    augmentation: null,
    epochs: 9,
    patience: 0,
  };
  const rates = epochLearningRates(training, 1, 4);
  expect([...rates]).toEqual([0, 1, 2, 3].map((batch) => learningRateAt("cosine", 0.1, at(1, batch))));
});
