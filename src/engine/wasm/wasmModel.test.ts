import { expect, test } from "vitest";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import {
  convolutionalModel,
  learnablePart,
  perceptron,
  preparedData,
  stepSpec,
} from "../../testing/trainingFixtures.ts";
import type { EpochPlan } from "../network/engine.ts";
import { createPacer } from "../pacer.ts";
import { compileKernels, openKernels } from "./kernels.ts";
import { loadFolds } from "./wasmMemory.ts";
import { WasmModel } from "./wasmModel.ts";

const LOSS = "softmaxCrossEntropy";
// Enough work for many calls of `shouldPause` per epoch.
const ROWS = 300;
const STEP = stepSpec({ batchSize: 64, clipNorm: 1 });
const PICTURE = [14, 13, 3] as const;

const MODELS: readonly { readonly name: string; readonly spec: ModelSpec }[] = [
  {
    name: "a perceptron",
    spec: perceptron(LOSS, 4, [120, 90], { batchNorm: true, dropout: 0.3, l1: 0.01, l2: 0.01 }),
  },
  { name: "a convolutional network", spec: convolutionalModel(LOSS, PICTURE, { dropout: 0.2, l2: 0.01 }) },
];

test.each(MODELS)(
  "$name interrupted between all instructions trains the same, to the last bit",
  async ({ spec }) => {
    let interruptions = 0;
    const whole = await newModel(spec, () => false);
    const interrupted = await newModel(spec, () => ++interruptions > 0);
    for (let epoch = 0; epoch < 3; epoch++) {
      const loss = await whole.trainEpoch(plan());
      expect(await interrupted.trainEpoch(plan())).toBe(loss);
    }
    expect(interruptions).toBeGreaterThan(20);
    expect(await interrupted.predict("train")).toEqual(await whole.predict("train"));
    expect(await interrupted.weights()).toEqual(await whole.weights());
  },
);

test.each(MODELS)("$name stopped within an epoch and restarted equals a new model", async ({ spec }) => {
  // With a leaping clock, the pacer breathes at every interruption.
  const model = await newModel(spec, () => true, leapingClock());
  let asked = 0;
  expect(await model.trainEpoch({ ...plan(), shouldStop: () => ++asked > 3 })).toBeNull();
  expect(asked).toBe(4);
  model.restart(initialWeights(spec, 5), 0);
  const fresh = await newModel(spec, () => false);
  expect(await model.trainEpoch(plan())).toBe(await fresh.trainEpoch(plan()));
  expect(await model.weights()).toEqual(await fresh.weights());
});

test("a pause stops an epoch at its current batch", async () => {
  const { spec } = MODELS[0]!;
  const model = await newModel(spec, () => true, leapingClock());
  let release!: () => void;
  const pause = new Promise<void>((resolve) => {
    release = resolve;
  });
  let held = 0;
  let ended = false;
  const epoch = model.trainEpoch({
    ...plan(),
    hold: () => {
      held++;
      return pause;
    },
  });
  void epoch.then(() => {
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(held).toBe(1);
  expect(ended).toBe(false);
  release();
  const fresh = await newModel(spec, () => false);
  expect(await epoch).toBe(await fresh.trainEpoch(plan()));
});

test("refuses a model that does not fit the dataset", async () => {
  const spec = perceptron(LOSS, 4, [3]);
  await expect(newModel({ ...spec, inputShape: [5] }, () => false, undefined, 4)).rejects.toThrow(/dataset/);
});

async function newModel(
  spec: ModelSpec,
  shouldPause: () => boolean,
  now?: () => number,
  features = spec.inputShape.reduce((size, dimension) => size * dimension, 1),
): Promise<WasmModel> {
  const kernels = await openKernels(await compileKernels("strict"), shouldPause);
  const part = learnablePart(LOSS, ROWS, features, 1);
  const data = loadFolds(kernels.memory, [preparedData(LOSS, features, { train: part })]);
  return new WasmModel(kernels, data, spec, STEP, initialWeights(spec, 5), createPacer(now), () => undefined);
}

function plan(): EpochPlan {
  const order = Uint32Array.from({ length: ROWS }, (_, row) => (7 * row) % ROWS);
  const learningRates = new Float64Array(Math.ceil(ROWS / STEP.batchSize)).fill(0.01);
  return { order, learningRates, dropoutSeed: 3, shouldStop: () => false };
}

function leapingClock(): () => number {
  let time = 0;
  return () => (time += 1000);
}
