import { expect, test } from "vitest";
import { cellsFrom } from "../../core/data/parse/cellsBuilder.ts";
import { suggestDataConfig } from "../../core/data/suggestDataConfig.ts";
import { datasetOf, summarise, tableFromRaw } from "../../core/data/table/table.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
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
const config = { data, settings: DEFAULT_CONFIG.settings };
const failed = (reason: string) => ({ code: "everyTrialFailed" as const, details: { failed: 6, reason } });

test("extreme values in the columns of a study whose losses are infinite, and in no others", () => {
  const found = farOutColumns(failed("lossNotFinite"), config, summary);
  expect(found.map(({ column, isTarget, rows, values }) => [column, isTarget, rows, values])).toEqual([
    ["a", false, 3, [1e308]],
    ["y", true, 3, [1e308]],
  ]);
  expect(farOutColumns(failed("gpuLost"), config, summary)).toEqual([]);
  expect(farOutColumns(null, config, summary)).toEqual([]);
});

const withFeature = (said: Partial<typeof data>) => ({ ...config, data: { ...data, ...said } });
const clip = { dropDuplicates: false, leastClassRows: 0, clip: ["a"] };
const scaling = (value: string) => ({
  ...config,
  settings: { ...config.settings, scaling: { mode: "value", value } as const },
});
test.each([
  ["clipped", withFeature({ cleaning: clip }), ["y"]],
  ["a category", withFeature({ kinds: [["a", "category"]] }), ["y"]],
  ["counted as missing", withFeature({ missing: [["a", ["", "1e+308"]]] }), ["y"]],
  ["counted as missing, as the file writes them", withFeature({ missing: [["y", ["1e308"]]] }), ["a"]],
  ["missing but for these", withFeature({ missing: [["a", ["7"]]] }), ["a", "y"]],
  ["scaled by ranks, which the target is not", scaling("quantile"), ["y"]],
  ["scaled by their spread", scaling("robust"), ["a", "y"]],
])("no column whose values the study has %s", (_, own, left) => {
  const found = farOutColumns(failed("lossNotFinite"), own, summary);
  expect(found.map(({ column }) => column)).toEqual(left);
});
