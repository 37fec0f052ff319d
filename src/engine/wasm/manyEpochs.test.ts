import { describe, expect, test } from "vitest";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import type { TrainingSpec } from "../../core/learner/network/trainingSpec.ts";
import { BATCH, FULL_MODELS } from "../../testing/contracts/contractModels.ts";
import { enableRelaxedSimd, KERNEL_BUILDS } from "../../testing/kernelFixtures.ts";
import { learnablePart, preparedData, stepSpec } from "../../testing/trainingFixtures.ts";
import { sizeOf } from "../../core/learner/network/weight.ts";
import type { EpochsPlan } from "../network/engine.ts";
import { createEpochSource, createRunEpoch } from "../network/runEpoch.ts";
import { openWasmEngine } from "./wasmEngine.ts";

const SEED = 7;
const EPOCHS = 5;
const TRAINING: TrainingSpec = {
  ...stepSpec({ batchSize: BATCH }),
  learningRate: 0.01,
  schedule: "cosine",
  augmentation: null,
  epochs: EPOCHS,
  patience: 0,
};

describe.each(KERNEL_BUILDS)("many epochs in one call, %s", (build) => {
  async function open(spec: (typeof FULL_MODELS)[number]["spec"]) {
    enableRelaxedSimd();
    const engine = await openWasmEngine(build);
    const width = sizeOf(spec.inputShape);
    const train = learnablePart(spec.loss, 50, width, 3);
    // More rows than are predicted at once.
    const data = preparedData(spec.loss, width, {
      train,
      validation: learnablePart(spec.loss, 150, width, 4),
    });
    engine.load([data]);
    const model = engine.build(spec, TRAINING, initialWeights(spec, 5));
    return { model, data };
  }
  const planFor = (changes: Partial<EpochsPlan>): EpochsPlan => ({
    from: 0,
    to: EPOCHS,
    source: createEpochSource(TRAINING, SEED),
    part: "validation",
    shouldStop: () => false,
    afterEpoch: () => true,
    ...changes,
  });

  test.each(FULL_MODELS)("of $name have the bits of one at a time, also in two calls", async ({ spec }) => {
    const { model, data } = await open(spec);
    const runEpoch = createRunEpoch(model, TRAINING, data, SEED);
    const expected: unknown[] = [];
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      const loss = await runEpoch(epoch, { shouldStop: () => false });
      expected.push([loss, [...(await model.predict("validation"))]]);
    }
    const weights = await model.weights();

    model.restart(initialWeights(spec, 5), 0);
    const found: unknown[] = [];
    const batches: number[] = [];
    const afterEpoch = (loss: number, outputs: Float32Array | null) =>
      found.push([loss, [...outputs!]]) !== 2;
    const onBatches = (done: number) => void batches.push(done);
    expect(await model.trainEpochs!(planFor({ afterEpoch, onBatches }))).toBe(true);
    expect(found).toHaveLength(2);
    expect(await model.trainEpochs!(planFor({ from: 2, afterEpoch, onBatches }))).toBe(true);
    expect(found).toEqual(expected);
    expect(await model.weights()).toEqual(weights);
    expect(batches.filter((done) => done === 4).length).toBeGreaterThanOrEqual(EPOCHS);
    model.dispose();
  });

  test("end when they are to stop, and wait first for a pause to end", async () => {
    const { model } = await open(FULL_MODELS[0].spec);
    const epochs: string[] = [];
    const afterEpoch = (_loss: number, outputs: Float32Array | null) => epochs.push(String(outputs)) > 0;
    const paused = planFor({ part: null, afterEpoch, hold: () => Promise.resolve(void epochs.push("held")) });
    expect(await model.trainEpochs!({ ...paused, shouldStop: () => true })).toBe(false);
    expect(epochs).toEqual(["held"]);

    const later = { ...paused, to: 1_000_000, shouldStop: () => epochs.includes("null") };
    expect(await model.trainEpochs!(later)).toBe(false);
    expect(epochs).toContain("null");
    model.dispose();
  });
});
