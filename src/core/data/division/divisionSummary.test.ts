import { describe, expect, it } from "vitest";
import { createRng } from "../../math/rng.ts";
import { NO_CLEANING } from "../cleaning.ts";
import { DEFAULT_SPLIT, type DataConfig } from "../dataConfig.ts";
import type { Dataset, DatasetSummary } from "../table/dataset.ts";
import { summariseDivision } from "./divisionSummary.ts";
import { suggestDataConfig } from "../suggestDataConfig.ts";

const config = (change: Partial<DataConfig>): DataConfig => ({
  ...suggestDataConfig({ kind: "builtIn", id: "iris" }, {
    columns: [],
    suggestedTarget: "y",
    suggestedTask: "classification",
  } as Partial<DatasetSummary> as DatasetSummary),
  ...change,
});

function table(rows: number, y: (row: number) => number, testRows = 0): Dataset {
  const numbers = (of: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => of(row));
  return {
    rowCount: rows,
    testRows,
    columns: [
      { kind: "number", name: "x", values: numbers((row) => row) },
      { kind: "number", name: "patient", values: numbers((row) => row % 10) },
      { kind: "number", name: "y", values: numbers(y) },
    ],
  };
}

describe("summariseDivision", () => {
  it("counts the rows of every part", () => {
    const { folds, test, development, left } = summariseDivision(
      table(100, (row) => row % 2),
      config({}),
      1,
    );
    expect(folds).toEqual([
      {
        train: { rows: 60, groups: null, missingClasses: [] },
        validation: { rows: 20, groups: null, missingClasses: [] },
      },
    ]);
    expect([test.rows, development.rows, left]).toEqual([20, 80, 0]);
  });

  it("counts groups, and those that a test file shares with the other rows", () => {
    const by = { kind: "group", column: "patient", feature: false } as const;
    const split = { ...DEFAULT_SPLIT, by, folds: 4 };
    const { folds, test, sharedGroups } = summariseDivision(
      table(100, (row) => row % 2),
      config({ split }),
      1,
    );
    expect(folds.reduce((sum, { validation }) => sum + validation.groups!, test.groups!)).toBe(10);
    expect(sharedGroups).toBe(0);
    const supplied = summariseDivision(
      table(100, (row) => row % 3, 25),
      config({ split }),
      1,
    );
    expect([supplied.test.rows, supplied.sharedGroups]).toEqual([25, 10]);
  });

  it("names the classes that a part lacks", () => {
    const split = { ...DEFAULT_SPLIT, by: { kind: "time", column: "x", feature: false } as const };
    const { folds, test } = summariseDivision(
      table(100, (row) => Number(row > 90)),
      config({ split }),
      1,
    );
    expect(folds[0]!.train.missingClasses).toEqual(["1"]);
    expect(test.missingClasses).toEqual([]);
  });

  it("leaves out the rows that cleaning leaves out", () => {
    // Two rows of class 2, too few to be divided.
    const data = table(100, (row) => (row < 2 ? 2 : row % 2));
    expect(() => summariseDivision(data, config({}), 1)).toThrow(
      expect.objectContaining({ code: "classTooSmall" }),
    );
    const cleaning = { ...NO_CLEANING, leastClassRows: 10 };
    const { development, test } = summariseDivision(data, config({ cleaning }), 1);
    expect(development.rows + test.rows).toBe(98);
    expect([...development.missingClasses, ...test.missingClasses]).toEqual([]);
    const twice = table(100, (row) => row % 2);
    const repeated = {
      ...twice,
      columns: twice.columns.map((column) =>
        column.name === "x" && column.kind === "number"
          ? { ...column, values: column.values.map((value) => value % 50) }
          : column,
      ),
    };
    const unique = summariseDivision(
      repeated,
      config({ cleaning: { ...NO_CLEANING, dropDuplicates: true } }),
      1,
    );
    expect(unique.development.rows + unique.test.rows).toBe(50);
  });

  it("suggests the logarithm only of a positive, skewed target", () => {
    const rng = createRng(4);
    const normal = Array.from({ length: 200 }, () => rng.normal());
    const of = (y: (row: number) => number) =>
      summariseDivision(table(200, y), config({ task: "regression" }), 1).logSuggested;
    expect(of((row) => Math.exp(normal[row]!))).toBe(true);
    expect(of((row) => Math.exp(normal[row]!) - 0.5)).toBe(false);
    expect(of((row) => 10 + normal[row]!)).toBe(false);
    expect(of((row) => Math.exp(-Math.exp(normal[row]!)))).toBe(false);
  });

  it("refuses a logarithm of values that have none", () => {
    const log = config({ task: "regression", targetTransform: "log" });
    expect(() =>
      summariseDivision(
        table(100, (row) => row - 3),
        log,
        1,
      ),
    ).toThrow(expect.objectContaining({ code: "targetNotPositive", details: { target: "y", value: -3 } }));
  });
});
