import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { forward } from "../../core/learner/network/forward.ts";
import { layerShapes } from "../../core/learner/network/layerShapes.ts";
import { ACTIVATIONS, type ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { sizeOf, weightShapes, type Weight } from "../../core/learner/network/weight.ts";
import { arbitraryConvolutional, arbitraryPerceptron } from "../../testing/arbitraryModels.ts";
import { learnablePart, preparedData, stepSpec } from "../../testing/trainingFixtures.ts";
import type { Engine } from "./engine.ts";
import { openWasmEngine } from "../wasm/wasmEngine.ts";

const LOSS = "softmaxCrossEntropy";
const ROWS = 9;
const SEED = 20261128;

let engine: Engine;
beforeAll(async () => {
  engine = await openWasmEngine("strict");
});
afterAll(() => engine.dispose());

/** Normal weights, moving statistics included, variances positive, as after training. */
function anyWeights(model: ModelSpec): readonly Weight[] {
  const rng = createRng(SEED);
  return weightShapes(model).map(({ name, shape, role }) => {
    const draw = () => (role === "movingVariance" ? 0.5 + rng.uniform() : 0.4 * rng.normal());
    return { name, shape, values: Float32Array.from({ length: sizeOf(shape) }, draw) };
  });
}

test("row by row gives the same as an engine's prediction, for any layers", async () => {
  const models = ACTIVATIONS.flatMap((activation, i) => [
    ...fc.sample(arbitraryPerceptron(LOSS, fc.constant(activation), ROWS), { seed: SEED + i, numRuns: 2 }),
    ...fc.sample(arbitraryConvolutional(LOSS, fc.constant(activation), ROWS), { seed: SEED + i, numRuns: 4 }),
  ]);
  const kinds = new Set(models.flatMap(({ layers }) => layers.map(({ kind }) => kind)));
  expect(kinds.size).toBe(9);
  for (const model of models) {
    const width = sizeOf(model.inputShape);
    const part = learnablePart(LOSS, ROWS, Math.max(3, width), 3);
    const features = part.features.slice(0, ROWS * width);
    engine.load([preparedData(LOSS, width, { train: { ...part, features } })]);
    const weights = anyWeights(model);
    const trained = engine.build(model, stepSpec({ batchSize: ROWS }), weights);
    const outputs = await trained.predict("train");
    trained.dispose();
    const byRow = Array.from({ length: ROWS }, (_, row) =>
      forward(model, weights, features.subarray(row * width, (row + 1) * width)),
    );
    const ours = byRow.flatMap((layers) => [...layers.at(-1)!]);
    const scale = Math.max(1, ...outputs.map(Math.abs));
    const worst = Math.max(...ours.map((value, i) => Math.abs(value - outputs[i]!)));
    expect(worst / scale).toBeLessThan(1e-5);
    const sizes = layerShapes(model).map(sizeOf);
    expect(byRow[0]!.map(({ length }) => length)).toEqual(sizes);
  }
});
