import { expect, test } from "vitest";
import { cellsOf } from "../table/columnKind.ts";
import { mergeLevels, type Merges } from "./mergeLevels.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { datasetOf, summarise, tableFromRaw } from "../table/table.ts";

const SPECIES = ["Pike", "pike", "Perch", null, "PIKE", "perch", "Perch", "Pike", "Perch", "Perch", "Pike"];

function speciesTable() {
  const columns = [
    { name: "species", cells: cellsFrom(SPECIES) },
    { name: "x", cells: cellsFrom(SPECIES.map((_, row) => String(row))) },
  ];
  return tableFromRaw({ columns, rowCount: SPECIES.length }, false);
}

test("merged spellings are one level, and spellings without cells have no effect", () => {
  const table = speciesTable();
  const merges = [["species", [["Pike", "pike", "PIKE", "hecht"]]] as const] as const;
  const [species, x] = datasetOf(table, [], { merges }).columns;
  expect(cellsOf(species!)).toEqual(SPECIES.map((cell) => (/^pike$/i.test(cell ?? "") ? "Pike" : cell)));
  expect(species).toMatchObject({ kind: "category", levels: ["Perch", "Pike", "perch"] });
  expect(x).toBe(datasetOf(table, []).columns[1]);
  expect(summarise(table, datasetOf(table, [], { merges }), null).columns[0]).toMatchObject({
    distinct: 3,
    rarest: { level: "perch", count: 1 },
  });
});

test("a level may become one without cells", () => {
  const { texts, codes } = mergeLevels(cellsFrom(["a", "b", "a"]), [["c", "a", "b"]]);
  expect([texts, [...codes]]).toEqual([["c"], [0, 0, 0]]);
});

test("after spellings are merged, an order and a yes/no pair are recognised", () => {
  const sizes = [
    "low",
    "Low",
    "medium",
    "high",
    "HIGH",
    "low",
    "medium",
    "high",
    "low",
    "high",
    "medium",
    "low",
  ];
  const answers = sizes.map((_, i) => ["yes", "no", "Yes.", "no"][i % 4]!);
  const columns = [
    { name: "size", cells: cellsFrom(sizes) },
    { name: "answer", cells: cellsFrom(answers) },
  ];
  const table = tableFromRaw({ columns, rowCount: sizes.length }, false);
  const read = (merges: Merges) => {
    const dataset = datasetOf(table, [], { merges });
    return summarise(table, dataset, null).columns.map(({ kind, inferredKind }) => [kind, inferredKind]);
  };
  expect(read([])).toEqual([
    ["category", "category"],
    ["category", "category"],
  ]);
  const merges: Merges = [
    [
      "size",
      [
        ["low", "Low"],
        ["high", "HIGH"],
      ],
    ],
    ["answer", [["yes", "Yes."]]],
  ];
  expect(read(merges)).toEqual([
    ["ordered", "ordered"],
    ["boolean", "boolean"],
  ]);
  expect(datasetOf(table, [["size", "category"]], { merges }).columns[0]).toMatchObject({
    kind: "category",
    levels: ["high", "low", "medium"],
  });
});
