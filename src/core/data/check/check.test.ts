import { describe, expect, it } from "vitest";
import { createRng } from "../../math/rng.ts";
import type { Column, Task } from "../table/dataset.ts";
import { fences } from "../numbers/fences.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { findConstant } from "./constant.ts";
import type { CheckContext } from "./context.ts";
import { findDrift, ksStatistic, variation } from "./drift.ts";
import { findDuplicateColumns } from "./duplicateColumns.ts";
import { findDuplicateRows } from "./duplicateRows.ts";
import { findHighCardinality } from "./highCardinality.ts";
import { findIdLike } from "./idLike.ts";
import { findImbalance } from "./imbalance.ts";
import { findLeakage } from "./leakage.ts";
import { findMissing } from "./missing.ts";
import { findOutliers } from "./outliers.ts";
import { findRareClasses } from "./rareClasses.ts";

const ROWS = 200;
const rng = createRng(1);
const noise = () => Array.from({ length: ROWS }, () => rng.normal());

function number(name: string, values: readonly number[]): Column {
  return { kind: "number", name, values: Float64Array.from(values) };
}

function category(name: string, cells: readonly (string | null)[]): Column {
  const levels = [...new Set(cells.filter((cell) => cell !== null))].sort();
  return {
    kind: "category",
    name,
    levels,
    codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : levels.indexOf(cell))),
  };
}

/** The last column is the target. */
function context(columns: readonly Column[], task: Task = "classification", testRows = 0): CheckContext {
  return {
    columns,
    spelt: columns,
    pictures: [],
    found: new Map(),
    rowCount: ROWS,
    target: columns.at(-1)!,
    task,
    testRows,
  };
}

const CLASSES = Array.from({ length: ROWS }, (_, i) => (i % 2 === 0 ? "a" : "b"));
const target = category("y", CLASSES);

