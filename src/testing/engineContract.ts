import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "../core/errors.ts";
import { dropoutKey, dropoutMask } from "../core/model/dropoutMask.ts";
import { initialWeights } from "../core/model/initialWeights.ts";
import { meanLoss } from "../core/model/meanLoss.ts";
import { ACTIVATIONS, LOSSES, type ModelSpec } from "../core/model/modelSpec.ts";
import { sizeOf } from "../core/model/weight.ts";
import type { Engine, EpochPlan, TrainableModel } from "../engine/engine.ts";
import { expectGradients } from "./gradientCheck.ts";
import {
  convolutionalNetwork,
  learnablePart,
  perceptron,
  preparedData,
  REFERENCE_BATCH,
  referenceCases,
  referenceOrder,
  stepSpec,
} from "./trainingFixtures.ts";

export interface EngineUnderTest {
  readonly open: () => Promise<Engine>;
  /** Largest relative difference from Keras' losses. */
  readonly tolerance: number;
  /**
   * Epochs of three steps to follow each of Keras' trajectories; the last of them is always followed to the end (51 steps). Fewer
   * for an emulated GPU, which is also spared all but 20 of 1,000 trials.
   */
  readonly epochs: number;
  /** Whether the same seed gives the same bits. */
  readonly deterministic: boolean;
}

const FEATURES = 4;
const PICTURE = [5, 4, 2] as const;
const ROWS = 50;
const BATCH = 16;
const GRADIENT_ROWS = 24;
/** For what takes seconds on a busy machine. */
const PATIENCE_MS = 120_000;

/** A network of vectors and one of pictures, with everything that could leave something behind. */
const FULL_MODELS = [
  {
    name: "a perceptron",
    spec: perceptron("softmaxCrossEntropy", FEATURES, [8, 7], {
      batchNorm: true,
      dropout: 0.2,
      l1: 0.01,
      l2: 0.01,
    }),
  },
  {
    name: "a convolutional network",
    spec: convolutionalNetwork("softmaxCrossEntropy", PICTURE, { dropout: 0.2, l1: 0.01, l2: 0.01 }),
  },
] as const;

/**
 * What holds for every engine. Run by each implementation's own test file, in a real browser where it needs one.
 */
