import { expect, test } from "vitest";
import type { DataConfig } from "../../../../core/data/dataConfig.ts";
import { DEFAULT_CONFIG } from "../../../../app/setup/defaultConfig.ts";
import type { ColumnKind, ColumnSummary, DatasetSummary } from "../../../../core/data/table/dataset.ts";
import { idlePreparation } from "./idlePreparation.ts";

const column = (name: string, kind: ColumnKind, missing = 0): ColumnSummary => ({
  name,
  kind,
  inferredKind: kind,
  missing,
  distinct: 3,
  numeric: null,
  levels: [],
  histogram: [],
});
const summary = (...columns: ColumnSummary[]): DatasetSummary => ({
  id: "d",
  rowCount: 10,
  rowsInFile: 10,
  columns: [...columns, column("y", "category")],
  preview: [],
  dialect: null,
  suggestedTarget: "y",
  suggestedTask: "classification",
});
const data = (task: DataConfig["task"]): DataConfig => ({ ...DEFAULT_CONFIG.data, target: "y", task });

test("everything can matter to numbers with gaps beside categories", () => {
  const mixed = summary(column("x", "number", 2), column("c", "category"));
  expect(idlePreparation(mixed, data("classification"))).toEqual([]);
  expect(idlePreparation(mixed, data("regression"))).toEqual(["classWeights"]);
});

test("gaps and categories that are not there need no preparation", () => {
  const numbers = summary(column("x", "number"), column("z", "ordered"));
  expect(idlePreparation(numbers, data("classification"))).toEqual([
    "impute",
    "missingIndicator",
    "encoding",
    "rareLevelShare",
    "treeEncoding",
    "treeImpute",
  ]);
  const one = summary(column("c", "boolean", 1));
  expect(idlePreparation(one, data("classification"))).toEqual(["impute", "featureShare"]);
});
