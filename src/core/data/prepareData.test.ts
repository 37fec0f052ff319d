import { describe, expect, it } from "vitest";
import { DEFAULT_PREPARATION, DEFAULT_SPLIT, type DataConfig } from "./dataConfig.ts";
import type { Dataset } from "./dataset.ts";
import { DEFAULT_GENERATORS } from "./generators/defaultGenerators.ts";
import { generate } from "./generators/generate.ts";
import { prepareData } from "./prepareData.ts";

function example(kind: "blobs" | "friedman1"): { dataset: Dataset; config: DataConfig } {
  const generator = DEFAULT_GENERATORS[kind];
  const { dataset, target, task } = generate(generator);
  const config: DataConfig = {
    source: { kind: "synthetic", generator },
    kinds: [],
    target,
    task,
    excluded: [],
    split: DEFAULT_SPLIT,
    preparation: DEFAULT_PREPARATION,
  };
  return { dataset, config };
}

const meanAndSd = (values: Float32Array) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)];
};

describe("prepareData for the search", () => {
  it("trains and validates; the test rows stay behind, but their numbers are known", () => {
    const { dataset, config } = example("blobs");
    const data = prepareData(dataset, config, 3, "search");
    expect(data).toMatchObject({ task: "classification", featureCount: 2, targetScale: null, test: null });
    expect(data.classes).toEqual(["0", "1", "2", "3"]);
    expect([data.train.rows, data.validation!.rows, data.rowNumbers.test.length]).toEqual([240, 80, 80]);
    expect(data.train.features.length).toBe(480);
    expect(data.train.targets.length).toBe(240);
    const [mean, sd] = meanAndSd(data.train.features.filter((_, i) => i % 2 === 0));
    expect(mean).toBeCloseTo(0, 5);
    expect(sd).toBeCloseTo(1, 5);
  });

  it("is the same for the same seed, and another split for another", () => {
    const { dataset, config } = example("blobs");
    expect(prepareData(dataset, config, 3, "search")).toEqual(prepareData(dataset, config, 3, "search"));
    const other = prepareData(dataset, config, 4, "search");
    expect(other.rowNumbers).not.toEqual(prepareData(dataset, config, 3, "search").rowNumbers);
  });

  it("leaves the scale of a training target without any spread alone", () => {
    const count = 100;
    const index = Float64Array.from({ length: count }, (_, i) => i);
    const tableOf = (y: Float64Array): Dataset => ({
      columns: [
        { kind: "number", name: "x", values: index },
        { kind: "number", name: "y", values: y },
      ],
      rowCount: count,
    });
    const { config } = example("friedman1");
    const forY: DataConfig = { ...config, target: "y", task: "regression" };
    const { train } = prepareData(tableOf(index), forY, 3, "search").rowNumbers;
    // 7 in every training row, something else in the others.
    const y = new Float64Array(count).fill(8);
    for (const row of train) y[row] = 7;
    const data = prepareData(tableOf(y), forY, 3, "search");
    expect(data.targetScale!.sd).toBe(1);
    expect(Math.max(...data.validation!.targets)).toBeCloseTo(1, 5);
  });

  it("standardises a regression target by the training rows", () => {
    const { dataset, config } = example("friedman1");
    const data = prepareData(dataset, config, 3, "search");
    const [mean, sd] = meanAndSd(data.train.targets);
    expect(mean).toBeCloseTo(0, 5);
    expect(sd).toBeCloseTo(1, 5);
    const y = dataset.columns.at(-1)!;
    const { mean: m, sd: s } = data.targetScale!;
    data.rowNumbers.validation.forEach((row, i) => {
      const original = y.kind === "number" ? y.values[row]! : NaN;
      expect(data.validation!.targets[i]! * s + m).toBeCloseTo(original, 4);
    });
  });

  it("depends on no test or validation row but through the split", () => {
    const { dataset, config } = example("friedman1");
    const before = prepareData(dataset, config, 3, "search");
    const held = new Set([...before.rowNumbers.test, ...before.rowNumbers.validation]);
    const columns = dataset.columns.map((column) =>
      column.kind === "number"
        ? { ...column, values: column.values.map((value, row) => (held.has(row) ? 1e6 - value : value)) }
        : column,
    );
    const after = prepareData({ ...dataset, columns }, config, 3, "search");
    expect(after.preparation).toEqual(before.preparation);
    expect(after.targetScale).toEqual(before.targetScale);
    expect(after.train).toEqual(before.train);
    expect(after.validation).not.toEqual(before.validation);
  });
});

describe("prepareData for the final judgement", () => {
  it("trains on train and validation rows, and tests on the same rows that the search left out", () => {
    const { dataset, config } = example("blobs");
    const search = prepareData(dataset, config, 3, "search");
    const final = prepareData(dataset, config, 3, "final");
    expect(final.validation).toBeNull();
    expect(final.rowNumbers.validation.length).toBe(0);
    expect(final.rowNumbers.test).toEqual(search.rowNumbers.test);
    expect([final.train.rows, final.test!.rows]).toEqual([320, 80]);
    expect(new Set(final.rowNumbers.train)).toEqual(
      new Set([...search.rowNumbers.train, ...search.rowNumbers.validation]),
    );
    expect(final.preparation).not.toEqual(search.preparation);
  });
});

describe("rows without a target", () => {
  it("are dropped", () => {
    const { dataset, config } = example("friedman1");
    const columns = dataset.columns.map((column) =>
      column.name === "y" && column.kind === "number"
        ? { ...column, values: column.values.map((value, row) => (row % 5 === 0 ? NaN : value)) }
        : column,
    );
    const { rowNumbers } = prepareData({ ...dataset, columns }, config, 3, "search");
    const used = [...rowNumbers.train, ...rowNumbers.validation, ...rowNumbers.test];
    expect(used.length).toBe(400);
    expect(used.some((row) => row % 5 === 0)).toBe(false);
  });
});
