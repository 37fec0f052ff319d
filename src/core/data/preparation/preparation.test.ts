import { describe, expect, it } from "vitest";
import reference from "../../../../bench/references/data/preparation.json";
import { cellCount } from "../table/cells.ts";
import { typeColumn } from "../table/columnKind.ts";
import type { Column, Dataset } from "../table/dataset.ts";
import { fitPreparation } from "./fitPreparation.ts";
import { standardScale } from "../../math/stats.ts";
import {
  DEFAULT_PREPARATION,
  type Impute,
  type PreparationConfig,
  type Scaling,
} from "./preparationConfig.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { pictureCount } from "../pictures/pictureColumn.ts";
import { scaleFunction, yeoJohnson } from "./scale.ts";
import { featureCount, featureNames, transformRows, transformTable } from "./transform.ts";

const numberColumn = (name: string, values: readonly (number | null)[]): Column => ({
  kind: "number",
  name,
  values: Float64Array.from(values, (value) => value ?? NaN),
});
const categoryColumn = (name: string, cells: readonly (string | null)[]): Column =>
  typeColumn({ name, cells: cellsFrom(cells) }, "category", "point");
const datasetOf = (...columns: Column[]): Dataset => ({ columns, rowCount: lengthOf(columns[0]!) });
const allRows = (column: Column) => Uint32Array.from({ length: lengthOf(column) }, (_, row) => row);

function lengthOf(column: Column): number {
  if ("values" in column) return column.values.length;
  if (column.kind === "picture") return pictureCount(column);
  return "codes" in column ? column.codes.length : cellCount(column.cells);
}

function expectClose(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

describe("numbers are imputed and scaled as by scikit-learn", () => {
  const train = reference.numbers.train.map((values, j) => numberColumn(`x${j}`, values));
  const fresh = datasetOf(...reference.numbers.new.map((values, j) => numberColumn(`x${j}`, values)));
  const cases = reference.numbers.cases.filter(({ scaling }) => scaling !== "power");
  it.each(cases)("$impute, $scaling", ({ impute, scaling, expected }) => {
    const config: PreparationConfig = {
      ...DEFAULT_PREPARATION,
      impute: impute as Impute,
      scaling: scaling as Scaling,
    };
    const preparation = fitPreparation(train, allRows(train[0]!), config);
    const features = transformTable(preparation, fresh);
    for (const [row, values] of expected.entries()) {
      values.forEach((value, j) => {
        // A constant column.
        if (value === null) return;
        const fitted = preparation.columns[j]!;
        if (fitted.kind !== "number") throw new Error("not a number");
        const feature = scaleFunction(fitted.scale)(reference.numbers.new[j]![row] ?? fitted.fill ?? NaN);
        expectClose(feature, value);
        expect(features[row * train.length + j]).toBeCloseTo(Math.fround(value), 4);
      });
    }
  });

  const powers = reference.numbers.cases.flatMap(({ lambdas, columns, ...rest }) =>
    lambdas === undefined ? [] : [{ ...rest, lambdas, columns }],
  );
  it.each(powers)("$impute, power", ({ impute, expected, lambdas, columns }) => {
    const config = { ...DEFAULT_PREPARATION, impute: impute as Impute, scaling: "power" } as const;
    const { columns: fitted } = fitPreparation(train, allRows(train[0]!), config);
    columns.forEach((j, at) => {
      const own = fitted[j]!;
      if (own.kind !== "number" || own.scale.kind !== "power") throw new Error("no power");
      // The likelihood is flat at the top: Brent's method finds the place to half the digits.
      expect(Math.abs(own.scale.lambda - lambdas[at]!)).toBeLessThan(1e-6);
      // By scikit-learn's own lambda all digits agree.
      const theirs = Float64Array.from(reference.numbers.train[j]!, (x) =>
        yeoJohnson(x ?? own.fill ?? NaN, lambdas[at]!),
      );
      const { mean: center, sd: scale } = standardScale(theirs);
      for (const [row, values] of expected.entries()) {
        const x = reference.numbers.new[j]![row] ?? own.fill ?? NaN;
        expectClose((yeoJohnson(x, lambdas[at]!) - center) / scale, values[at]!);
      }
    });
  });
});

describe("categories are encoded as by scikit-learn", () => {
  it.each(reference.categories)("$name", ({ share, train, new: fresh, levels, rare, expected }) => {
    const column = categoryColumn("c", train);
    const preparation = fitPreparation([column], allRows(column), {
      ...DEFAULT_PREPARATION,
      rareLevelShare: share,
    });
    expect(preparation.columns[0]).toMatchObject({ levels, rare });
    const features = transformTable(preparation, datasetOf(categoryColumn("c", fresh)));
    expect([...features]).toEqual(expected.flat());
  });

  it("keeps the most frequent level where all are rare", () => {
    const column = categoryColumn("c", ["a", "b", "b", "c", "d"]);
    const { columns } = fitPreparation([column], allRows(column), {
      ...DEFAULT_PREPARATION,
      rareLevelShare: 0.5,
    });
    expect(columns[0]).toMatchObject({ levels: ["b"], rare: ["a", "c", "d"], fill: "b" });
  });
});

describe("transform", () => {
  const config = { ...DEFAULT_PREPARATION, missingIndicator: true, scaling: "none" as const };
  const age = numberColumn("age", [1, null, 3]);
  const isle = categoryColumn("island", ["x", "y", null]);
  const preparation = fitPreparation([age, isle], allRows(age), config);

  it("names features and marks missing values", () => {
    const names = [
      "age",
      "age (missing)",
      "island = x",
      "island = y",
      "island = (other)",
      "island (missing)",
    ];
    expect(featureNames(preparation)).toEqual(names);
    expect(featureCount(preparation)).toBe(6);
    expect([...transformRows(preparation, datasetOf(age, isle), Uint32Array.of(2, 1))]).toEqual([
      3, 0, 1, 0, 0, 1, 2, 1, 0, 1, 0, 0,
    ]);
  });

  it("reads columns by name, in any order and kind; absent columns are missing", () => {
    const asText: Column = { kind: "text", name: "age", cells: cellsFrom(["7", "old", null]) };
    const features = transformTable(preparation, datasetOf(asText));
    expect([...features]).toEqual(
      [
        [7, 0, 1, 0, 0, 1],
        [2, 1, 1, 0, 0, 1],
        [2, 1, 1, 0, 0, 1],
      ].flat(),
    );
  });

  it("survives JSON", () => {
    const stored = JSON.parse(JSON.stringify(preparation)) as typeof preparation;
    expect(transformTable(stored, datasetOf(age, isle))).toEqual(
      transformTable(preparation, datasetOf(age, isle)),
    );
  });

  it("gives finite features for columns without a value in training", () => {
    const empty = [numberColumn("n", [null, null, 5]), categoryColumn("c", [null, null, "z"])];
    for (const scaling of ["standard", "minMax", "robust", "none"] as const) {
      const fitted = fitPreparation(empty, Uint32Array.of(0, 1), { ...DEFAULT_PREPARATION, scaling });
      expect(transformTable(fitted, datasetOf(...empty)).every(Number.isFinite)).toBe(true);
    }
  });
});
