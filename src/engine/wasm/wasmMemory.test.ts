import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { learnablePart, perceptron, preparedData, stepSpec } from "../../testing/trainingFixtures.ts";
import { createPacer } from "../pacer.ts";
import { openTrees } from "../trees/treeKernels.ts";
import { compileKernels, openKernels, type Kernels } from "./kernels.ts";
import { loadFolds } from "./wasmMemory.ts";
import { WasmModel } from "./wasmModel.ts";

const LOSS = "softmaxCrossEntropy";
const FEATURES = 5;
const ROWS = 40;
const STEP = stepSpec({ batchSize: 16 });

let module: WebAssembly.Module;

beforeAll(async () => {
  module = await compileKernels("strict");
});

describe("memory of the kernels", () => {
  // Also after a test that fails: the next ones need memory.
  afterEach(() => vi.restoreAllMocks());

  test("stays at the size of its largest model, over 1,000 different ones", async () => {
    const kernels = await openKernels(module, () => false);
    await trainOnce(kernels, perceptron(LOSS, FEATURES, [64, 64, 64], { batchNorm: true }));
    const { byteLength } = kernels.memory.buffer;
    const rng = createRng(3);
    for (let trial = 0; trial < 1000; trial++) {
      const widths = Array.from({ length: 1 + rng.integer(3) }, () => 1 + rng.integer(64));
      const options = { batchNorm: rng.uniform() < 0.5, dropout: rng.uniform() / 2 };
      await trainOnce(kernels, perceptron(LOSS, FEATURES, widths, options));
    }
    expect(kernels.memory.buffer.byteLength).toBe(byteLength);
  });

  test("refuses a model that is too large before memory is allocated", async () => {
    const kernels = await openKernels(module, () => false);
    const { byteLength } = kernels.memory.buffer;
    // Two matrices of 40 rows × 10⁷ units are 3.2 GB.
    const model = perceptron(LOSS, FEATURES, [10_000_000]);
    const build = () => newModel(kernels, model, []);
    expect(build).toThrow(expect.objectContaining({ code: "modelNeedsMemory" }));
    try {
      build();
    } catch (thrown) {
      const { megabytes } = (thrown as { details: Record<string, number> }).details;
      expect(megabytes).toBeGreaterThan((40 * 1e7 * 4) / 2 ** 20);
    }
    expect(kernels.memory.buffer.byteLength).toBe(byteLength);
  });

  test("that the browser refuses is an error with words of its own", async () => {
    vi.spyOn(WebAssembly, "Memory").mockImplementation(function refuse() {
      throw new RangeError("WebAssembly.Memory(): could not allocate memory");
    });
    await expect(openKernels(module, () => false)).rejects.toMatchObject({ code: "memoryRefused" });
    await expect(openTrees()).rejects.toMatchObject({ code: "memoryRefused" });
  });

  test("grows for a larger dataset, with correct results", async () => {
    const kernels = await openKernels(module, () => false);
    const model = perceptron(LOSS, FEATURES, [8]);
    const first = await trainOnce(kernels, model);
    const before = kernels.memory.buffer.byteLength;
    await trainOnce(kernels, model, 100_000);
    expect(kernels.memory.buffer.byteLength).toBeGreaterThan(before);
    expect(await trainOnce(kernels, model)).toBe(first);
  });
});

function newModel(
  kernels: Kernels,
  model: ModelSpec,
  weights: Parameters<WasmModel["setWeights"]>[0],
  rows = ROWS,
) {
  const part = learnablePart(LOSS, rows, FEATURES, 1);
  const data = loadFolds(kernels.memory, [preparedData(LOSS, FEATURES, { train: part })]);
  return new WasmModel(kernels, data, model, STEP, weights, createPacer(), () => undefined);
}

/** Loss of an epoch of a fresh model. */
async function trainOnce(kernels: Kernels, model: ModelSpec, rows = ROWS): Promise<number> {
  const built = newModel(kernels, model, initialWeights(model, 1), rows);
  const loss = await built.trainEpoch({
    order: Uint32Array.from({ length: rows }, (_, row) => row),
    learningRates: new Float64Array(Math.ceil(rows / STEP.batchSize)).fill(0.01),
    dropoutSeed: 1,
    shouldStop: () => false,
  });
  built.dispose();
  return loss!;
}
