import { describe, expect, test } from "vitest";
import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import { dropoutKey, dropoutMask } from "../../core/learner/network/dropoutMask.ts";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import { ACTIVATIONS, type ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { sizeOf } from "../../core/learner/network/weight.ts";
import type { Engine, TrainableModel } from "../../engine/network/engine.ts";
import {
  BATCH,
  build,
  expectClose,
  FEATURES,
  type FullModel,
  identity,
  PATIENCE_MS,
  plan,
  ROWS,
} from "./contractModels.ts";
import type { EngineUnderTest } from "./engineContract.ts";
import { isFull, leaveToFull } from "../strength.ts";
import { learnablePart, perceptron, preparedData, stepSpec } from "../trainingFixtures.ts";

export function describeDropout(engine: () => Engine): void {
  const spec: ModelSpec = {
    inputShape: [FEATURES],
    layers: [
      { kind: "activation", activation: "linear" },
      { kind: "dropout", rate: 0.4 },
      { kind: "dense", units: 1, activation: "linear", l1: 0, l2: 0, init: "glorotUniform" },
    ],
    loss: "meanSquaredError",
  };

  test("drops the units that the hash of seed, batch, layer and place says", async () => {
    const { model, part } = build(engine(), spec);
    const [kernel] = await model.weights();
    const seed = 123_456_789;
    let sum = 0;
    for (let from = 0, batch = 0; from < ROWS; from += BATCH, batch++) {
      const rows = Math.min(BATCH, ROWS - from);
      const mask = dropoutMask(dropoutKey(seed, batch, 1), 0.4, rows * FEATURES);
      for (let row = 0; row < rows; row++) {
        let output = 0;
        for (let i = 0; i < FEATURES; i++) {
          const at = row * FEATURES + i;
          output += mask[at]! * part.features[from * FEATURES + at]! * kernel!.values[i]!;
        }
        sum += (output - part.targets[from + row]!) ** 2;
      }
    }
    // At learning rate 0, the bias stays 0 and the kernel does not change.
    const reported = await model.trainEpoch({ ...plan(identity(ROWS), BATCH, 0), dropoutSeed: seed });
    model.dispose();
    expect(reported! / (sum / ROWS)).toBeCloseTo(1, 5);
  });

  test("drops other units with another seed", async () => {
    const { model } = build(engine(), spec);
    const epochLoss = (dropoutSeed: number) =>
      model.trainEpoch({ ...plan(identity(ROWS), BATCH, 0), dropoutSeed });
    const [first, same, other] = [await epochLoss(1), await epochLoss(1), await epochLoss(2)];
    model.dispose();
    expect(same).toBeCloseTo(first!, 6);
    expect(Math.abs(other! - first!)).toBeGreaterThan(1e-3);
  });
}

export function describeRestart(
  engine: () => Engine,
  { deterministic }: EngineUnderTest,
  models: readonly FullModel[],
): void {
  describe.each(models)("restarted on a fold, $name", ({ spec }) => {
    const width = sizeOf(spec.inputShape);
    const folds = [ROWS, 41].map((rows, fold) => {
      const train = learnablePart(spec.loss, rows, width, 20 + fold);
      const validation = learnablePart(spec.loss, 9 + fold, width, 30 + fold);
      return preparedData(spec.loss, width, { train, validation });
    });
    const start = initialWeights(spec, 6);
    const train = async (model: TrainableModel, rows: number): Promise<Float32Array> => {
      for (let epoch = 0; epoch < 2; epoch++) await model.trainEpoch(plan(identity(rows), BATCH, 0.02));
      return model.predict("validation");
    };
    const expectSame = (actual: Float32Array, goal: Float32Array): void => {
      if (deterministic) expect(actual).toEqual(goal);
      else expectClose(actual, goal, 1e-3);
    };

    test("trains as one built anew, with that fold's rows", { timeout: PATIENCE_MS }, async () => {
      const fresh: Float32Array[] = [];
      for (const fold of folds) {
        engine().load([fold]);
        const model = engine().build(spec, stepSpec({ batchSize: BATCH }), start);
        fresh.push(await train(model, fold.train.rows));
        model.dispose();
      }
      expect(fresh.map(({ length }) => length)).toEqual([9 * 3, 10 * 3]);

      engine().load(folds);
      const model = engine().build(spec, stepSpec({ batchSize: BATCH }), initialWeights(spec, 7));
      await train(model, ROWS);
      for (const fold of [1, 0, 1]) {
        model.restart(start, fold);
        expectSame(await train(model, folds[fold]!.train.rows), fresh[fold]!);
      }
      model.dispose();
    });
  });
}

export function describeGivenFeatures(
  engine: () => Engine,
  { deterministic, emulated }: EngineUnderTest,
  models: readonly FullModel[],
): void {
  const spared = emulated && !isFull();
  if (spared) leaveToFull(1, "half of what given features change, in each network");
  test.each(models)(
    "features given with an epoch stand in for the loaded ones in it, $name",
    { timeout: PATIENCE_MS },
    async ({ spec }) => {
      const width = sizeOf(spec.inputShape);
      const [loaded, other] = [1, 2].map((seed) => learnablePart(spec.loss, ROWS, width, 40 + seed));
      // The targets stay.
      const replaced = { ...loaded!, features: other!.features };
      const validation = learnablePart(spec.loss, 9, width, 43);
      const train = async (parts: readonly PreparedPart[], given: readonly (PreparedPart | null)[]) => {
        engine().load(parts.map((part) => preparedData(spec.loss, width, { train: part, validation })));
        const model = engine().build(spec, stepSpec({ batchSize: BATCH }), initialWeights(spec, 8));
        const order = identity(ROWS).map((row) => (7 * row) % ROWS);
        for (const part of given) {
          // A copy that is overwritten afterwards, because an engine must not keep it.
          const features = part?.features.slice();
          const asked = plan(order, BATCH, 0.02);
          await model.trainEpoch(features === undefined ? asked : { ...asked, features });
          features?.fill(Number.NaN);
        }
        const outputs = [await model.predict("train"), await model.predict("validation")];
        model.dispose();
        return outputs;
      };
      const expectSame = (actual: Float32Array, goal: Float32Array): void => {
        if (deterministic) expect(actual).toEqual(goal);
        else expectClose(actual, goal, 1e-3);
      };
      const [, plain] = await train([replaced], [null, null]);
      const [trainRows, given] = await train([loaded!], [replaced, replaced]);
      expectSame(given!, plain!);
      if (spared) return;
      // The loaded rows are unchanged: in predictions, and in training without replacement.
      expect(trainRows).not.toEqual((await train([replaced], [null, null]))[0]);
      const [, mixed] = await train([loaded!], [replaced, null]);
      expect(mixed).not.toEqual(given);
      const [, same] = await train([loaded!], [loaded!, null]);
      const [, untouched] = await train([loaded!], [null, null]);
      expectSame(same!, untouched!);
    },
  );
}

export function describeEndings(
  engine: () => Engine,
  { emulated }: EngineUnderTest,
  models: readonly FullModel[],
): void {
  test("stops between batches when it is asked to, within an epoch too long to finish, and says how far it came", async () => {
    const { model } = build(engine(), perceptron("softmaxCrossEntropy", FEATURES, [64, 64]), 200_000, 1);
    let asked = 0;
    const stopLater = (): boolean => ++asked > 1;
    const told: number[] = [];
    const result = await model.trainEpoch({
      ...plan(identity(200_000), 1, 0.01),
      shouldStop: stopLater,
      onBatches: (done) => told.push(done),
    });
    expect(result).toBeNull();
    expect(asked).toBe(2);
    expect(told).toHaveLength(1);
    expect(told[0]).toBeGreaterThanOrEqual(0);
    expect(told[0]).toBeLessThan(200_000);
    model.dispose();
  });

  test("says by a loss that is not finite that training diverged", async () => {
    const { model } = build(engine(), perceptron("meanSquaredError", FEATURES, [8]));
    const huge = plan(identity(ROWS), BATCH, 1e30);
    await model.trainEpoch(huge);
    expect(Number.isFinite(await model.trainEpoch(huge))).toBe(false);
    model.dispose();
  });

  test.each(models)("leaves no tensor of $name behind", async ({ spec }) => {
    const part = learnablePart(spec.loss, ROWS, sizeOf(spec.inputShape), 3);
    // The targets in the form of this loss are uploaded with the first epoch, and stay with the dataset.
    const cycle = async (): Promise<number> => {
      const { model } = build(engine(), spec);
      await model.trainEpoch(plan(identity(ROWS), BATCH, 0.01));
      await model.predict("validation");
      await model.predict(part);
      model.setWeights(await model.weights());
      model.restart(await model.weights(), 0);
      model.dispose();
      return engine().liveTensors();
    };
    const baseline = await cycle();
    for (let i = 0; i < 2; i++) expect(await cycle()).toBe(baseline);
  });

  const slow = isFull() ? 6 : 2;
  const trials = emulated ? slow : 1000;
  test(`${trials} different trials leave memory flat`, { timeout: PATIENCE_MS }, async () => {
    const loss = "sigmoidCrossEntropy";
    const part = learnablePart(loss, ROWS, FEATURES, 3);
    engine().load([preparedData(loss, FEATURES, { train: part, validation: part })]);
    let baseline = 0;
    for (let trial = 0; trial < trials; trial++) {
      const widths = Array.from(
        { length: 1 + (trial % 3) },
        (_, layer) => 1 + ((7 * trial + 5 * layer) % 19),
      );
      const activation = ACTIVATIONS[trial % ACTIVATIONS.length]!;
      const batchNorm = trial % 2 === 1;
      const spec = perceptron(loss, FEATURES, widths, { activation, batchNorm, dropout: 0.1, l2: 1e-3 });
      const batchSize = 10 + (trial % 41);
      const model = engine().build(spec, stepSpec({ batchSize, clipNorm: 1 }), initialWeights(spec, trial));
      await model.trainEpoch(plan(identity(ROWS), batchSize, 0.01));
      await model.predict("validation");
      model.dispose();
      if (trial === 0) baseline = engine().liveTensors();
    }
    expect(engine().liveTensors()).toBe(baseline);
  });
}

export function describeRepetition(engine: () => Engine, models: readonly FullModel[]): void {
  test.each(models)("repeats the training of $name bit for bit", async ({ spec }) => {
    const run = async () => {
      const { model } = build(engine(), spec);
      for (let epoch = 0; epoch < 5; epoch++) await model.trainEpoch(plan(identity(ROWS), BATCH, 0.01));
      const weights = await model.weights();
      model.dispose();
      return weights;
    };
    expect(await run()).toEqual(await run());
  });
}
