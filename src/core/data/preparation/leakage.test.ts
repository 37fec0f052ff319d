import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DataConfig } from "../dataConfig.ts";
import { DEFAULT_SPLIT } from "../dataConfig.ts";
import type { Column, Dataset } from "../table/dataset.ts";
import { fitTraining } from "./fitPreparation.ts";
import { currentPreparation, type FormerPreparation } from "./preparation.ts";
import { ENCODINGS, IMPUTES, SCALINGS, type PreparationConfig } from "./preparationConfig.ts";
import { prepareFolds } from "./prepareData.ts";
import type { TrainingTarget } from "./targetMeans.ts";
import { featureCount, featureNames, transformRows, transformTable } from "./transform.ts";

const preparations: fc.Arbitrary<PreparationConfig> = fc.record({
  impute: fc.constantFrom(...IMPUTES),
  missingIndicator: fc.boolean(),
  scaling: fc.constantFrom(...SCALINGS),
  encoding: fc.constantFrom(...ENCODINGS),
  rareLevelShare: fc.constantFrom(0, 0.1, 0.3),
  featureShare: fc.constantFrom(0.3, 0.7, 1),
});
const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(NaN, Infinity, -Infinity),
);
const level = fc.integer({ min: -1, max: 5 });
const cell = fc.record({ x: number, level, y: fc.integer({ min: 0, max: 2 }) });
type Cell = { readonly x: number; readonly level: number; readonly y: number };

const LEVELS = ["a", "b", "c", "d", "e", "f"];
const columnsOf = (cells: readonly Cell[]): Column[] => [
  { kind: "number", name: "x", values: Float64Array.from(cells, ({ x }) => x) },
  { kind: "category", name: "c", levels: LEVELS, codes: Int32Array.from(cells, (own) => own.level) },
];
const rowsWhere = (chosen: readonly boolean[]) =>
  Uint32Array.from(chosen.flatMap((inside, row) => (inside ? [row] : [])));

describe("everything is fitted only on the training rows", () => {
  const twoTables = fc.integer({ min: 4, max: 30 }).chain((rows) =>
    fc.record({
      cells: fc.array(cell, { minLength: rows, maxLength: rows }),
      changed: fc.array(cell, { minLength: rows, maxLength: rows }),
      inTraining: fc.array(fc.boolean(), { minLength: rows, maxLength: rows }),
      config: preparations,
      regression: fc.boolean(),
    }),
  );
  it("changing other rows changes neither the fit nor a training feature, for any method", () => {
    fc.assert(
      fc.property(twoTables, ({ cells, changed, inTraining, config, regression }) => {
        const rows = rowsWhere(inTraining);
        fc.pre(rows.length > 0);
        const mixed = cells.map((own, row) => (inTraining[row] ? own : changed[row]!));
        const fit = (table: readonly Cell[]) => {
          const columns = columnsOf(table);
          const values = Float64Array.from(rows, (row) => table[row]!.y);
          const target: TrainingTarget = { values, classes: regression ? [] : ["0", "1", "2"], seed: 5 };
          const { preparation, crossFitted } = fitTraining(columns, rows, config, target);
          const dataset: Dataset = { columns, rowCount: table.length };
          const features = transformRows(preparation, dataset, rows, preparation, crossFitted);
          return { preparation, features };
        };
        const before = fit(cells);
        expect(fit(mixed)).toEqual(before);
        expect([...before.features].every(Number.isFinite)).toBe(true);
      }),
      { seed: 28, numRuns: 500 },
    );
  });

  it("nor does it in folds, including targets of validation rows", () => {
    const rowCount = 45;
    const make = (cells: readonly Cell[]): Dataset => ({
      columns: [
        ...columnsOf(cells),
        { kind: "category", name: "y", levels: ["0", "1", "2"], codes: Int32Array.from(cells, ({ y }) => y) },
      ],
      rowCount,
    });
    const config: DataConfig = {
      source: { kind: "file", name: "t.csv", fingerprint: "" },
      kinds: [],
      target: "y",
      task: "classification",
      targetTransform: "none",
      excluded: [],
      // Stratified folds depend on the classes of all rows.
      split: { ...DEFAULT_SPLIT, folds: 3, stratify: false },
    };
    // All classes occur in every fold, so that there are always three.
    const table = fc
      .array(cell, { minLength: rowCount, maxLength: rowCount })
      .map((cells) => cells.map((own, row) => ({ ...own, y: row % 3 })));
    fc.assert(
      fc.property(table, table, preparations, (cells, changed, preparation) => {
        prepareFolds(make(cells), config, preparation, 4).forEach((own, fold) => {
          const inTraining = new Set(own.rowNumbers.train);
          const others = changed.map(({ y }, row) => ({ ...changed[row]!, y: (y + row) % 3 }));
          const mixed = cells.map((kept, row) => (inTraining.has(row) ? kept : others[row]!));
          const after = prepareFolds(make(mixed), config, preparation, 4)[fold]!;
          expect(after.preparation).toEqual(own.preparation);
          // Other folds may add features, which are 0 in this fold's rows.
          const dense = (data: typeof own) => {
            const names = featureNames(data.preparation);
            const at = names.map((name) => data.featureNames.indexOf(name));
            const { features, rows } = data.train;
            return Array.from({ length: rows }, (_, row) =>
              at.map((i) => features[row * data.featureCount + i]),
            );
          };
          expect(dense(after)).toEqual(dense(own));
          expect(after.train.targets).toEqual(own.train.targets);
        });
      }),
      { seed: 29, numRuns: 40 },
    );
  });
});

