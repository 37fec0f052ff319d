import { expect, test } from "vitest";
import type { PackedModel } from "../core/learner/packedModel.ts";
import type { Training } from "../core/learner/training.ts";
import { trialCost } from "./trialCost.ts";

const KNN = { learner: "knn", spec: { k: 5, weights: "uniform", power: 2 } } as const;
const LINEAR = { learner: "linear", spec: { c: 1, l1Ratio: 0, balanced: false } } as const;
const SIZE = { parameters: 3, operations: 2 };

/** A model whose prediction takes this long, with a clock. */
function model(predictMs: number, packed: PackedModel) {
  let time = 0;
  let predictions = 0;
  const training: Pick<Training, "predict" | "pack"> = {
    predict() {
      time += predictMs;
      predictions += 1;
      return Promise.resolve(new Float32Array(1));
    },
    pack: () => Promise.resolve(packed),
  };
  return { training, now: () => time, predictions: () => predictions };
}

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

test("a short training is not measured", async () => {
  const { training, now, predictions } = model(1, NEIGHBOURS);
  const trained = { configuration: LINEAR, size: SIZE, rows: 10, trainingMs: 19 };
  expect(await trialCost(training, trained, now)).toBeNull();
  expect(predictions()).toBe(0);
});

test("predictions are repeated for a fortieth of the training, at least once", async () => {
  const quick = model(0.25, NEIGHBOURS);
  const trained = { configuration: LINEAR, size: SIZE, rows: 10, trainingMs: 400 };
  expect(await trialCost(quick.training, trained, quick.now)).toMatchObject({ predictionMs: 0.025 });
  expect(quick.predictions()).toBe(40);
  const slow = model(30, NEIGHBOURS);
  expect(await trialCost(slow.training, trained, slow.now)).toMatchObject({ predictionMs: 3 });
  expect(slow.predictions()).toBe(1);
});

test("of nearest neighbours the training is the prediction", async () => {
  const { training, now, predictions } = model(1, NEIGHBOURS);
  const trained = { configuration: KNN, size: { parameters: null, operations: 2 }, rows: 10, trainingMs: 50 };
  expect(await trialCost(training, trained, now)).toEqual({
    predictionMs: 5,
    bytes: 48,
    parts: { unit: "row", count: 4 },
  });
  expect(predictions()).toBe(0);
});
