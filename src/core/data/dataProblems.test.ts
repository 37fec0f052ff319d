import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { dataProblems } from "./dataProblems.ts";
import { suggestDataConfig } from "./suggestDataConfig.ts";
import { usableFeatures } from "./table/usedColumns.ts";
import { DEFAULT_SPLIT, type DataConfig } from "./dataConfig.ts";
import type { DatasetSummary, RawTable } from "./table/dataset.ts";
import { cellsFrom } from "./parse/cellsBuilder.ts";
import { DEFAULT_PREPARATION } from "./preparation/preparationConfig.ts";
import { prepareFolds } from "./preparation/prepareData.ts";
import { datasetOf, summarise, tableFromRaw } from "./table/table.ts";

const SOURCE = { kind: "file", name: "t.csv", fingerprint: "00000000" } as const;

function rawTable(columns: Record<string, readonly (string | null)[]>): RawTable {
  const entries = Object.entries(columns);
  return {
    columns: entries.map(([name, cells]) => ({ name, cells: cellsFrom(cells) })),
    rowCount: entries[0]![1].length,
  };
}

function open(columns: Record<string, readonly (string | null)[]>, changes: Partial<DataConfig> = {}) {
  const table = tableFromRaw(rawTable(columns), false);
  const dataset = datasetOf(table, changes.kinds ?? []);
  const summary: DatasetSummary = {
    id: "d",
    dialect: null,
    rowsInFile: table.rowCount,
    ...summarise(table, dataset, null),
  };
  const config: DataConfig = { ...suggestDataConfig(SOURCE, summary), ...changes };
  return { dataset, summary, config };
}

const cycle = (length: number, ...values: (string | null)[]) =>
  Array.from({ length }, (_, i) => values[i % values.length]!);
const rising = (length: number) => Array.from({ length }, (_, i) => String(i * 1.5));

const x = rising(30);
type Case = [name: string, ReturnType<typeof open>, field: string, code: string, details: object];

const CASES: Case[] = [
  [
    "no such target",
    open({ x, y: cycle(30, "a", "b") }, { target: "z" }),
    "target",
    "targetMissing",
    { target: "z" },
  ],
  [
    "a target without values",
    open({ x, y: cycle(30, null) }, { target: "y" }),
    "target",
    "targetAllMissing",
    { target: "y" },
  ],
  [
    "one class",
    open({ x, y: cycle(30, "a") }, { target: "y", task: "classification" }),
    "target",
    "targetOneClass",
    { target: "y", value: "a" },
  ],
  [
    "a constant target",
    open({ x, y: cycle(30, "4") }, { target: "y", task: "regression" }),
    "target",
    "targetConstant",
    { target: "y", value: "4" },
  ],
  [
    "regression on words",
    open({ x, y: cycle(30, "1", "2", "many") }, { target: "y", task: "regression" }),
    "task",
    "targetNotNumeric",
    { target: "y", row: 3, value: "many" },
  ],
  [
    "too many classes",
    open(
      { x: rising(2400), y: cycle(2400, ...rising(1200).map((word) => `plant ${word}`)) },
      { target: "y", task: "classification", kinds: [["y", "category"]] },
    ),
    "target",
    "targetTooManyClasses",
    { target: "y", classes: 1200, limit: 1000 },
  ],
  [
    "too many numbers as classes",
    open({ x: rising(2400), y: cycle(2400, ...rising(1200)) }, { target: "y", task: "classification" }),
    "target",
    "targetTooManyNumbers",
    { target: "y", classes: 1200, limit: 1000 },
  ],
  [
    "a class too small to be in every part",
    open({ x, y: [...cycle(28, "a", "b"), "c", "c"] }, { target: "y" }),
    "target",
    "classTooSmall",
    { target: "y", value: "c", rows: 2, needed: 3 },
  ],
  [
    "too few rows with a target",
    open({ x, y: [...cycle(8, "a", "b"), ...cycle(22, null)] }, { target: "y" }),
    "source",
    "tooFewRows",
    { rows: 8, needed: 10 },
  ],
  ["one row", open({ x: ["1"], y: ["a"] }, { target: "y" }), "source", "tooFewRows", { rows: 1, needed: 10 }],
  [
    "a share of the rows that leaves none to train on",
    open({ x, y: cycle(30, "a", "b") }, { split: { ...DEFAULT_SPLIT, validation: 0.5, test: 0.45 } }),
    "split",
    "settingOutOfBounds",
    { setting: "test", value: 0.45, low: 0.01, high: 0.3 },
  ],
  ...[0, 2.5, 11, Number.NaN].map((folds): Case => [
    `${folds} folds`,
    open({ x, y: cycle(30, "a", "b") }, { split: { ...DEFAULT_SPLIT, folds } }),
    "split",
    "settingOutOfBounds",
    { setting: "folds", value: folds, low: 1, high: 10 },
  ]),
  [
    "more folds than a class has rows beside one to test on",
    open(
      { x, y: [...cycle(25, "a"), ...cycle(5, "b")] },
      { target: "y", split: { ...DEFAULT_SPLIT, folds: 5 } },
    ),
    "split",
    "tooManyFolds",
    { folds: 5, most: 4 },
  ],
  [
    "folds of one row",
    open({ x: rising(15), y: rising(15) }, { task: "regression", split: { ...DEFAULT_SPLIT, folds: 7 } }),
    "split",
    "tooManyFolds",
    { folds: 7, most: 6 },
  ],
  [
    "a class too small for a split, let alone folds",
    open(
      { x, y: [...cycle(28, "a", "b"), "c", "c"] },
      { target: "y", split: { ...DEFAULT_SPLIT, folds: 3 } },
    ),
    "target",
    "classTooSmall",
    { target: "y", value: "c", rows: 2, needed: 3 },
  ],
];