describe("each finding is reported, and only where it applies", () => {
  it("missing values, most first, the target's apart", () => {
    const some = noise().map((value, i) => (i < 3 ? NaN : value));
    const many = CLASSES.map((cell, i) => (i < 50 ? null : cell));
    const holes = category(
      "y",
      CLASSES.map((cell, i) => (i === 0 ? null : cell)),
    );
    expect(findMissing(context([number("x", some), category("c", many), holes]))).toEqual({
      kind: "missing",
      items: [
        { column: "c", missing: 50, share: 0.25, isTarget: false },
        { column: "x", missing: 3, share: 0.015, isTarget: false },
        { column: "y", missing: 1, share: 0.005, isTarget: true },
      ],
    });
    expect(findMissing(context([number("x", noise()), target]))).toBeNull();
  });

  it("constant columns", () => {
    const same: Column = { kind: "constant", name: "k", cells: cellsFrom(CLASSES.map(() => "1")) };
    expect(findConstant(context([same, target]))).toEqual({ kind: "constant", items: [{ column: "k" }] });
    expect(findConstant(context([number("x", noise()), target]))).toBeNull();
  });

  it("columns that repeat another, missing values included, but not renamed levels", () => {
    const values = noise().map((value, i) => (i === 9 ? NaN : value));
    const almost = values.map((value, i) => (i === 150 ? value + 1e-9 : value));
    const renamed = category(
      "c2",
      CLASSES.map((cell) => `${cell}!`),
    );
    const columns = [
      number("x", values),
      number("x2", values),
      number("x3", almost),
      category("c", CLASSES),
      renamed,
      target,
    ];
    expect(findDuplicateColumns(context(columns))).toEqual({
      kind: "duplicateColumns",
      items: [{ column: "x2", same: "x" }],
    });
  });

  it("rows that repeat an earlier one apart from ids, and rows that contradict each other", () => {
    const values = noise();
    values[5] = values[3]!;
    values[7] = values[2]!;
    const ids: Column = { kind: "text", name: "id", cells: cellsFrom(values.map((_, i) => `r${i}`)) };
    expect(findDuplicateRows(context([ids, number("x", values), target]))).toEqual({
      kind: "duplicateRows",
      rows: 1,
      share: 1 / ROWS,
      contradicting: 2,
      notCompared: ["id"],
    });
    const records = context([number("x", values), target]);
    expect(findDuplicateRows(records)).toMatchObject({ rows: 1, notCompared: [] });
    const constant: Column = { kind: "constant", name: "unit", cells: cellsFrom(values.map(() => "mm")) };
    expect(findDuplicateRows({ ...records, columns: [...records.columns, constant] })).toMatchObject({
      rows: 1,
      notCompared: [],
    });
    expect(findDuplicateRows(context([number("x", noise()), target]))).toBeNull();
  });

  it("pictures that are equal in every pixel, and equal ones of other classes", () => {
    const own = createRng(2);
    const pixels = new Uint8Array(ROWS * 4).map(() => own.integer(256));
    pixels.copyWithin(4 * 6, 4 * 4, 4 * 5);
    pixels.copyWithin(4 * 7, 4 * 2, 4 * 3);
    const picture = { kind: "picture", name: "picture", height: 2, width: 2, channels: 1, pixels } as const;
    expect(CLASSES[4]).toBe(CLASSES[6]);
    expect(CLASSES[2]).not.toBe(CLASSES[7]);
    expect(findDuplicateRows({ ...context([target]), pictures: [picture] })).toEqual({
      kind: "duplicateRows",
      rows: 1,
      share: 1 / ROWS,
      contradicting: 2,
      notCompared: [],
    });
  });

  it("numbers that number the rows, in any order, but not years or measurements", () => {
    const shuffled = Array.from({ length: ROWS }, (_, i) => ((i * 7) % ROWS) + 1);
    const years = Array.from({ length: ROWS }, (_, i) => 1950 + (i % 70));
    const columns = [number("n", shuffled), number("year", years), number("x", noise()), target];
    expect(findIdLike(context(columns))).toEqual({
      kind: "idLike",
      items: [{ column: "n", distinct: ROWS }],
    });
  });

  it("copies of a class target, and rules on one column that predict it", () => {
    const codes = CLASSES.map((cell, i) => (cell === "a" ? 10 : 20) + (i % 7) / 10);
    const items = findLeakage(
      context([
        category(
          "copy",
          CLASSES.map((cell) => (cell === "a" ? "yes" : "no")),
        ),
        number("split", codes),
        number("x", noise()),
        target,
      ]),
    );
    expect(items).toEqual({
      kind: "leakage",
      items: [
        { column: "copy", how: "copy", score: 1, measure: "accuracy" },
        { column: "split", how: "predicts", score: 1, measure: "accuracy" },
      ],
    });
  });

  it("monotone transforms and copies of a numeric target", () => {
    const y = noise();
    const columns = [
      number(
        "log",
        y.map((value) => -Math.exp(value)),
      ),
      number("same", y),
      number(
        "noisy",
        y.map((value) => value + rng.normal()),
      ),
      number("y", y),
    ];
    const found = findLeakage(context(columns, "regression"));
    expect(found?.kind === "leakage" ? found.items.map(({ column, how }) => [column, how]) : null).toEqual([
      ["log", "monotone"],
      ["same", "copy"],
    ]);
  });

  it("reports no leakage of a constant or short target", () => {
    expect(
      findLeakage(
        context([
          number("x", noise()),
          category(
            "y",
            CLASSES.map(() => "a"),
          ),
        ]),
      ),
    ).toBeNull();
  });

  it("classes of very different size, and rare ones", () => {
    const cells = CLASSES.map((_, i) => (i < 3 ? "rare" : i < 60 ? "some" : "most"));
    const uneven = context([number("x", noise()), category("y", cells)]);
    expect(findImbalance(uneven)).toEqual({
      kind: "imbalance",
      most: { level: "most", rows: 140 },
      least: { level: "rare", rows: 3 },
    });
    expect(findRareClasses(uneven)).toEqual({
      kind: "rareClasses",
      items: [{ level: "rare", rows: 3 }],
      fewerThan: 10,
      mergeFirst: [],
    });
    expect(findImbalance(context([target]))).toBeNull();
    expect(findRareClasses(context([target]))).toBeNull();
    expect(findImbalance(context([number("y", noise())], "regression"))).toBeNull();
  });

  it("outliers", () => {
    const values = noise();
    values[0] = 100;
    const found = findOutliers(context([number("x", values), number("ok", noise().map(Math.tanh)), target]));
    expect(found).toMatchObject({ kind: "outliers", items: [{ column: "x", rows: 1, share: 1 / ROWS }] });
    expect(fences(Float64Array.from(CLASSES, () => 1))).toBeNull();
    const quartiles = fences(Float64Array.from({ length: 21 }, (_, i) => i));
    expect(quartiles).toEqual({ low: 5 - 3 * 10, high: 15 + 3 * 10 });
  });

  it("categories of very many levels", () => {
    const many = category(
      "m",
      CLASSES.map((_, i) => `v${i % 60}`),
    );
    expect(findHighCardinality(context([many, target]))).toEqual({
      kind: "highCardinality",
      items: [{ column: "m", levels: 60 }],
    });
    expect(findHighCardinality(context([category("c", CLASSES), target]))).toBeNull();
  });

  it("columns that differ in the test file, but not those that differ by chance", () => {
    const shifted = noise().map((value, i) => (i < 120 ? value : value + 3));
    const other = category(
      "c",
      CLASSES.map((cell, i) => (i < 120 ? cell : "new")),
    );
    const found = findDrift(
      context([number("x", shifted), other, number("same", noise()), target], "classification", 80),
    );
    expect(
      found?.kind === "drift" ? found.items.map(({ column, measure }) => [column, measure]) : null,
    ).toEqual([
      ["c", "variation"],
      ["x", "ks"],
    ]);
    expect(findDrift(context([number("x", shifted), target]))).toBeNull();
    expect(ksStatistic(Float64Array.of(1, 2, NaN), Float64Array.of(NaN))).toBe(0);
    expect(variation(Int32Array.of(0, 0, 1, -1), Int32Array.of(1, 1), 2)).toBeCloseTo(2 / 3, 12);
  });
});
