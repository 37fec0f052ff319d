import { expect, test } from "vitest";
import { cellsFrom } from "../core/data/parse/cellsBuilder.ts";
import { suggestDataConfig } from "../core/data/suggestDataConfig.ts";
import { datasetOf, summarise, tableFromRaw } from "../core/data/table.ts";
import { farOutColumns } from "./farOut.ts";

const ROWS = Array.from({ length: 60 }, (_, i) => i);
const far = (at: number) => ROWS.map((i) => (i % 20 === at ? "1e308" : `${(i * 37) % 59}.5`));
const texts = { a: far(3), b: far(4), c: ROWS.map((i) => `${i * 0.5}`), y: far(5) };
const table = tableFromRaw(
  { rowCount: 60, columns: Object.entries(texts).map(([name, own]) => ({ name, cells: cellsFrom(own) })) },
  false,
);
const summary = { ...summarise(table, datasetOf(table, []), "y"), id: "x", dialect: null, rowsInFile: 60 };
const data = { ...suggestDataConfig({ kind: "builtIn", id: "iris" }, summary), excluded: ["b"] };
const failed = (reason: string) => ({ code: "everyTrialFailed" as const, details: { failed: 6, reason } });

test("values beyond all scale in the columns of a study whose losses are infinite, and in no others", () => {
  const found = farOutColumns(failed("lossNotFinite"), data, summary);
  expect(found.map(({ column, isTarget, rows, values }) => [column, isTarget, rows, values])).toEqual([
    ["a", false, 3, [1e308]],
    ["y", true, 3, [1e308]],
  ]);
  expect(farOutColumns(failed("gpuLost"), data, summary)).toEqual([]);
  expect(farOutColumns(null, data, summary)).toEqual([]);
});
