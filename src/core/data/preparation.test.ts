import fc from "fast-check";
import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/data/preparation.json";
import { cellCount } from "./cells.ts";
import { typeColumn } from "./columnKind.ts";
import type { Column, Dataset } from "./dataset.ts";
import { fitPreparation } from "./fitPreparation.ts";
import { DEFAULT_PREPARATION, type PreparationConfig, type Scaling } from "./preparationConfig.ts";
import { cellsFrom } from "./parse/cellsBuilder.ts";
import { pictureCount } from "./pictures/pictureColumn.ts";
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

describe("numbers are imputed and scaled as by scikit-learn", () => {
  const train = reference.numbers.train.map((values, j) => numberColumn(`x${j}`, values));
  const fresh = datasetOf(...reference.numbers.new.map((values, j) => numberColumn(`x${j}`, values)));
  it.each(reference.numbers.cases)("$impute, $scaling", ({ impute, scaling, expected }) => {
    const config: PreparationConfig = {
      ...DEFAULT_PREPARATION,
      impute: impute as "median" | "mean",
      scaling: scaling as Scaling,
    };
    const preparation = fitPreparation(train, allRows(train[0]!), config);
    for (const [row, values] of expected.entries()) {
      values.forEach((value, j) => {
        const fitted = preparation.columns[j]!;
        if (fitted.kind !== "number") throw new Error("not a number");
        const raw = reference.numbers.new[j]![row] ?? fitted.fill;
        const feature = (raw - fitted.center) / fitted.scale;
        expect(Math.abs(feature - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
      });
    }
    const features = transformTable(preparation, fresh);
    expected.flat().forEach((value, i) => expect(features[i]).toBeCloseTo(Math.fround(value), 4));
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

  it("names features and tells what was missing", () => {
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

  it("reads columns by name, whatever their order and kind; what is not there is missing", () => {
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

describe("nothing is fitted on other rows than the training rows", () => {
  it("changing them changes nothing", () => {
    const cell = fc.option(fc.integer({ min: -5, max: 5 }), { nil: null });
    const twoTables = fc.integer({ min: 4, max: 20 }).chain((rows) =>
      fc.record({
        cells: fc.array(cell, { minLength: rows, maxLength: rows }),
        changed: fc.array(cell, { minLength: rows, maxLength: rows }),
        inTraining: fc.array(fc.boolean(), { minLength: rows, maxLength: rows }),
        scaling: fc.constantFrom<Scaling>("standard", "minMax", "robust", "none"),
        impute: fc.constantFrom<"mean" | "median">("mean", "median"),
      }),
    );
    fc.assert(
      fc.property(twoTables, ({ cells, changed, inTraining, scaling, impute }) => {
        const rows = Uint32Array.from(inTraining.flatMap((chosen, row) => (chosen ? [row] : [])));
        fc.pre(rows.length > 0);
        const mixed = cells.map((value, row) => (inTraining[row] ? value : (changed[row] ?? null)));
        const fit = (values: readonly (number | null)[]) => {
          const words = values.map((value) => (value === null ? null : `level ${value}`));
          // An extra level at the end keeps the column a category when every cell is missing.
          const columns = [numberColumn("n", values), categoryColumn("c", [...words, "last"])];
          return fitPreparation(columns, rows, {
            scaling,
            impute,
            missingIndicator: true,
            rareLevelShare: 0.2,
          });
        };
        expect(fit(mixed)).toEqual(fit(cells));
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
