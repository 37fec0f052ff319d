import { describe, expect, it, test } from "vitest";
import { inOriginalUnits } from "../../metric/score.ts";
import { DEFAULT_SPLIT, type DataConfig } from "../dataConfig.ts";
import type { Dataset } from "../table/dataset.ts";
import { DEFAULT_GENERATORS } from "../generators/defaultGenerators.ts";
import { generate } from "../generators/generate.ts";
import { DEFAULT_PREPARATION } from "./preparationConfig.ts";
import { prepareFinal as prepareFinalBy, prepareFolds as prepareFoldsBy } from "./prepareData.ts";
import type { PreparedData } from "./preparedData.ts";
import { featureCount, featureNames, transformRows } from "./transform.ts";

function example(kind: "blobs" | "friedman1"): { dataset: Dataset; config: DataConfig } {
  const generator = DEFAULT_GENERATORS[kind];
  const { dataset, target, task } = generate(generator);
  const config: DataConfig = {
    source: { kind: "synthetic", generator },
    kinds: [],
    target,
    task,
    excluded: [],
    targetTransform: "none",
    split: DEFAULT_SPLIT,
  };
  return { dataset, config };
}

const prepareFolds = (
  dataset: Dataset,
  config: DataConfig,
  seed: number,
  preparation = DEFAULT_PREPARATION,
): readonly PreparedData[] => prepareFoldsBy(dataset, config, preparation, seed);
const prepareFinal = (dataset: Dataset, config: DataConfig, seed: number): PreparedData =>
  prepareFinalBy(dataset, config, DEFAULT_PREPARATION, seed);

function prepareHoldOut(dataset: Dataset, config: DataConfig, seed: number): PreparedData {
  const [data, ...others] = prepareFolds(dataset, config, seed);
  expect(others).toEqual([]);
  return data!;
}

const meanAndSd = (values: Float32Array) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)];
};