describe("dataProblems", () => {
  it.each(CASES)("%s", (_, { config, summary }, field, code, details) => {
    expect(dataProblems(config, summary)).toEqual([{ field, error: { code, details } }]);
  });

  it.each(CASES)("%s: preparing says the same", (_, { config, dataset }, __, code, details) => {
    let thrown: unknown = null;
    try {
      prepareFolds(dataset, config, DEFAULT_PREPARATION, 1);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({ code, details });
  });

  it("finds no problem in the suggested config of a usable table", () => {
    const { config, summary } = open({ x, y: cycle(30, "a", "b") });
    expect(config).toMatchObject({ target: "y", task: "classification" });
    expect(dataProblems(config, summary)).toEqual([]);
  });

  it("accepts a class of any size without stratification, and any column of classes for classification", () => {
    const split = { ...DEFAULT_SPLIT, stratify: false };
    const small = open({ x, y: [...cycle(29, "a"), "b"] }, { target: "y", split });
    expect(dataProblems(small.config, small.summary)).toEqual([]);
    const numbers = open({ x, y: cycle(30, "1", "2", "3") }, { target: "y", task: "classification" });
    expect(dataProblems(numbers.config, numbers.summary)).toEqual([]);
    expect(prepareFolds(numbers.dataset, numbers.config, DEFAULT_PREPARATION, 1)[0]!.classes).toEqual([
      "1",
      "2",
      "3",
    ]);
  });

  it("says when no feature is left, and which columns there were", () => {
    const { config, summary } = open({ id: cycle(30, "7"), x, y: cycle(30, "a", "b") }, { excluded: ["x"] });
    expect(usableFeatures(config, summary)).toEqual([]);
    expect(dataProblems(config, summary)).toEqual([
      { field: "features", error: { code: "noUsableFeatures", details: { excluded: "id, x" } } },
    ]);
  });

  it("accepts any number of features if only the best are kept", () => {
    const words = Array.from({ length: 5000 }, (_, i) => `w${i % 999}`);
    const y = words.map((word) => (word.length % 2 === 0 ? "0" : "1"));
    const { config, summary, dataset } = open({ a: words, b: words, c: words, y });
    expect(dataProblems(config, summary)).toEqual([]);
    const preparation = { ...DEFAULT_PREPARATION, rareLevelShare: 0 };
    expect(prepareFolds(dataset, config, preparation, 1)[0]!.featureCount).toBe(2000);
  });
});

describe("suggested task", () => {
  it.each([
    ["words", cycle(30, "a", "b", "c"), "classification"],
    ["a few whole numbers", cycle(30, "0", "1", "2"), "classification"],
    ["many whole numbers", Array.from({ length: 30 }, (_, i) => `${i * 7}`), "regression"],
    ["a few whole numbers far apart", cycle(30, "10", "500", "10000"), "regression"],
    ["fractions", cycle(30, "0.5", "1.5"), "regression"],
  ])("%s", (_, y, task) => {
    expect(open({ x, y }).summary.suggestedTask).toBe(task);
  });
});
