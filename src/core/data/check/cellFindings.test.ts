import { expect, test } from "vitest";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { profileTable } from "../profile/profileTable.ts";
import { suggestDataConfig } from "../suggestDataConfig.ts";
import { datasetOf, summarise, tableFromRaw } from "../table/table.ts";

const ROWS = Array.from({ length: 60 }, (_, i) => i);
const texts = {
  a: ROWS.map((i) => (i % 20 === 3 ? "1e308" : `${i % 7}.5`)),
  y: ROWS.map((i) => `${(i * 37) % 59}.5`),
};
const table = tableFromRaw(
  { rowCount: 60, columns: Object.entries(texts).map(([name, own]) => ({ name, cells: cellsFrom(own) })) },
  false,
);
const summary = { ...summarise(table, datasetOf(table, []), "y"), id: "x", dialect: null, rowsInFile: 60 };
const data = suggestDataConfig({ kind: "builtIn", id: "iris" }, summary);

test.each([
  ["number", 1],
  ["category", 0],
  ["text", 0],
] as const)("extreme values are reported of a column that is read as a %s: %i", (kind, told) => {
  const now = { ...data, kinds: [["a", kind]] as const };
  const { findings } = profileTable(datasetOf(table, now.kinds, now), now, 0);
  expect(findings.filter((finding) => finding.kind === "extremes")).toHaveLength(told);
});
