import { expect, test } from "vitest";
import { createDatasetShelf } from "../../src/workers/datasetShelf.ts";
import { csvPieces } from "./makeCsv.ts";

const textOf = (rows: number, seed: number) => [...csvPieces(rows, seed)].join("");

test("the same seed gives the same text, with about 100 bytes per row", () => {
  const text = textOf(12_000, 1);
  expect(textOf(12_000, 1)).toBe(text);
  expect(textOf(12_000, 2)).not.toBe(text);
  expect(Buffer.byteLength(text) / 12_000).toBeCloseTo(100, -1);
});

test("our reader infers the intended columns", async () => {
  const request = { reading: 1, choices: {}, target: null };
  const files = [{ name: "customers.csv", blob: new Blob([textOf(5000, 1)]) }];
  const read = await createDatasetShelf().readFiles({ ...request, files }, () => undefined);
  expect(read).toMatchObject({ ok: true, value: { rowCount: 5000, suggestedTarget: "outcome" } });
  const columns = read.ok ? read.value.columns : [];
  expect(columns.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    "customer: number",
    "opened: date",
    "age: number",
    "income: number",
    "balance: number",
    "visits: number",
    "score: number",
    "region: category",
    "plan: category",
    "channel: category",
    "comment: text",
    "outcome: category",
  ]);
  expect(columns.filter(({ missing }) => missing > 0).map(({ name }) => name)).toEqual([
    "income",
    "balance",
    "channel",
  ]);
});
