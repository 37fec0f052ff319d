import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LOSSES } from "../../core/learner/dataShape.ts";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import { ACTIVATIONS, type ModelSpec } from "../../core/learner/network/modelSpec.ts";
import type { StepSpec } from "../../core/learner/network/trainingSpec.ts";
import { sizeOf } from "../../core/learner/network/weight.ts";
import {
  arbitraryActivation,
  arbitraryBatchSize,
  arbitraryConvolutional,
  arbitraryPerceptron,
  arbitraryStep,
  SANE_OPTIMIZERS,
} from "../../testing/arbitraryModels.ts";
import { pairwise } from "../../testing/cover.ts";
import { isFull, leaveToFull } from "../../testing/strength.ts";
import { learnablePart, preparedData } from "../../testing/trainingFixtures.ts";
import type { Engine } from "./engine.ts";
import { openKind } from "./openEngine.ts";
import { openWasmEngine } from "../wasm/wasmEngine.ts";

/**
 * Our kernels against TensorFlow.js on the CPU: from the same weights, with the same batches and masks, the losses agree over 50
 * steps.
 *
 * Two float32 trainings drift apart by rounding, more at higher learning rates. Learning rates are those of ordinary training
 * (`SANE_OPTIMIZERS`), so the difference is rounding: mostly 1e-6, up to 3e-5 if Adam amplifies a gradient near 0. A slope or a
 * constant that is wrong by half a per cent fails.
 */
const STEPS = 50;
const LOSS_TOLERANCE = 1e-4;
const OUTPUT_TOLERANCE = 1e-5;
const SEED = 20261123;
const PATIENCE_MS = 240_000;
/** Each network takes about a second with TensorFlow.js on the CPU. */
const NETWORKS = 40;
const FEWER_NETWORKS = 12;

let ours: Engine;
let reference: Engine;

beforeAll(async () => {
  reference = await openKind("cpu", false);
  ours = await openWasmEngine("strict");
});
afterAll(() => {
  ours.dispose();
  reference.dispose();
});

describe("every activation, loss and optimizer, over random shapes, regularisers and batches", () => {
  const sizes = [SANE_OPTIMIZERS.length, ACTIVATIONS.length, LOSSES.length] as const;
  const product = sizes.reduce((cases, size) => cases * size, 1);
  const pairs = isFull() ? null : new Set(pairwise(sizes).map(String));
  if (pairs !== null) leaveToFull(product - pairs.size, `of ${product} (each two values meet in the others)`);
  test.each(SANE_OPTIMIZERS)("%s", { timeout: PATIENCE_MS }, async (title, optimizer, learningRate) => {
    const index = SANE_OPTIMIZERS.findIndex(([name]) => name === title);
    let seed = SEED;
    for (const [a, activation] of ACTIVATIONS.entries()) {
      for (const [l, loss] of LOSSES.entries()) {
        // Each case has its own seed, independent of the other cases.
        seed++;
        if (pairs !== null && !pairs.has(String([index, a, l]))) continue;
        const pair = arbitraryBatchSize().chain((batchSize) =>
          fc.tuple(
            arbitraryPerceptron(loss, fc.constant(activation), batchSize),
            arbitraryStep(loss, optimizer, batchSize),
          ),
        );
        const [[model, step]] = fc.sample(pair, { seed, numRuns: 1 }) as [[ModelSpec, StepSpec]];
        await expectParity(model, step, learningRate);
      }
    }
  });
});

describe("convolutional networks", () => {
  const numRuns = isFull() ? NETWORKS : FEWER_NETWORKS;
  leaveToFull(NETWORKS - numRuns, `of ${NETWORKS} random networks`);
  test("of random layers", { timeout: PATIENCE_MS }, async () => {
    const cases = fc
      .tuple(fc.constantFrom(...LOSSES), fc.constantFrom(...SANE_OPTIMIZERS), arbitraryBatchSize())
      .chain(([loss, [, optimizer, learningRate], batchSize]) =>
        fc.tuple(
          arbitraryConvolutional(loss, arbitraryActivation(), batchSize),
          arbitraryStep(loss, optimizer, batchSize),
          fc.constant(learningRate),
        ),
      );
    await fc.assert(
      fc.asyncProperty(cases, ([model, step, learningRate]) => expectParity(model, step, learningRate)),
      { seed: SEED, numRuns, endOnFailure: true },
    );
  });
});

async function expectParity(model: ModelSpec, step: StepSpec, learningRate: number): Promise<void> {
  // The last batch is smaller, but not so small that batch normalisation sees only rounding.
  const rows = 2 * step.batchSize + Math.ceil(step.batchSize / 2) + 2;
  const width = sizeOf(model.inputShape);
  const train = learnablePart(model.loss, rows, Math.max(width, 3), 3);
  const features = train.features.slice(0, rows * width);
  const data = preparedData(model.loss, width, { train: { ...train, features } });
  const weights = initialWeights(model, 5);
  const [mine, theirs] = [
    await trained(ours, data, model, step, weights, learningRate),
    await trained(reference, data, model, step, weights, learningRate),
  ];
  expectClose(mine.outputs, theirs.outputs, OUTPUT_TOLERANCE, 1);
  expectClose(mine.losses, theirs.losses, LOSS_TOLERANCE, 0);
}

async function trained(
  engine: Engine,
  data: ReturnType<typeof preparedData>,
  spec: ModelSpec,
  step: StepSpec,
  weights: ReturnType<typeof initialWeights>,
  learningRate: number,
): Promise<{ outputs: Float32Array; losses: readonly number[] }> {
  engine.load([data]);
  const model = engine.build(spec, step, weights);
  const outputs = await model.predict("train");
  const { rows } = data.train;
  const batches = Math.ceil(rows / step.batchSize);
  const losses: number[] = [];
  for (let epoch = 0; epoch * batches < STEPS; epoch++) {
    const loss = await model.trainEpoch({
      order: Uint32Array.from({ length: rows }, (__, i) => (i + 5 * epoch) % rows),
      learningRates: new Float64Array(batches).fill(learningRate),
      dropoutSeed: 1000 + epoch,
      shouldStop: () => false,
    });
    losses.push(loss!);
  }
  model.dispose();
  return { outputs, losses };
}

/** @param least magnitude above which the difference is relative */
function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  least: number,
): void {
  expect(actual).toHaveLength(expected.length);
  const worst = Math.max(
    ...Array.from(expected, (value, i) => Math.abs(actual[i]! - value) / Math.max(least, Math.abs(value))),
  );
  expect(worst).toBeLessThan(tolerance);
}
