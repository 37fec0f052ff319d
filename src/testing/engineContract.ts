import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "../core/errors.ts";
import { initialWeights } from "../core/model/initialWeights.ts";
import { meanLoss } from "../core/model/meanLoss.ts";
import { ACTIVATIONS, LOSSES, type ModelSpec } from "../core/model/modelSpec.ts";
import { sizeOf } from "../core/model/weight.ts";
import type { Engine } from "../engine/engine.ts";
import {
  BATCH,
  build,
  expectClose,
  FEATURES,
  FULL_MODELS,
  identity,
  PATIENCE_MS,
  PICTURE,
  plan,
  ROWS,
} from "./contractModels.ts";
import {
  describeDropout,
  describeEndings,
  describeGivenFeatures,
  describeRepetition,
  describeRestart,
} from "./engineContractTraining.ts";
import { expectGradients, weightsWithBiases } from "./gradientCheck.ts";
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
   * for an emulated GPU, which is also spared most of the gradients and of the 1,000 trials.
   */
  readonly epochs: number;
  /** Whether the same seed gives the same bits. */
  readonly deterministic: boolean;
}

const GRADIENT_ROWS = 24;

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
    describeGradients(opened, expected);
    describePrediction(opened);
    describeDropout(opened);
    describeRestart(opened, expected);
    describeGivenFeatures(opened, expected);
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
      // A bias before batch normalisation has no gradient but rounding, and Adam makes steps of that: the moving means lag behind
      // it, so such a model's predictions agree to fewer digits than its losses.
      expectClose(outputs.slice(0, reference.outputs.length), reference.outputs, 50 * tolerance);
    });
  });
}

function describeGradients(engine: () => Engine, { epochs }: EngineUnderTest): void {
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
    const activations = epochs === Infinity ? ACTIVATIONS : (["gelu"] as const);
    test.each(activations)("perceptron, %s", { timeout: PATIENCE_MS }, async (activation) => {
      const options = { activation, batchNorm: true, dropout: 0.3, ...penalties };
      await check(perceptron(loss, FEATURES, [5, 4], options));
    });
    test.each(activations)("convolutional network, %s", { timeout: PATIENCE_MS }, async (activation) => {
      await check(convolutionalNetwork(loss, PICTURE, { activation, dropout: 0.3, ...penalties }));
    });
    // WebGL keeps rows in pairs: what stands beside an odd last one must not be counted.
    test("an odd number of rows, with biases", { timeout: PATIENCE_MS }, async () => {
      const spec = perceptron(loss, FEATURES, [6, 5], { activation: "relu" });
      await check(spec, GRADIENT_ROWS - 1, weightsWithBiases(spec));
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