describe("prepareFolds without folds", () => {
  it("has training and validation rows; test rows are not included, but their numbers are", () => {
    const { dataset, config } = example("blobs");
    const data = prepareHoldOut(dataset, config, 3);
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
    expect(prepareHoldOut(dataset, config, 3)).toEqual(prepareHoldOut(dataset, config, 3));
    const other = prepareHoldOut(dataset, config, 4);
    expect(other.rowNumbers).not.toEqual(prepareHoldOut(dataset, config, 3).rowNumbers);
  });

  it("does not scale a constant training target", () => {
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
    const { train } = prepareHoldOut(tableOf(index), forY, 3).rowNumbers;
    // 7 in every training row, something else in the others.
    const y = new Float64Array(count).fill(8);
    for (const row of train) y[row] = 7;
    const data = prepareHoldOut(tableOf(y), forY, 3);
    expect(data.targetScale!.sd).toBe(1);
    expect(Math.max(...data.validation!.targets)).toBeCloseTo(1, 5);
  });

  it("standardises a regression target by the training rows", () => {
    const { dataset, config } = example("friedman1");
    const data = prepareHoldOut(dataset, config, 3);
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

  it("depends on test and validation rows only through the split", () => {
    const { dataset, config } = example("friedman1");
    const before = prepareHoldOut(dataset, config, 3);
    const held = new Set([...before.rowNumbers.test, ...before.rowNumbers.validation]);
    const columns = dataset.columns.map((column) =>
      column.kind === "number"
        ? { ...column, values: column.values.map((value, row) => (held.has(row) ? 1e6 - value : value)) }
        : column,
    );
    const after = prepareHoldOut({ ...dataset, columns }, config, 3);
    expect(after.preparation).toEqual(before.preparation);
    expect(after.targetScale).toEqual(before.targetScale);
    expect(after.train).toEqual(before.train);
    expect(after.validation).not.toEqual(before.validation);
  });
});

describe("prepareFolds with folds", () => {
  const withFolds = (config: DataConfig, folds: number, change: Partial<DataConfig> = {}): DataConfig => ({
    ...config,
    ...change,
    split: { ...config.split, folds },
  });
  /** Numbers with gaps, and some levels are rare: different folds have different ones. */
  const gaps = (): Dataset => {
    const levels = ["a", "b", "c", "d", "e", "f"];
    return {
      rowCount: 60,
      columns: [
        {
          kind: "number",
          name: "x",
          values: Float64Array.from({ length: 60 }, (_, i) => (i % 23 === 4 ? NaN : i)),
        },
        {
          kind: "category",
          name: "c",
          levels,
          codes: Int32Array.from({ length: 60 }, (_, i) => (i < 5 ? i + 1 : i % 31 === 7 ? -1 : 0)),
        },
        { kind: "number", name: "y", values: Float64Array.from({ length: 60 }, (_, i) => Math.sqrt(i)) },
      ],
    };
  };
  const preparation = { ...DEFAULT_PREPARATION, missingIndicator: true, rareLevelShare: 0 };
  const gapsConfig = (folds: number) => withFolds(example("friedman1").config, folds, { target: "y" });

  it("leaves out the test rows of the hold-out, and validates on each of the others once", () => {
    const { dataset, config } = example("blobs");
    const folds = prepareFolds(dataset, withFolds(config, 5), 3);
    const { rowNumbers } = prepareHoldOut(dataset, config, 3);
    expect(folds.map(({ train, validation }) => [train.rows, validation!.rows])).toEqual(
      Array.from({ length: 5 }, () => [256, 64]),
    );
    for (const fold of folds) expect(fold.rowNumbers.test).toEqual(rowNumbers.test);
    const validated = folds.flatMap((fold) => [...fold.rowNumbers.validation]).sort((a, b) => a - b);
    expect(validated).toEqual([...rowNumbers.train, ...rowNumbers.validation].sort((a, b) => a - b));
    expect(prepareFinal(dataset, withFolds(config, 5), 3)).toEqual(prepareFinal(dataset, config, 3));
  });

  it("ignores the validation share", () => {
    const { dataset, config } = example("blobs");
    const other = { ...config, split: { ...config.split, validation: NaN } };
    expect(prepareFolds(dataset, withFolds(other, 3), 3)).toEqual(
      prepareFolds(dataset, withFolds(config, 3), 3),
    );
  });

  it("fits every fold on its own training rows: its validation rows change nothing", () => {
    const { dataset, config } = example("friedman1");
    const forFolds = withFolds(config, 3);
    const before = prepareFolds(dataset, forFolds, 3);
    before.forEach((own, fold) => {
      const held = new Set([...own.rowNumbers.validation, ...own.rowNumbers.test]);
      const columns = dataset.columns.map((column) =>
        column.kind === "number"
          ? { ...column, values: column.values.map((value, row) => (held.has(row) ? 1e6 - value : value)) }
          : column,
      );
      const after = prepareFolds({ ...dataset, columns }, forFolds, 3)[fold]!;
      expect(after.preparation).toEqual(own.preparation);
      expect(after.targetScale).toEqual(own.targetScale);
      expect(after.train).toEqual(own.train);
      expect(after.validation).not.toEqual(own.validation);
    });
  });

  it("has the same features in every fold, although folds differ in levels and missing values", () => {
    const folds = prepareFolds(gaps(), gapsConfig(5), 3, preparation);
    const widths = folds.map((fold) => featureCount(fold.preparation));
    expect(new Set(widths).size).toBeGreaterThan(1);
    for (const fold of folds) {
      expect(fold.featureNames).toEqual(folds[0]!.featureNames);
      expect(fold.featureCount).toBe(fold.featureNames.length);
      expect(fold.train.features.length).toBe(fold.train.rows * fold.featureCount);
      expect(fold.validation!.features.length).toBe(fold.validation!.rows * fold.featureCount);
    }
  });

  it("has 0 for features that a fold's training rows lack, and otherwise its own preparation", () => {
    const dataset = gaps();
    for (const fold of prepareFolds(dataset, gapsConfig(5), 3, preparation)) {
      const own = featureNames(fold.preparation);
      for (const [part, rows] of [
        [fold.train, fold.rowNumbers.train],
        [fold.validation!, fold.rowNumbers.validation],
      ] as const) {
        const alone = transformRows(fold.preparation, dataset, rows);
        const expected = Array.from(rows.keys(), (row) =>
          fold.featureNames.map((name) => {
            const at = own.indexOf(name);
            return at < 0 ? 0 : alone[row * own.length + at]!;
          }),
        );
        expect([...part.features]).toEqual(expected.flat());
      }
    }
  });
});

describe("prepareFinal", () => {
  it("trains on train and validation rows, and tests on the same rows that the search left out", () => {
    const { dataset, config } = example("blobs");
    const search = prepareHoldOut(dataset, config, 3);
    const final = prepareFinal(dataset, config, 3);
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
    const { rowNumbers } = prepareHoldOut({ ...dataset, columns }, config, 3);
    const used = [...rowNumbers.train, ...rowNumbers.validation, ...rowNumbers.test];
    expect(used.length).toBe(400);
    expect(used.some((row) => row % 5 === 0)).toBe(false);
  });
});

describe("a logarithmic target", () => {
  const positive = (): { dataset: Dataset; config: DataConfig } => {
    const { dataset, config } = example("friedman1");
    const columns = dataset.columns.map((column) =>
      column.name === config.target && column.kind === "number"
        ? { ...column, values: column.values.map((value) => Math.exp(value / 5)) }
        : column,
    );
    return { dataset: { ...dataset, columns }, config: { ...config, targetTransform: "log" } };
  };

  it("is standardised by the training rows, divided as before, and comes back in its own units", () => {
    const { dataset, config } = positive();
    const data = prepareHoldOut(dataset, config, 3);
    const plain = prepareHoldOut(dataset, { ...config, targetTransform: "none" }, 3);
    expect(data.rowNumbers).toEqual(plain.rowNumbers);
    expect(data.train.features).toEqual(plain.train.features);
    const [mean, sd] = meanAndSd(data.train.targets);
    expect(mean).toBeCloseTo(0, 5);
    expect(sd).toBeCloseTo(1, 5);
    expect(data.targetScale).toMatchObject({ log: true });
    const y = dataset.columns.at(-1)!;
    const back = inOriginalUnits(data.validation!.targets, data.targetScale);
    data.rowNumbers.validation.forEach((row, i) => {
      const value = y.kind === "number" ? y.values[row]! : NaN;
      expect(Math.abs(back[i]! / value - 1)).toBeLessThan(1e-5);
    });
  });

  it("is refused if a value has no logarithm, and is ignored for classes", () => {
    const { dataset, config } = example("friedman1");
    const y = dataset.columns.at(-1)!;
    const columns = [
      ...dataset.columns.slice(0, -1),
      { ...y, values: new Float64Array(dataset.rowCount).map((_, i) => i - 1) },
    ];
    expect(() =>
      prepareFolds({ ...dataset, columns: columns }, { ...config, targetTransform: "log" }, 3),
    ).toThrow(
      expect.objectContaining({ code: "targetNotPositive", details: { target: config.target, value: -1 } }),
    );
    const classes = example("blobs");
    expect(prepareFolds(classes.dataset, { ...classes.config, targetTransform: "log" }, 3)).toEqual(
      prepareFolds(classes.dataset, classes.config, 3),
    );
  });
});

test.each([1, 1e-200, 1e200, 2e306])(
  "a target and features of about %s are standardised as all others, and none overflows",
  (unit) => {
    const { dataset, config } = example("friedman1");
    const scaled: Dataset = {
      ...dataset,
      columns: dataset.columns.map((column) =>
        column.kind === "number" ? { ...column, values: column.values.map((value) => value * unit) } : column,
      ),
    };
    const [own, other] = [dataset, scaled].map((table) => prepareHoldOut(table, config, 3));
    other!.train.features.forEach((value, i) =>
      expect(Math.abs(value - own!.train.features[i]!)).toBeLessThan(1e-5),
    );
    other!.train.targets.forEach((value, i) =>
      expect(Math.abs(value - own!.train.targets[i]!)).toBeLessThan(1e-5),
    );
  },
);
