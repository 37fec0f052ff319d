import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { initialWeights } from "../core/model/initialWeights.ts";
import { meanLoss } from "../core/model/meanLoss.ts";
import type { Loss, ModelSpec } from "../core/model/modelSpec.ts";
import type { Engine, EpochPlan, TrainableModel } from "../engine/engine.ts";
import {
  ADAM,
  learnablePart,
  perceptron,
  preparedData,
  REFERENCE_BATCH,
  referenceCases,
  referenceOrder,
} from "./trainingFixtures.ts";

export interface EngineUnderTest {
  readonly open: () => Promise<Engine>;
  /** Largest relative difference from Keras' losses. */
  readonly tolerance: number;
  /**
   * Epochs of three steps to follow each of Keras' trajectories; the last of them is always followed to the end (51 steps). Fewer
   * for an emulated GPU.
   */
  readonly epochs: number;
  /** Whether the same seed gives the same bits. */
  readonly deterministic: boolean;
}

const FEATURES = 4;
const ROWS = 50;
const BATCH = 16;

/**
 * What holds for every engine. Run by each implementation's own test file, in a real browser where it needs one.
 */
export function describeEngineContract(
  name: string,
  { open, tolerance, epochs, deterministic }: EngineUnderTest,
): void {
  describe(`engine contract: ${name}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => engine.dispose());

    describe("trains as Keras does", () => {
      const references = referenceCases();
      test.each(references)("$title", async (reference) => {
        const last = reference.losses.length;
        const followed = reference === references.at(-1) ? last : Math.min(epochs, last);
        engine.load(reference.data);
        const model = engine.build(reference.model, reference.optimizer, reference.weights);
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

    test.each<Loss>(["softmaxCrossEntropy", "sigmoidCrossEntropy", "meanSquaredError"])(
      "predicts in step with its own %s",
      async (loss) => {
        const { model, spec, part } = build(engine, loss, perceptron(loss, FEATURES, [8]));
        const before = meanLoss(spec.loss, await model.predict("train"), part.targets);
        const reported = await model.trainEpoch(plan(identity(ROWS), ROWS, 0.01));
        expect(reported! / before).toBeCloseTo(1, 4);
        const again = await model.predict(part);
        expectClose(again, await model.predict("train"), 1e-5);
        expect(await model.predict("validation")).toHaveLength(again.length);
        model.dispose();
      },
    );

    test("gives weights back as they were set, in prediction and in shape", async () => {
      const loss = "softmaxCrossEntropy";
      const { model } = build(engine, loss, perceptron(loss, FEATURES, [7, 5], { batchNorm: true }));
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

    test("drops other units at each step, and the same ones for the same seed", async () => {
      const loss = "meanSquaredError";
      const spec = perceptron(loss, FEATURES, [32], { dropout: 0.5 });
      const epochLoss = async (dropoutSeed: number): Promise<number> => {
        const { model } = build(engine, loss, spec);
        // At learning rate 0 only the masks differ.
        const value = await model.trainEpoch({ ...plan(identity(ROWS), BATCH, 0), dropoutSeed });
        model.dispose();
        return value!;
      };
      const [first, same, other] = [await epochLoss(1), await epochLoss(1), await epochLoss(2)];
      expect(same).toBeCloseTo(first, 6);
      expect(Math.abs(other - first)).toBeGreaterThan(1e-3);
    });

    test("drops nothing and keeps no batch statistics in prediction", async () => {
      const loss = "meanSquaredError";
      const { model, part } = build(
        engine,
        loss,
        perceptron(loss, FEATURES, [16], { batchNorm: true, dropout: 0.5 }),
      );
      await model.trainEpoch(plan(identity(ROWS), BATCH, 0.01));
      const all = await model.predict("train");
      const firstRow = {
        rows: 1,
        features: part.features.slice(0, FEATURES),
        targets: part.targets.slice(0, 1),
      };
      const [alone] = await model.predict(firstRow);
      expect(alone).toBeCloseTo(all[0]!, 5);
      model.dispose();
    });

    test("stops between batches when it is asked to, within an epoch too long to finish", async () => {
      const loss = "softmaxCrossEntropy";
      const { model } = build(engine, loss, perceptron(loss, FEATURES, [8]), 200_000);
      let asked = 0;
      const stopLater = (): boolean => ++asked > 1;
      const result = await model.trainEpoch({ ...plan(identity(200_000), 1, 0.01), shouldStop: stopLater });
      expect(result).toBeNull();
      expect(asked).toBe(2);
      model.dispose();
    });

    test("says by a loss that is not finite that training diverged", async () => {
      const loss = "meanSquaredError";
      const { model } = build(engine, loss, perceptron(loss, FEATURES, [8]));
      const sgd = plan(identity(ROWS), BATCH, 1e30);
      await model.trainEpoch(sgd);
      expect(Number.isFinite(await model.trainEpoch(sgd))).toBe(false);
      model.dispose();
    });

    test("leaves no tensor behind", async () => {
      const loss = "softmaxCrossEntropy";
      const spec = perceptron(loss, FEATURES, [8, 8], { batchNorm: true, dropout: 0.2, l1: 0.01, l2: 0.01 });
      // The targets in the form of this loss are uploaded with the first epoch, and stay with the dataset.
      const cycle = async (): Promise<number> => {
        const { model } = build(engine, loss, spec);
        await model.trainEpoch(plan(identity(ROWS), BATCH, 0.01));
        await model.predict("validation");
        model.setWeights(await model.weights());
        model.dispose();
        return engine.liveTensors();
      };
      const baseline = await cycle();
      for (let i = 0; i < 3; i++) expect(await cycle()).toBe(baseline);
    });

    // A promise of some engines only: for the others there is nothing to skip.
    if (deterministic) {
      test("repeats itself bit for bit", async () => {
        const loss = "softmaxCrossEntropy";
        const spec = perceptron(loss, FEATURES, [16, 8], { dropout: 0.2, batchNorm: true });
        const run = async () => {
          const { model } = build(engine, loss, spec);
          for (let epoch = 0; epoch < 5; epoch++) await model.trainEpoch(plan(identity(ROWS), BATCH, 0.01));
          const weights = await model.weights();
          model.dispose();
          return weights;
        };
        expect(await run()).toEqual(await run());
      });
    }
  });
}

function build(engine: Engine, loss: Loss, spec: ModelSpec, rows = ROWS) {
  const part = learnablePart(loss, rows, FEATURES, 3);
  engine.load(preparedData(loss, FEATURES, { train: part, validation: part }));
  const model: TrainableModel = engine.build(spec, ADAM, initialWeights(spec, 5));
  return { model, spec, part };
}

function plan(order: Uint32Array, batchSize: number, learningRate: number): EpochPlan {
  const learningRates = new Float64Array(Math.ceil(order.length / batchSize)).fill(learningRate);
  return { order, batchSize, learningRates, dropoutSeed: 11, shouldStop: () => false };
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
