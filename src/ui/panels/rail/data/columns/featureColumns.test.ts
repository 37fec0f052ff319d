import { describe, expect, it } from "vitest";
import { DEFAULT_SPLIT, type DataConfig } from "../../../../../core/data/dataConfig.ts";
import type { ColumnKind, ColumnSummary, DatasetSummary } from "../../../../../core/data/table/dataset.ts";
import { defaultSettings } from "../../../../../core/model/defaultSettings.ts";
import { estimateShape as shapeOf, featureColumns } from "./featureColumns.ts";

const estimateShape = (summary: DatasetSummary, data: DataConfig, settings = defaultSettings()) =>
  shapeOf(summary, data, settings);

describe("featureColumns", () => {
  it("leaves out the target, what the user excluded, text and constants", () => {
    expect(featureColumns(SUMMARY, DATA).map(({ name }) => name)).toEqual(["mass", "sex", "island"]);
    expect(featureColumns(SUMMARY, { ...DATA, excluded: ["mass"] }).map(({ name }) => name)).toEqual([
      "sex",
      "island",
    ]);
  });
});

describe("estimateShape", () => {
  it("counts a number once and a category once per level and once for other levels", () => {
    expect(estimateShape(SUMMARY, DATA)).toEqual({ inputs: 8, rowShape: [8], outputs: 3, exact: false });
  });

  it("is exact where all features are numbers, and has one output for two classes and for regression", () => {
    const numbers = { ...DATA, excluded: ["sex", "island"] };
    expect(estimateShape(SUMMARY, numbers)).toEqual({ inputs: 1, rowShape: [1], outputs: 3, exact: true });
    expect(estimateShape(SUMMARY, { ...numbers, target: "sex" }).outputs).toBe(1);
    expect(estimateShape(SUMMARY, { ...numbers, task: "regression" }).outputs).toBe(1);
  });

  it("takes pictures as they are", () => {
    const summary: DatasetSummary = {
      ...SUMMARY,
      columns: [column("picture", "picture", 100, 0), column("species", "category", 3, 0)],
      pictures: { height: 4, width: 5, channels: 3, classes: [] },
    };
    expect(estimateShape(summary, DATA)).toEqual({
      inputs: 60,
      rowShape: [4, 5, 3],
      outputs: 3,
      exact: true,
    });
  });

  it("adds an indicator for each column with missing values", () => {
    const settings = { ...defaultSettings(), missingIndicator: { mode: "value", value: true } } as const;
    expect(estimateShape(SUMMARY, DATA, settings).inputs).toBe(1 + 1 + 3 + 4);
  });

  it("is of the preparation with the most features where that is searched, and says that it is not exact", () => {
    const indicator = {
      mode: "range",
      distribution: { kind: "categorical", choices: [false, true] },
    } as const;
    const settings = { ...defaultSettings(), missingIndicator: indicator };
    const numbers = { ...DATA, excluded: ["sex", "island"] };
    expect(estimateShape(SUMMARY, numbers, settings)).toEqual({
      inputs: 2,
      rowShape: [2],
      outputs: 3,
      exact: false,
    });
  });
});

const SUMMARY: DatasetSummary = {
  id: "d1",
  rowCount: 100,
  columns: [
    column("id", "text", 100, 0),
    column("mass", "number", 90, 2),
    column("sex", "boolean", 2, 0),
    column("island", "category", 3, 0),
    column("planet", "constant", 1, 0),
    column("species", "category", 3, 0),
  ],
  preview: [],
  dialect: null,
  testRows: 0,
  rowsInFile: 10,
  suggestedTarget: "species",
  suggestedTask: "classification",
};

const DATA: DataConfig = {
  source: { kind: "file", name: "penguins.csv", fingerprint: "00000000" },
  kinds: [],
  target: "species",
  task: "classification",
  excluded: [],
  targetTransform: "none",
  split: DEFAULT_SPLIT,
};

function column(name: string, kind: ColumnKind, distinct: number, missing: number): ColumnSummary {
  return { name, kind, inferredKind: kind, missing, distinct, numeric: null, levels: [], histogram: [] };
}
