import { expect, it } from "vitest";
import type { DatasetSummary } from "./table/dataset.ts";
import { suggestDataConfig } from "./suggestDataConfig.ts";

const SUMMARY: DatasetSummary = {
  id: "bikes",
  columns: [],
  rowCount: 30,
  rowsInFile: 30,
  preview: [],
  dialect: null,
  suggestedTarget: "count",
  suggestedTask: "regression",
};

it("a column other than the target that a test file lacks is not a feature", () => {
  const source = { kind: "file", name: "bikes.zip", fingerprint: "0" } as const;
  const aside = [
    { name: "test.csv", reason: "noTarget", column: "registered", also: ["casual", "count"] },
    { name: "sample.csv", reason: "answers" },
  ] as const;
  expect(suggestDataConfig(source, { ...SUMMARY, aside }).excluded).toEqual(["casual"]);
  expect(suggestDataConfig(source, SUMMARY).excluded).toEqual([]);
});
