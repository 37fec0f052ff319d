import { expect, test } from "vitest";
import { withoutFeatures } from "../../core/data/preparation/preparedData.ts";
import type { PackedModel } from "../../core/learner/packedModel.ts";
import type { TrialSpec } from "../../core/learner/registry.ts";
import type { Training } from "../../core/learner/training.ts";
import { learnablePart, preparedData } from "../../testing/trainingFixtures.ts";
import { blockTimePerRow } from "../predictionTime.ts";
import type { Trainer } from "../trainer.ts";
import { createTrainer } from "../trainers.ts";
import { trainToEnd } from "./trainToEnd.ts";

const LOSS = "meanSquaredError";
const SPEC = { k: 5, weights: "uniform", power: 2 } as const;

const TRAINED = { iterations: 1, gradient: 0, converged: true, seen: [] };
const PACKED: PackedModel = {
  learner: "linear",
  trained: { ...TRAINED, kernel: new Float64Array(4), bias: new Float64Array(1) },
};

/** A learner with nothing to train, whose prediction of the rows takes this many portions. */
function slowToPredict(portions: number, onPredict: (rows: number) => void = () => undefined): Trainer {
  const training: Training = {
    steps: 1,
    patience: 0,
    keeps: "best",
    done: { steps: 1, updates: 1, operations: 0 },
    advance: ({ afterStep }) => Promise.resolve(!afterStep(null, null)),
    predict(part, shouldStop = () => false) {
      onPredict(typeof part === "string" ? 4 : part.rows);
      for (let portion = 0; portion < portions; portion++) if (shouldStop()) return Promise.resolve(null);
      return Promise.resolve(new Float32Array(20));
    },
    pack: () => Promise.resolve(PACKED),
  };
  const configured = { begin: () => training, dispose: () => undefined };
  return {
    device: null,
    load: () => undefined,
    configure: () => Promise.resolve(configured),
    liveTensors: () => 0,
    dispose: () => undefined,
  };
}

test("where the prediction is the work, its progress is told; it is timed if that is asked for", async () => {
  const data = preparedData(LOSS, 4, {
    train: learnablePart(LOSS, 40, 4, 1),
    test: learnablePart(LOSS, 30, 4, 2),
  });
  const trainer = createTrainer(null);
  trainer.load([data]);
  const shares: number[] = [];
  const fixed = { configuration: { learner: "knn", spec: SPEC }, steps: 1, seed: 1 } as const;
  const asked = { ...fixed, isTimed: true };
  const trained = await trainToEnd(
    trainer,
    withoutFeatures(data),
    asked,
    () => false,
    (share) => shares.push(share),
  );
  expect(shares.length).toBeGreaterThan(3);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-2)).toBeLessThanOrEqual(1);
  expect(shares.some((share) => share > 0 && share < 1)).toBe(true);
  // 40 rows of four features and a target, in single precision.
  expect(trained!.cost).toMatchObject({ bytes: 40 * 5 * 4, parts: { unit: "row", count: 40 } });
  expect(trained!.cost!.predictionMs).toBeGreaterThan(0);
});

test("a row's time is that of a thousand rows at once, whatever the first prediction and each single one take besides", async () => {
  const part = learnablePart(LOSS, 4, 4, 1);
  const data = withoutFeatures(preparedData(LOSS, 4, { train: part, test: part }));
  const spec: TrialSpec = { learner: "knn", spec: SPEC };
  let clock = 0;
  let predictions = 0;
  const trainer = slowToPredict(1, (rows) => {
    clock += (predictions++ === 0 ? 400 : 0) + 2 + 0.01 * rows;
  });
  const asked = { configuration: spec, steps: 1, seed: 1, isTimed: true };
  const trained = await trainToEnd(
    trainer,
    data,
    asked,
    () => false,
    () => undefined,
    () => clock,
  );
  expect(trained!.cost!.predictionMs).toBeCloseTo(0.012, 9);
});

test("of a slow model fewer rows are timed, and a stop ends it", async () => {
  let clock = 0;
  const counts: number[] = [];
  const predict = (rows: number): Promise<true> => {
    counts.push(rows);
    clock += 10 * rows;
    return Promise.resolve(true);
  };
  expect(await blockTimePerRow(predict, () => clock)).toBeCloseTo(10, 9);
  expect(counts).toEqual([4, 4, 4]);
  expect(
    await blockTimePerRow(
      () => Promise.resolve(null),
      () => clock,
    ),
  ).toBeNull();
});

test("the prediction of the test rows asks whether to stop, which is the worker's sign of life", async () => {
  const part = learnablePart(LOSS, 20, 4, 1);
  const data = withoutFeatures(preparedData(LOSS, 4, { train: part, test: part }));
  const fixed = { configuration: { learner: "knn", spec: SPEC }, steps: 1, seed: 1 } as const;
  let asked = 0;
  const stopAtThird = (): boolean => ++asked === 3;
  expect(await trainToEnd(slowToPredict(100), data, fixed, stopAtThird, () => undefined)).toBeNull();
  expect(asked).toBe(3);
});
