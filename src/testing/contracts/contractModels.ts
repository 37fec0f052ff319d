import { expect } from "vitest";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { sizeOf } from "../../core/learner/network/weight.ts";
import type { Engine, EpochPlan, TrainableModel } from "../../engine/network/engine.ts";
import {
  convolutionalModel,
  learnablePart,
  perceptron,
  preparedData,
  stepSpec,
} from "../trainingFixtures.ts";

export const FEATURES = 4;
export const PICTURE = [5, 4, 2] as const;
export const ROWS = 50;
export const BATCH = 16;
/** Timeout of tests that take seconds on a busy machine. */
export const PATIENCE_MS = 120_000;

/** A network of vectors and one of pictures, with all features that could leave state behind. */
export const FULL_MODELS = [
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
    spec: convolutionalModel("softmaxCrossEntropy", PICTURE, { dropout: 0.2, l1: 0.01, l2: 0.01 }),
  },
] as const;
export type FullModel = (typeof FULL_MODELS)[number];

/** A model with its seeded initial weights, on as many learnable rows, loaded. */
export function build(engine: Engine, spec: ModelSpec, rows = ROWS, batchSize = BATCH) {
  const width = sizeOf(spec.inputShape);
  const part = learnablePart(spec.loss, rows, width, 3);
  engine.load([preparedData(spec.loss, width, { train: part, validation: part })]);
  const model: TrainableModel = engine.build(spec, stepSpec({ batchSize }), initialWeights(spec, 5));
  return { model, spec, part };
}

/** Batches in the order of the rows, all at one learning rate. */
export function plan(order: Uint32Array, batchSize: number, learningRate: number): EpochPlan {
  const learningRates = new Float64Array(Math.ceil(order.length / batchSize)).fill(learningRate);
  return { order, learningRates, dropoutSeed: 11, shouldStop: () => false };
}

export function identity(rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, i) => i);
}

/** Largest difference relative to the largest magnitude. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  const goal = Array.from(expected);
  const scale = Math.max(...goal.map(Math.abs));
  const worst = Math.max(...goal.map((value, i) => Math.abs(actual[i]! - value) / scale));
  expect(worst).toBeLessThan(tolerance);
}
