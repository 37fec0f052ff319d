import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "../../core/errors.ts";
import { LOSSES } from "../../core/learner/dataShape.ts";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import { meanLoss } from "../../core/learner/network/meanLoss.ts";
import { ACTIVATIONS, type ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { sizeOf } from "../../core/learner/network/weight.ts";
import type { Engine } from "../../engine/network/engine.ts";
import {
  BATCH,
  build,
  expectClose,
  FEATURES,
  FULL_MODELS,
  type FullModel,
  identity,
  PATIENCE_MS,
  PICTURE,
  plan,
  ROWS,
} from "./contractModels.ts";
import { cover } from "../cover.ts";
import {
  describeDropout,
  describeEndings,
  describeGivenFeatures,
  describeRepetition,
  describeRestart,
} from "./engineContractTraining.ts";
import { expectGradients, weightsWithBiases } from "../gradientCheck.ts";
import { isFull, leaveToFull } from "../strength.ts";
import {
  convolutionalModel,
  learnablePart,
  marksOfReference,
  perceptron,
  preparedData,
  REFERENCE_BATCH,
  referenceCases,
  referenceOrder,
  stepSpec,
} from "../trainingFixtures.ts";

export interface EngineUnderTest {
  readonly open: () => Promise<Engine>;
  /** Largest relative difference from Keras' losses. */
  readonly tolerance: number;
  /** Epochs of three steps to follow each of Keras' trajectories; at full strength the last is followed to the end (51 steps). */
  readonly epochs: number;
  /**
   * An emulated GPU, which compiles each shape of each program again and takes 100 times as long per step: it skips most of the
   * gradients and of the 1,000 trials, and without `--full` it runs a cover of the cases instead of all.
   */
  readonly emulated: boolean;
  /** Whether the same seed gives the same bits. */
  readonly deterministic: boolean;
}

const GRADIENT_ROWS = 24;

/** The contract of every engine. Run by each implementation's own test file, in a real browser if needed. */
export function describeEngineContract(name: string, expected: EngineUnderTest): void {
  describe(`engine contract: ${name}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await expected.open();
    });
    afterAll(() => engine.dispose());
    const opened = (): Engine => engine;
    const models = fullModels(expected);

    describeReferences(opened, expected);
    describeGradients(opened, expected);
    describePrediction(opened, models);
    describeDropout(opened);
    describeRestart(opened, expected, models);
    describeGivenFeatures(opened, expected, models);
    describeEndings(opened, expected, models);
    // A promise of some engines only: for the others there is nothing to skip.
    if (expected.deterministic) describeRepetition(opened, models);
  });
}

/** For slow engines, the network with every kind of layer represents both. */
function fullModels({ emulated }: EngineUnderTest): readonly FullModel[] {
  if (!emulated || isFull()) return FULL_MODELS;
  leaveToFull(FULL_MODELS.length - 1, "of 2 networks, in each test of a whole network");
  return FULL_MODELS.slice(-1);
}

function describeReferences(engine: () => Engine, { emulated, epochs, tolerance }: EngineUnderTest): void {
  describe("trains as Keras does", () => {
    const all = referenceCases();
    const references = emulated && !isFull() ? cover(all, marksOfReference) : all;
    leaveToFull(all.length - references.length, `of ${all.length} trajectories`);
    test.each(references)("$title", { timeout: PATIENCE_MS }, async (reference) => {
      const last = reference.losses.length;
      const isLong = isFull() && reference === references.at(-1);
      const followed = isLong ? last : Math.min(epochs, last);
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
      // The gradient of a bias before batch normalisation is only rounding, but Adam makes steps of it: the moving means lag behind
      // it, so such a model's predictions agree to fewer digits than its losses.
      expectClose(outputs.slice(0, reference.outputs.length), reference.outputs, 50 * tolerance);
    });
  });
}

function describeGradients(engine: () => Engine, { emulated }: EngineUnderTest): void {
  describe("descends along the gradient by finite differences", () => {
    const loss = "softmaxCrossEntropy";
    const penalties = { l1: 0.01, l2: 0.02 };
    const check = async (spec: ModelSpec, rows = GRADIENT_ROWS, start = initialWeights(spec, 2)) => {
      const width = sizeOf(spec.inputShape);
      const train = learnablePart(spec.loss, rows, width, 9);
      engine().load([preparedData(spec.loss, width, { train })]);
      await expectGradients(engine(), spec, rows, start);
    };
    // Each activation is held to Keras too, on a GPU for a step or more.
    const slow = isFull() ? (["gelu"] as const) : [];
    const activations = emulated ? slow : ACTIVATIONS;
    if (emulated && !isFull()) leaveToFull(2, "gradients of a network with gelu, of vectors and of pictures");
    test.each(activations)("perceptron, %s", { timeout: PATIENCE_MS }, async (activation) => {
      const options = { activation, batchNorm: true, dropout: 0.3, ...penalties };
      await check(perceptron(loss, FEATURES, [5, 4], options));
    });
    test.each(activations)("convolutional network, %s", { timeout: PATIENCE_MS }, async (activation) => {
      await check(convolutionalModel(loss, PICTURE, { activation, dropout: 0.3, ...penalties }));
    });
    // WebGL keeps rows in pairs: values beside an odd last one must not be counted.
    test("an odd number of rows, with biases", { timeout: PATIENCE_MS }, async () => {
      const spec = perceptron(loss, FEATURES, [6, 5], { activation: "relu" });
      await check(spec, GRADIENT_ROWS - 1, weightsWithBiases(spec));
    });
    test.each(LOSSES)("%s", { timeout: PATIENCE_MS }, async (given) => {
      await check(perceptron(given, FEATURES, [6], { activation: "tanh" }));
    });
  });
}

function describePrediction(engine: () => Engine, models: readonly FullModel[]): void {
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

  test.each(models)("gives weights back as they were set, of $name", async ({ spec }) => {
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

  test.each(models)("a row of $name is predicted the same alone as among others", async ({ spec }) => {
    const { model, part } = build(engine(), spec);
    await model.trainEpoch(plan(identity(ROWS), BATCH, 0.01));
    const all = await model.predict("train");
    const features = part.features.slice(0, sizeOf(spec.inputShape));
    const alone = await model.predict({ rows: 1, features, targets: part.targets.slice(0, 1) });
    expectClose(alone, all.slice(0, alone.length), 1e-5);
    model.dispose();
  });

  test("refuses a layer that cannot take what it is given", () => {
    const spec: ModelSpec = { ...convolutionalModel("huber", PICTURE), inputShape: [40] };
    const weights = initialWeights(convolutionalModel("huber", PICTURE), 1);
    const before = engine().liveTensors();
    expect(() => engine().build(spec, stepSpec({ batchSize: BATCH }), weights)).toThrow(AppError);
    expect(engine().liveTensors()).toBe(before);
  });
}
