import { expect, test } from "vitest";
import {
  withoutFeatures,
  type LoadedData,
  type PreparedData,
} from "../../core/data/preparation/preparedData.ts";
import {
  augment,
  augmentationKey,
  pictureKey,
  type Augmentation,
} from "../../core/learner/network/augment.ts";
import { convolutionalModel, learnablePart, preparedData } from "../../testing/trainingFixtures.ts";
import { trialHooks, networkTrial } from "../../testing/trialFixtures.ts";
import { createAugmenter } from "./augmentPictures.ts";
import { judge } from "../final/judge.ts";
import { openKind } from "./openEngine.ts";
import { trainTrial } from "../trainTrial.ts";
import { createTrainer } from "../trainers.ts";

const SHAPE = [5, 4, 2] as const;
const SIZE = 40;
const AUGMENTATION: Augmentation = { flip: "both", shift: 0.2, rotate: 30, zoom: 0.2, brightness: 0.5 };
const LOSS = "softmaxCrossEntropy";
const GO_ON = { shouldStop: () => false };

const pictures: PreparedData = {
  ...preparedData(LOSS, SIZE, {
    train: learnablePart(LOSS, 90, SIZE, 1),
    validation: learnablePart(LOSS, 40, SIZE, 2),
    test: learnablePart(LOSS, 40, SIZE, 3),
  }),
  rowShape: SHAPE,
};

test("makes each row's picture of the epoch, and does not change the loaded ones", async () => {
  const data = withoutFeatures(pictures);
  const before = data.train.pictures!.slice();
  const augmenter = createAugmenter(AUGMENTATION, data, 9)!;
  const first = (await augmenter(0, GO_ON))!.slice();
  const second = (await augmenter(1, GO_ON))!.slice();
  for (const [epoch, changed] of [first, second].entries()) {
    for (let row = 0; row < 90; row++) {
      const own = before.slice(row * SIZE, (row + 1) * SIZE);
      const key = pictureKey(augmentationKey(9, epoch), row);
      expect(changed.subarray(row * SIZE, (row + 1) * SIZE)).toEqual(augment(own, SHAPE, AUGMENTATION, key));
    }
  }
  expect(second).not.toEqual(first);
  expect(await augmenter(0, GO_ON)).toEqual(first);
  expect(data.train.pictures).toEqual(before);
});

test("without changes there is no augmenter, nor for rows that are not pictures", () => {
  const nothing: Augmentation = { flip: "none", shift: 0, rotate: 0, zoom: 0, brightness: 0 };
  const data = withoutFeatures(pictures);
  expect(createAugmenter(null, data, 1)).toBeNull();
  expect(createAugmenter(nothing, data, 1)).toBeNull();
  const table: LoadedData = withoutFeatures({ ...pictures, rowShape: [SIZE] });
  expect(table.train.pictures).toBeUndefined();
  expect(() => createAugmenter(AUGMENTATION, table, 1)).toThrow("Only pictures");
});

test("a stop and a pause take effect between the pictures of an epoch", async () => {
  const rows = 60_000;
  const many = {
    train: { rows, targets: new Float32Array(rows), pictures: new Float32Array(rows * SIZE) },
    rowShape: SHAPE,
  };
  let held = 0;
  const hold = () => {
    held++;
    return Promise.resolve();
  };
  const made = await createAugmenter(AUGMENTATION, many, 1)!(0, { hold, shouldStop: () => held > 0 });
  expect(made).toBeNull();
  expect(held).toBe(1);
});

test("trials and the final training train on changed pictures and score on unchanged ones", async () => {
  const engine = await openKind("wasm", true);
  const trainer = createTrainer(engine);
  trainer.load([pictures]);
  const data = withoutFeatures(pictures);
  const model = convolutionalModel(LOSS, SHAPE);
  const training = (augmentation: Augmentation | null) =>
    ({
      optimizer: { kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
      learningRate: 0.01,
      schedule: "constant",
      batchSize: 32,
      clipNorm: null,
      classWeights: null,
      epochs: 3,
      patience: 0,
      augmentation,
    }) as const;
  const request = (augmentation: Augmentation | null) => ({
    ...networkTrial(model, training(augmentation)),
    metric: "logLoss" as const,
    seed: 4,
    repeats: 1,
    measures: [],
    checkSteps: [],
  });
  const curve = async (augmentation: Augmentation | null) => {
    const outcome = await trainTrial(trainer, [data], request(augmentation), trialHooks());
    if (outcome.state !== "complete") throw new Error(outcome.state);
    return outcome.curve;
  };
  const [plain, changed] = [await curve(null), await curve(AUGMENTATION)];
  expect(changed.trainLoss).not.toEqual(plain.trainLoss);
  expect(await curve(AUGMENTATION)).toEqual(changed);
  const report = async (augmentation: Augmentation | null) => {
    const final = await judge(
      trainer,
      data,
      { ...request(augmentation), steps: 2, studySeed: 1 },
      { onProgress: () => undefined, shouldStop: () => false },
    );
    if (final.state !== "complete") throw new Error(final.state);
    return final.report.models.map(({ scores }) => scores);
  };
  const [asTheyAre, augmented] = [await report(null), await report(AUGMENTATION)];
  expect(augmented[0]).not.toEqual(asTheyAre[0]);
  // Neither the baselines nor the test rows are changed.
  expect(augmented.slice(1)).toEqual(asTheyAre.slice(1));
  engine.dispose();
});
