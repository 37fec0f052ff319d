import { expect, test } from "vitest";
import { aimsTable, gflopsOf, type KernelRow, type StepRow } from "./report.ts";
import { outputsOf, STEP_MODELS, stepData } from "./stepModels.ts";

const [FIRST, , , WIDE] = STEP_MODELS;

function row(by: StepRow["by"], where: StepRow["where"], msPerStep: number, of = FIRST!): StepRow {
  return {
    model: of.name,
    batch: of.batchSize,
    by,
    where,
    msPerStep,
    gflops: gflopsOf(of, msPerStep),
  };
}

const kernel: KernelRow = {
  model: "peak",
  by: "wasm-relaxed",
  where: "chromium",
  gflops: 40,
  binaryBytes: 25_000,
  compileMs: 5,
};

test("a step of 20-64-64-2 on 32 rows is 974,848 operations", () => {
  // 2 · 32 · (3 · (20·64 + 64·64 + 64·2) − 20·64): the gradient of the data is not computed.
  expect(gflopsOf(FIRST!, 1)).toBeCloseTo(0.974848, 12);
});

test("ours is compared with the faster peer and the best of TensorFlow.js, each with its aim", () => {
  const rows = [
    row("wasm-relaxed", "chromium", 0.1),
    row("wasm-relaxed", "node", 0.01),
    row("sklearn", "python", 0.31),
    row("torch", "python", 0.4),
    row("tfjs-cpu", "chromium", 1.9),
    row("tfjs-wasm", "chromium", 2.5),
  ];
  expect(aimsTable(rows, []).rows).toEqual([
    ["20-64-64-2: faster of scikit-learn and PyTorch / ours", "≥ 3", "3.10", "met"],
    ["20-64-64-2: best of TensorFlow.js / ours", "≥ 20", "19.0", "missed"],
  ]);
});

test("an aim without a timing is neither met nor missed", () => {
  const skipped: StepRow = {
    model: FIRST!.name,
    batch: 32,
    by: "sklearn",
    where: "python",
    skipped: "no Python",
  };
  const verdicts = aimsTable([row("wasm-relaxed", "chromium", 0.1), skipped], []).rows.map(
    (cells) => cells[3],
  );
  expect(verdicts).toEqual(["not measured", "not measured"]);
});

test("the share of the kernel's peak is for the wide network, and the binary's size is limited", () => {
  const ms = 1.25;
  const { rows } = aimsTable([row("wasm-relaxed", "chromium", ms, WIDE)], [kernel]);
  const share = gflopsOf(WIDE!, ms) / kernel.gflops;
  expect(rows).toContainEqual([
    "64-256-256-10: share of the kernel's peak",
    "≥ 0.6",
    share.toPrecision(3),
    "met",
  ]);
  expect(rows.at(-1)).toEqual(["wasm-relaxed: binary", "< 60 kB", "25.0 kB", "met"]);
});

test.each(STEP_MODELS)("$name has whole batches of data, every class among them", (stepModel) => {
  const { train, featureCount } = stepData(stepModel, 4);
  expect(train.features).toHaveLength(train.rows * featureCount);
  expect(train.rows).toBe(4 * stepModel.batchSize);
  const classes = Array.from({ length: outputsOf(stepModel.model) }, (_, i) => i);
  expect([...new Set(train.targets)].toSorted((a, b) => a - b)).toEqual(classes);
});