describe("the target's mean among rows divided by groups", () => {
  const patients = 20;
  const rowCount = 4 * patients;
  /** Each patient is a level, and the target is the patient's. */
  const dataset: Dataset = {
    columns: [
      {
        kind: "category",
        name: "patient",
        levels: Array.from({ length: patients }, (_, code) => `p${code}`),
        codes: Int32Array.from({ length: rowCount }, (_, row) => row % patients),
      },
      {
        kind: "category",
        name: "y",
        levels: ["ill", "well"],
        codes: Int32Array.from({ length: rowCount }, (_, row) => (row % patients) % 2),
      },
    ],
    rowCount,
  };
  const config: DataConfig = {
    source: { kind: "file", name: "t.csv", fingerprint: "" },
    kinds: [],
    target: "y",
    task: "classification",
    targetTransform: "none",
    excluded: [],
    split: { ...DEFAULT_SPLIT, folds: 3, by: { kind: "group", column: "patient", feature: true } },
  };

  it("does not leak its group's target to a training row, as it cannot to a validation row", () => {
    const preparation: PreparationConfig = {
      impute: "median",
      missingIndicator: false,
      scaling: "none",
      encoding: "targetMean",
      rareLevelShare: 0,
      featureShare: 1,
    };
    for (const { train } of prepareFolds(dataset, config, preparation, 6)) {
      const of = (target: number) => train.features.filter((_, row) => train.targets[row] === target);
      // Means over other groups: those of ill and well patients are drawn from the same few numbers about a half.
      expect(Math.max(...of(1))).toBeLessThan(0.8);
      expect(Math.min(...of(0))).toBeGreaterThan(0.2);
    }
  });
});

describe("transform is defined for any input", () => {
  const anyRow = fc.record({
    x: fc.oneof(number, fc.double()),
    c: fc.option(fc.string(), { nil: null }),
  });
  it("finite features of unseen levels, missing and infinite values, absent columns, by any method", () => {
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 12 }),
        fc.array(anyRow, { minLength: 1, maxLength: 5 }),
        preparations,
        (cells, fresh, config) => {
          const rows = Uint32Array.from(cells.keys());
          const values = Float64Array.from(cells, ({ y }) => y);
          const target: TrainingTarget = { values, classes: ["0", "1", "2"], seed: 5 };
          const { preparation } = fitTraining(columnsOf(cells), rows, config, target);
          const stored = JSON.parse(JSON.stringify(preparation)) as typeof preparation;
          expect(stored).toEqual(preparation);
          const words = [...new Set(fresh.flatMap(({ c }) => (c === null ? [] : [c])))];
          const table: Dataset = {
            columns: [
              // Values beyond float32 cannot be scaled.
              {
                kind: "number",
                name: "x",
                values: Float64Array.from(fresh, ({ x }) => (Math.abs(x) < 1e30 ? x : NaN)),
              },
              {
                kind: "category",
                name: "c",
                levels: words,
                codes: Int32Array.from(fresh, ({ c }) => (c === null ? -1 : words.indexOf(c))),
              },
            ],
            rowCount: fresh.length,
          };
          const features = transformTable(stored, table);
          expect(features).toHaveLength(fresh.length * featureCount(stored));
          expect([...features].every(Number.isFinite)).toBe(true);
          const nothing = transformTable(stored, { columns: [], rowCount: 2 });
          expect(nothing).toHaveLength(2 * featureCount(stored));
          expect([...nothing].every(Number.isFinite)).toBe(true);
        },
      ),
      { seed: 30, numRuns: 300 },
    );
  });

  /** As written by builds before 28 November 2026. Frozen, because saved studies contain it. */
  const FORMER: FormerPreparation = JSON.parse(
    '{"version":1,"columns":[{"kind":"number","name":"x","fill":2,"center":1,"scale":4,"indicator":true},' +
      '{"kind":"category","name":"c","levels":["a","b"],"rare":["z"],"other":true,"fill":"b","indicator":false}]}',
  ) as FormerPreparation;

  it("a preparation of version 1 makes the same features as before", () => {
    const table: Dataset = {
      columns: [
        { kind: "number", name: "x", values: Float64Array.of(5, NaN) },
        { kind: "category", name: "c", levels: ["a", "z"], codes: Int32Array.of(1, -1) },
      ],
      rowCount: 2,
    };
    expect([...transformTable(FORMER, table)]).toEqual([1, 0, 0, 0, 1, 0.25, 1, 0, 1, 0]);
    expect(featureNames(currentPreparation(FORMER))).toEqual([
      "x",
      "x (missing)",
      "c = a",
      "c = b",
      "c = (other)",
    ]);
    expect(currentPreparation(currentPreparation(FORMER))).toEqual(currentPreparation(FORMER));
  });
});
