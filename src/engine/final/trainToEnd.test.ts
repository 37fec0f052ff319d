import { expect, test } from "vitest";
import { withoutFeatures } from "../../core/data/preparation/preparedData.ts";
import type { Training } from "../../core/learner/training.ts";
import { learnablePart, preparedData } from "../../testing/trainingFixtures.ts";
import type { Trainer } from "../trainer.ts";
import { createTrainer } from "../trainers.ts";
import { trainToEnd } from "./trainToEnd.ts";

const LOSS = "meanSquaredError";
const SPEC = { k: 5, weights: "uniform", power: 2 } as const;

/** A learner with nothing to train, whose prediction of the rows takes this many portions. */
function slowToPredict(portions: number): Trainer {
  const training: Training = {
    steps: 1,
    patience: 0,
    keeps: "best",
    done: { steps: 1, updates: 1, operations: 0 },
    advance: ({ afterStep }) => Promise.resolve(!afterStep(null, null)),
    predict(_part, shouldStop = () => false) {
      for (let portion = 0; portion < portions; portion++) if (shouldStop()) return Promise.resolve(null);
      return Promise.resolve(new Float32Array(20));
    },
    pack: () => Promise.reject(new Error("not packed in this test")),
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

test("the prediction of the test rows asks whether to stop, which is the worker's sign of life", async () => {
  const part = learnablePart(LOSS, 20, 4, 1);
  const data = withoutFeatures(preparedData(LOSS, 4, { train: part, test: part }));
  const fixed = { configuration: { learner: "knn", spec: SPEC }, steps: 1, seed: 1 } as const;
  let asked = 0;
  const stopAtThird = (): boolean => ++asked === 3;
  expect(await trainToEnd(slowToPredict(100), data, fixed, stopAtThird, () => undefined)).toBeNull();
  expect(asked).toBe(3);
});
