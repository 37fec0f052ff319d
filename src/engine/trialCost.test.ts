import { expect, test } from "vitest";
import type { PackedModel } from "../core/learner/packedModel.ts";
import type { Training } from "../core/learner/training.ts";
import { trialCost } from "./trialCost.ts";

const KNN = { learner: "knn", spec: { k: 5, weights: "uniform", power: 2 } } as const;
const SIZE = { parameters: null, operations: 2 };

const NEIGHBOURS: PackedModel = {
  learner: "knn",
  trained: {
    k: 5,
    weights: "uniform",
    power: 2,
    rows: 4,
    features: new Float32Array(8),
    targets: new Float32Array(4),
  },
};

type Measured = Pick<Training, "predict" | "pack" | "validationRows">;

/** A model that takes so long to predict a row, with a clock. @param hasRows whether it can be asked for a few rows */
function model(perRowMs: number, rows: number, hasRows: boolean) {
  let time = 0;
  const asked: number[] = [];
  const training: Measured = {
    predict(part) {
      const count = typeof part === "string" ? rows : part.rows;
      time += count * perRowMs;
      asked.push(count);
      return Promise.resolve(new Float32Array(count));
    },
    pack: () => Promise.resolve(NEIGHBOURS),
    ...(hasRows && {
      validationRows: (count: number) => ({
        rows: count,
        features: new Float32Array(2 * count),
        targets: new Float32Array(count),
      }),
    }),
  };
  const costAfter = (trainingMs: number, shouldStop = () => false) =>
    trialCost(training, { configuration: KNN, size: SIZE, rows, trainingMs }, shouldStop, () => time);
  return { costAfter, asked, spentMs: () => time };
}

test("a short training is not measured", async () => {
  const { costAfter, asked } = model(1, 10, true);
  expect(await costAfter(19)).toBeNull();
  expect(asked).toEqual([]);
});

test("an engine's predictions of all rows are repeated for a fortieth of the training, at least once", async () => {
  const quick = model(0.025, 10, false);
  expect(await quick.costAfter(400)).toMatchObject({ predictionMs: 0.025 });
  expect(quick.asked).toHaveLength(40);
  const slow = model(3, 10, false);
  expect(await slow.costAfter(400)).toMatchObject({ predictionMs: 3 });
  expect(slow.asked).toEqual([10]);
});

test("a prediction that would take longer than a fortieth is one of as many rows as fit in", async () => {
  // All rows would take longer than the training, as with nearest neighbours that an earlier trial has found.
  const { costAfter, asked, spentMs } = model(0.25, 10_000, true);
  expect(await costAfter(1000)).toEqual({ predictionMs: 0.25, bytes: 48, parts: { unit: "row", count: 4 } });
  expect(asked).toEqual([4, 8, 16, 32]);
  expect(spentMs()).toBeLessThanOrEqual(1000 / 40);
});

test("all rows are predicted several times if they fit in", async () => {
  const { costAfter, asked } = model(0.25, 10, true);
  expect(await costAfter(800)).toMatchObject({ predictionMs: 0.25 });
  // 5.5 ms for 22 rows, then 2.5 ms each.
  expect(asked).toEqual([4, 8, 10, 10, 10, 10, 10, 10]);
});

test("a model that takes too long for 32 rows has no cost", async () => {
  const slow = model(0.25, 1000, true);
  expect(await slow.costAfter(500)).toBeNull();
  expect(slow.asked).toEqual([4, 8, 16]);
  const slower = model(5, 1000, true);
  expect(await slower.costAfter(400)).toBeNull();
  expect(slower.asked).toEqual([4]);
});

test("it stops when it should", async () => {
  for (const hasRows of [true, false]) {
    const { costAfter, asked } = model(0.25, 10, hasRows);
    expect(await costAfter(4000, () => asked.length === 3)).toBeNull();
    expect(asked).toHaveLength(3);
  }
});
