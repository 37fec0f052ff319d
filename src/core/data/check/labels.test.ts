import { expect, test } from "vitest";
import type { Column } from "../table/dataset.ts";
import type { CheckContext } from "./context.ts";
import { findImbalance } from "./imbalance.ts";
import { findApartLabels, findLabels } from "./labels.ts";
import { findRareClasses } from "./rareClasses.ts";

function category(name: string, counts: Readonly<Record<string, number>>): Column {
  const levels = Object.keys(counts);
  const codes = levels.flatMap((level, code) => Array.from({ length: counts[level]! }, () => code));
  return { kind: "category", name, levels, codes: Int32Array.from(codes) };
}

/** The last column is the target. */
function context(columns: readonly Column[], testRows = 0): CheckContext {
  const target = columns.at(-1)!;
  const rowCount = "codes" in target ? target.codes.length : 0;
  return {
    columns,
    spelt: columns,
    pictures: [],
    found: new Map(),
    rowCount,
    target,
    task: "classification",
    testRows,
  };
}

test("spellings of the target come first, then those of features; names that differ in a number are not spellings", () => {
  const place = category("place", { Rhein: 70, rhein: 2, "Mosel.": 1, Mosel: 27 });
  const plant = category("plant", { plant_01: 99, plant_02: 1 });
  const species = category("species", { Pike: 60, PIKE: 5, Perch: 34, Prech: 1 });
  const found = findLabels(context([place, plant, species]));
  expect(
    found?.kind === "labels"
      ? found.items.map(({ column, isTarget, into, spellings, how }) => [
          column,
          isTarget,
          into.level,
          spellings.map(({ level }) => level).join(),
          how,
        ])
      : null,
  ).toEqual([
    ["species", true, "Pike", "PIKE", "spelling"],
    ["species", true, "Perch", "Prech", "typo"],
    ["place", false, "Rhein", "rhein", "spelling"],
    ["place", false, "Mosel", "Mosel.", "spelling"],
  ]);
  expect(findLabels(context([plant]))).toBeNull();
});

test("merged spellings are still reported, as the cells are spelt", () => {
  const merged = context([category("species", { Pike: 65, Perch: 35 })]);
  const spelt = [category("species", { Pike: 60, PIKE: 5, Perch: 35 })];
  expect(findLabels({ ...merged, spelt })).toMatchObject({ items: [{ into: { level: "Pike" } }] });
});

test("spellings of one class are not rare classes, and block the remedy that would delete their rows", () => {
  expect(findRareClasses(context([category("y", { Pike: 60, PIKE: 5, Perch: 34 })]))).toBeNull();
  expect(findRareClasses(context([category("y", { Pike: 60, PIKE: 5, Perch: 34, Eel: 3 })]))).toEqual({
    kind: "rareClasses",
    items: [{ level: "Eel", rows: 3 }],
    fewerThan: 10,
    mergeFirst: ["Pike"],
  });
  expect(findRareClasses(context([category("y", { Pike: 60, Perch: 34, Eel: 3 })]))).toMatchObject({
    mergeFirst: [],
  });
  expect(findImbalance(context([category("y", { Pike: 40, PIKE: 2, Perch: 38 })]))).toBeNull();
});

test("labels that occur only in the training file or only in the test file", () => {
  // The last five rows are from the test file.
  const feature = category("colour", { red: 10, green: 5, blue: 2, teal: 3 });
  const target = category("y", { a: 8, b: 7, A: 2, c: 3 });
  expect(findApartLabels(context([feature, target], 5))).toEqual({
    kind: "apart",
    items: [
      {
        column: "y",
        isTarget: true,
        testOnly: [{ level: "c", rows: 3 }],
        trainingOnly: [{ level: "b", rows: 7 }],
        matches: [{ into: { level: "a", rows: 8 }, spellings: [{ level: "A", rows: 2 }], how: "spelling" }],
      },
      {
        column: "colour",
        isTarget: false,
        testOnly: [
          { level: "blue", rows: 2 },
          { level: "teal", rows: 3 },
        ],
        trainingOnly: [
          { level: "red", rows: 10 },
          { level: "green", rows: 5 },
        ],
        matches: [],
      },
    ],
  });
  expect(findApartLabels(context([feature, target]))).toBeNull();
});