export function describeEngineContract(name: string, expected: EngineUnderTest): void {
  describe(`engine contract: ${name}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await expected.open();
    });
    afterAll(() => engine.dispose());
    const opened = (): Engine => engine;

    describeReferences(opened, expected);
    describeGradients(opened);
    describePrediction(opened);
    describeDropout(opened);
    describeRestart(opened, expected);
    describeEndings(opened, expected);
    // A promise of some engines only: for the others there is nothing to skip.
    if (expected.deterministic) describeRepetition(opened);
  });
}

function describeReferences(engine: () => Engine, { epochs, tolerance }: EngineUnderTest): void {
  describe("trains as Keras does", () => {
    const references = referenceCases();
    test.each(references)("$title", { timeout: PATIENCE_MS }, async (reference) => {
      const last = reference.losses.length;
      const followed = reference === references.at(-1) ? last : Math.min(epochs, last);
      engine().load([reference.data]);
      const model = engine().build(reference.model, reference.step, reference.weights);
      const losses: number[] = [];
      for (let epoch = 0; epoch < followed; epoch++) {
        const order = referenceOrder(epoch);
        losses.push((await model.trainEpoch(plan(order, REFERENCE_BATCH, reference.learningRate)))!);
      }
      const outputs = await model.predict("train");
      model.dispose();
      expectClose(losses, reference.losses.slice(0, followed), tolerance);
      if (followed < last) return;
      expectClose(outputs.slice(0, reference.outputs.length), reference.outputs, 20 * tolerance);
    });
  });
}

function describeGradients(engine: () => Engine): void {
  describe("descends along the gradient by finite differences", () => {
    const loss = "softmaxCrossEntropy";
    const penalties = { l1: 0.01, l2: 0.02 };
    const check = async (spec: ModelSpec): Promise<void> => {
      const width = sizeOf(spec.inputShape);
      const train = learnablePart(spec.loss, GRADIENT_ROWS, width, 9);
      engine().load([preparedData(spec.loss, width, { train })]);
      await expectGradients(engine(), spec, GRADIENT_ROWS);
    };
    test.each(ACTIVATIONS)("perceptron, %s", { timeout: PATIENCE_MS }, async (activation) => {
      const options = { activation, batchNorm: true, dropout: 0.3, ...penalties };
      await check(perceptron(loss, FEATURES, [5, 4], options));
    });
    test.each(ACTIVATIONS)("convolutional network, %s", { timeout: PATIENCE_MS }, async (activation) => {
      await check(convolutionalNetwork(loss, PICTURE, { activation, dropout: 0.3, ...penalties }));
    });
    test.each(LOSSES)("%s", { timeout: PATIENCE_MS }, async (given) => {
      await check(perceptron(given, FEATURES, [6], { activation: "tanh" }));
    });
  });
}

function describePrediction(engine: () => Engine): void {
  test.each(LOSSES)("predicts in step with its own %s", async (loss) => {
    const { model, spec, part } = build(engine(), perceptron(loss, FEATURES, [8]), ROWS, ROWS);
    const before = meanLoss(spec.loss, await model.predict("train"), part.targets);
    const reported = await model.trainEpoch(plan(identity(ROWS), ROWS, 0.01));
    expect(reported! / before).toBeCloseTo(1, 4);
    const again = await model.predict(part);
    expectClose(again, await model.predict("train"), 1e-5);
    expect(await model.predict("validation")).toHaveLength(again.length);
    model.dispose();
  });

  test.each(FULL_MODELS)("gives weights back as they were set, of $name", async ({ spec }) => {
    const { model } = build(engine(), spec);
    await model.trainEpoch(plan(identity(ROWS), BATCH, 0.01));
    const kept = await model.weights();
    const outputs = await model.predict("train");
    await model.trainEpoch(plan(identity(ROWS), BATCH, 0.01));
    expect([...(await model.predict("train"))]).not.toEqual([...outputs]);
    model.setWeights(kept);
    expect(await model.weights()).toEqual(kept);
    expectClose(await model.predict("train"), outputs, 1e-5);
    model.dispose();
  });

  test.each(FULL_MODELS)("a row of $name is predicted the same alone as among others", async ({ spec }) => {
    const { model, part } = build(engine(), spec);
    await model.trainEpoch(plan(identity(ROWS), BATCH, 0.01));
    const all = await model.predict("train");
    const features = part.features.slice(0, sizeOf(spec.inputShape));
    const alone = await model.predict({ rows: 1, features, targets: part.targets.slice(0, 1) });
    expectClose(alone, all.slice(0, alone.length), 1e-5);
    model.dispose();
  });

  test("refuses a layer that cannot take what it is given", () => {
    const spec: ModelSpec = { ...convolutionalNetwork("huber", PICTURE), inputShape: [40] };
    const weights = initialWeights(convolutionalNetwork("huber", PICTURE), 1);
    const before = engine().liveTensors();
    expect(() => engine().build(spec, stepSpec({ batchSize: BATCH }), weights)).toThrow(AppError);
    expect(engine().liveTensors()).toBe(before);
  });
}

function describeDropout(engine: () => Engine): void {
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
    // At learning rate 0 the bias stays 0 and the kernel as it is.
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

function describeRestart(engine: () => Engine, { deterministic }: EngineUnderTest): void {
  describe.each(FULL_MODELS)("restarted on a fold, $name", ({ spec }) => {
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

function describeEndings(engine: () => Engine, { epochs }: EngineUnderTest): void {
  test("stops between batches when it is asked to, within an epoch too long to finish", async () => {
    const { model } = build(engine(), perceptron("softmaxCrossEntropy", FEATURES, [64, 64]), 200_000, 1);
    let asked = 0;
    const stopLater = (): boolean => ++asked > 1;
    const result = await model.trainEpoch({ ...plan(identity(200_000), 1, 0.01), shouldStop: stopLater });
    expect(result).toBeNull();
    expect(asked).toBe(2);
    model.dispose();
  });

  test("says by a loss that is not finite that training diverged", async () => {
    const { model } = build(engine(), perceptron("meanSquaredError", FEATURES, [8]));
    const huge = plan(identity(ROWS), BATCH, 1e30);
    await model.trainEpoch(huge);
    expect(Number.isFinite(await model.trainEpoch(huge))).toBe(false);
    model.dispose();
  });

  test.each(FULL_MODELS)("leaves no tensor of $name behind", async ({ spec }) => {
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
    for (let i = 0; i < 3; i++) expect(await cycle()).toBe(baseline);
  });

  const trials = epochs === Infinity ? 1000 : 20;
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

function describeRepetition(engine: () => Engine): void {
  test.each(FULL_MODELS)("repeats the training of $name bit for bit", async ({ spec }) => {
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

function build(engine: Engine, spec: ModelSpec, rows = ROWS, batchSize = BATCH) {
  const width = sizeOf(spec.inputShape);
  const part = learnablePart(spec.loss, rows, width, 3);
  engine.load([preparedData(spec.loss, width, { train: part, validation: part })]);
  const model: TrainableModel = engine.build(spec, stepSpec({ batchSize }), initialWeights(spec, 5));
  return { model, spec, part };
}

function plan(order: Uint32Array, batchSize: number, learningRate: number): EpochPlan {
  const learningRates = new Float64Array(Math.ceil(order.length / batchSize)).fill(learningRate);
  return { order, learningRates, dropoutSeed: 11, shouldStop: () => false };
}

function identity(rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, i) => i);
}

/** Largest difference relative to the largest magnitude. */
function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  const goal = Array.from(expected);
  const scale = Math.max(...goal.map(Math.abs));
  const worst = Math.max(...goal.map((value, i) => Math.abs(actual[i]! - value) / scale));
  expect(worst).toBeLessThan(tolerance);
}
