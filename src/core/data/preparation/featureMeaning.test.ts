import { expect, it } from "vitest";
import { featureMeanings, featuresWithGaps, type FeatureMeaning } from "./featureMeaning.ts";
import type { FittedPreparation } from "./preparation.ts";
import { featureNames } from "./transform.ts";

const scale = { kind: "linear", center: 40, scale: 10 } as const;
const base = { levels: ["A", "B"], rare: [], fill: "A", indicator: false } as const;

const preparation: FittedPreparation = {
  version: 2,
  columns: [
    { kind: "number", name: "age", fill: 0, scale, indicator: true },
    { kind: "category", name: "island", ...base, encoding: { kind: "oneHot" } },
    { kind: "category", name: "size", ...base, encoding: { kind: "ordinal", scale }, kept: ["rank"] },
    {
      kind: "category",
      name: "town",
      ...base,
      encoding: { kind: "targetMean", outputs: [{ label: "yes", means: [0.2, 0.7, 0.4], scale }] },
    },
    { kind: "number", name: "unused", fill: 0, scale, indicator: false, kept: [] },
  ],
};

it("says of each prepared feature which column it is of, and its value in the column's units", () => {
  const meanings = featureMeanings(preparation);
  expect(meanings).toHaveLength(featureNames(preparation).length);
  expect(meanings.map((each) => [each.kind, each.column, ownOf(each)])).toEqual([
    ["number", "age", 55],
    ["missing", "age", null],
    ["level", "island", null],
    ["level", "island", null],
    ["level", "island", null],
    ["rank", "size", 55],
    ["mean", "town", 55],
  ]);
  expect(meanings.flatMap((each) => (each.kind === "level" ? [each.level] : []))).toEqual(["A", "B", null]);
});

it("knows which features stay missing", () => {
  const columns = preparation.columns.map((column) =>
    column.name === "age" || column.name === "size" ? { ...column, fill: null } : column,
  );
  expect(featuresWithGaps({ version: 2, columns })).toEqual([true, false, false, false, false, true, false]);
});

it("places the pixels of a picture in rows and columns, row by row, channels last", () => {
  const pictures = { name: "p", height: 2, width: 3, channels: 2, mean: [100, 50], sd: [10, 20] };
  const meanings = featureMeanings({ version: 2, columns: [], pictures });
  expect(meanings).toHaveLength(12);
  expect(meanings[9]).toMatchObject({ kind: "pixel", row: 2, column: 2, channel: 1 });
  expect(ownOf(meanings[9]!)).toBe(80);
});

function ownOf(meaning: FeatureMeaning): number | null {
  return "own" in meaning ? meaning.own(1.5) : null;
}
