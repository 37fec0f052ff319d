import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cells } from "../table/cells.ts";
import { DEFAULT_SPLIT, type DataConfig, type SplitConfig } from "../dataConfig.ts";
import type { Column, Dataset, Task } from "../table/dataset.ts";
import { divideRows, type RowDivision } from "./divideRows.ts";
import { fingerprint } from "../table/fingerprint.ts";
import { DEFAULT_GENERATORS } from "../generators/defaultGenerators.ts";
import { generate } from "../generators/generate.ts";
import { DEFAULT_PREPARATION } from "../preparation/preparationConfig.ts";
import { prepareFinal, prepareFolds } from "../preparation/prepareData.ts";
import { foldCount } from "./splitConfig.ts";
import { readTarget } from "../target/target.ts";
import { randomCases } from "../../../testing/strength.ts";

const DIVISIONS = randomCases(150, "divisions");

interface Rows {
  readonly classes: readonly number[];
  readonly groups: readonly (number | null)[];
  readonly times: readonly (number | null)[];
  readonly testRows?: number;
}

function datasetOf({ classes, groups, times, testRows = 0 }: Rows): Dataset {
  const numbers = (values: readonly (number | null)[]) => Float64Array.from(values, (value) => value ?? NaN);
  const columns: readonly Column[] = [
    { kind: "number", name: "x", values: Float64Array.from(classes, (_, i) => i) },
    { kind: "text", name: "group", cells: groupCells(groups) },
    { kind: "number", name: "time", values: numbers(times) },
    { kind: "category", name: "y", levels: ["0", "1", "2", "3"], codes: Int32Array.from(classes) },
  ];
  return { columns, rowCount: classes.length, testRows };
}

function divide(
  rows: Rows,
  split: Partial<SplitConfig>,
  seed = 1,
  task: Task = "classification",
): RowDivision {
  const dataset = datasetOf(rows);
  const config = { task, target: "y", split: { ...DEFAULT_SPLIT, ...split } };
  return divideRows(dataset, readTarget(dataset, "y", task), config, seed);
}

const BY_GROUP = { kind: "group", column: "group", feature: false } as const;
const BY_TIME = { kind: "time", column: "time", feature: false } as const;

/** Rows of up to four classes in up to 25 groups, at times that repeat. */
const someRows = fc
  .array(fc.record({ y: fc.nat(3), group: fc.nat(24), time: fc.nat(30) }), { minLength: 30, maxLength: 150 })
  .map((rows): Rows => ({
    // At least two classes, with as many rows as any split needs.
    classes: rows.map(({ y }, i) => (i < 24 ? i % 2 : y)),
    groups: rows.map(({ group }, i) => (i < 12 ? i : group)),
    times: rows.map(({ time }) => time),
  }));

const sorted = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b);

/** Disjoint and complete: the parts of every fold with the test rows, and development with the test rows. */
function expectComplete({ folds, development, test, left }: RowDivision, rows: number) {
  expect(development.length + test.length + left).toBe(rows);
  expect(new Set([...development, ...test]).size).toBe(rows - left);
  for (const { train, validation } of folds) {
    expect(train.length).toBeGreaterThan(0);
    expect(validation.length).toBeGreaterThan(0);
    const both = new Set([...train, ...validation]);
    expect(both.size).toBe(train.length + validation.length);
    for (const row of both) expect(development.includes(row)).toBe(true);
  }
}

describe("divideRows", () => {
  it.each([1, 3])("has disjoint and complete parts for every way of dividing: %d folds", (folds) => {
    const by = fc.constantFrom<SplitConfig["by"]>({ kind: "random" }, BY_GROUP, BY_TIME, {
      ...BY_TIME,
      column: null,
    });
    fc.assert(
      fc.property(
        someRows,
        by,
        fc.boolean(),
        fc.integer({ min: 1, max: 2 }),
        fc.nat(),
        (rows, how, stratify, times, seed) => {
          fc.pre(how.kind !== "group" || largestGroup(rows) <= rows.classes.length / 2);
          fc.pre(!stratify || how.kind !== "random" || smallestClass(rows) > folds + 1);
          const split = { by: how, folds, stratify, foldRepeats: times };
          const division = divide(rows, split, seed);
          expectComplete(division, rows.classes.length);
          expect(division.folds).toHaveLength(foldCount({ ...DEFAULT_SPLIT, ...split }));
          expect(divide(rows, split, seed)).toEqual(division);
          // The test rows do not depend on how the other rows are divided.
          if (folds === 1) expect(divide(rows, { ...split, folds: 2 }, seed).test).toEqual(division.test);
          if (how.kind === "time") return;
          if (folds === 1) return;
          for (let from = 0; from < division.folds.length; from += folds) {
            const own = division.folds.slice(from, from + folds);
            expect(sorted(own.flatMap(({ validation }) => [...validation]))).toEqual([
              ...division.development,
            ]);
          }
        },
      ),
      { seed: 31, numRuns: DIVISIONS },
    );
  });

  it("has no group in two parts, and keeps rows without a group together", () => {
    fc.assert(
      fc.property(someRows, fc.boolean(), fc.constantFrom(1, 4), fc.nat(), (rows, stratify, folds, seed) => {
        const gaps = { ...rows, groups: rows.groups.map((group) => (group === 20 ? null : group)) };
        fc.pre(largestGroup(gaps) <= rows.classes.length / 2);
        const { folds: parts, test } = divide(gaps, { by: BY_GROUP, folds, stratify, foldRepeats: 2 }, seed);
        const groupsOf = (some: Uint32Array) => new Set(Array.from(some, (row) => gaps.groups[row]));
        for (const { train, validation } of parts) {
          const sets = [groupsOf(train), groupsOf(validation), groupsOf(test)];
          const all = new Set(sets.flatMap((own) => [...own]));
          expect(sets.reduce((sum, own) => sum + own.size, 0)).toBe(all.size);
        }
      }),
      { seed: 32, numRuns: DIVISIONS },
    );
  });

  it("never trains on later rows; rows without a time are in no part", () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(1, 2, 5), fc.nat(), (rows, folds, seed) => {
        const gaps = { ...rows, times: rows.times.map((time) => (time === 7 ? null : time)) };
        const division = divide(gaps, { by: BY_TIME, folds, foldRepeats: 3 }, seed);
        expectComplete(division, rows.classes.length);
        expect(division.left).toBe(gaps.times.filter((time) => time === null).length);
        const timesOf = (some: Uint32Array) => Array.from(some, (row) => gaps.times[row]!);
        let latest = -Infinity;
        for (const { train, validation } of division.folds) {
          expect(Math.max(...timesOf(train))).toBeLessThanOrEqual(Math.min(...timesOf(validation)));
          expect(Math.max(...timesOf(validation))).toBeLessThanOrEqual(Math.min(...timesOf(division.test)));
          expect(Math.min(...timesOf(validation))).toBeGreaterThanOrEqual(latest);
          latest = Math.max(...timesOf(validation));
        }
      }),
      { seed: 33, numRuns: DIVISIONS },
    );
  });

  it("has every class in every part if classes are kept, each time the folds are cut", () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(1, 3), fc.nat(), (rows, folds, seed) => {
        fc.pre(smallestClass(rows) > folds + 1);
        const { folds: parts, test } = divide(rows, { folds, foldRepeats: 2 }, seed);
        const classesOf = (some: Uint32Array) => new Set(Array.from(some, (row) => rows.classes[row])).size;
        const all = new Set(rows.classes).size;
        for (const { train, validation } of parts) {
          expect([classesOf(train), classesOf(validation), classesOf(test)]).toEqual([all, all, all]);
        }
      }),
      { seed: 34, numRuns: DIVISIONS },
    );
  });

  it("cuts different folds each time, the first time as with one cut", () => {
    const rows: Rows = {
      classes: Array.from({ length: 90 }, (_, i) => i % 3),
      // Groups of different sizes, which would leave nothing to chance.
      groups: Array.from({ length: 90 }, (_, i) => Math.floor(Math.sqrt(2 * i))),
      times: Array.from({ length: 90 }, (_, i) => i),
    };
    for (const by of [{ kind: "random" } as const, BY_GROUP]) {
      const once = divide(rows, { by, folds: 3 });
      const thrice = divide(rows, { by, folds: 3, foldRepeats: 3 });
      expect(thrice.folds.slice(0, 3)).toEqual(once.folds);
      const cuttings = [0, 3, 6].map((at) => JSON.stringify(thrice.folds.slice(at, at + 3)));
      expect(new Set(cuttings).size).toBe(3);
    }
  });
});

describe("divideRows with a test file", () => {
  const rows: Rows = {
    classes: Array.from({ length: 100 }, (_, i) => (i < 80 ? i % 2 : i % 3)),
    groups: Array.from({ length: 100 }, (_, i) => i % 10),
    times: Array.from({ length: 100 }, (_, i) => 100 - i),
    testRows: 20,
  };

  it.each([{ kind: "random" } as const, BY_GROUP, BY_TIME])(
    "tests on its rows and only on them: $kind",
    (by) => {
      for (const folds of [1, 4]) {
        for (const stratify of [true, false]) {
          const { development, test, folds: parts } = divide(rows, { by, folds, stratify });
          expect([...test]).toEqual(Array.from({ length: 20 }, (_, i) => 80 + i));
          expect([...development]).toEqual(Array.from({ length: 80 }, (_, i) => i));
          expect(parts).toHaveLength(folds);
        }
      }
    },
  );

  it("takes the validation rows from the others, by their share", () => {
    const [part] = divide(rows, {}).folds;
    expect([part!.train.length, part!.validation.length]).toEqual([64, 16]);
  });

  it("must have the target", () => {
    const dataset = datasetOf(rows);
    const y = dataset.columns[3] as Extract<Column, { codes: Int32Array }>;
    const emptied: Column = { ...y, codes: y.codes.map((code, row) => (row < 80 ? code : -1)) };
    const without: Dataset = { ...dataset, columns: [...dataset.columns.slice(0, 3), emptied] };
    const config = { task: "classification", target: "y", split: DEFAULT_SPLIT } as const;
    expect(() => divideRows(without, readTarget(without, "y", "classification"), config, 1)).toThrow(
      expect.objectContaining({ code: "testTargetMissing", details: { target: "y" } }),
    );
  });
});

describe("divideRows refuses", () => {
  const rows = (groups: (i: number) => number): Rows => ({
    classes: Array.from({ length: 40 }, (_, i) => i % 2),
    groups: Array.from({ length: 40 }, (_, i) => groups(i)),
    times: Array.from({ length: 40 }, (_, i) => i),
  });

  it.each([
    {
      name: "too few groups",
      table: rows((i) => i % 3),
      split: { by: BY_GROUP, folds: 3 },
      code: "groupsTooFew",
      details: { column: "group", groups: 3, needed: 4 },
    },
    {
      name: "a group with most rows",
      table: rows((i) => Math.max(0, i - 24)),
      split: { by: BY_GROUP },
      code: "groupTooLarge",
      details: { column: "group", value: "g0", rows: 25, all: 40 },
    },
    {
      name: "a column that is not there",
      table: rows((i) => i),
      split: { by: { ...BY_GROUP, column: "ward" } },
      code: "splitColumnMissing",
      details: { column: "ward" },
    },
    {
      name: "a time without order",
      table: rows((i) => i),
      split: { by: { ...BY_TIME, column: "group" } },
      code: "timeColumnUnordered",
      details: { column: "group", kind: "text" },
    },
    {
      name: "more folds than times allow",
      table: { ...rows((i) => i), times: Array.from({ length: 40 }, (_, i) => (i < 12 ? i : null)) },
      split: { by: BY_TIME, folds: 6 },
      code: "tooManyFolds",
      details: { folds: 6, most: 4 },
    },
  ])("$name", ({ table, split, code, details }) => {
    expect(() => divide(table, split)).toThrow(expect.objectContaining({ code, details }));
  });
});

/** Fingerprints of the row numbers from before rows could be grouped or ordered: old links must give the same rows. */
const FROZEN: readonly {
  readonly kind: "blobs" | "friedman1";
  readonly split: Partial<SplitConfig>;
  readonly rows: readonly string[];
}[] = [
  { kind: "blobs", split: {}, rows: ["a6a4bd48 f09b68c4 d47c11fd"] },
  {
    kind: "blobs",
    split: { folds: 5 },
    rows: [
      "7e049140 a855e4b0 d47c11fd",
      "24663ecd cc02d559 d47c11fd",
      "0bc47656 19420392 d47c11fd",
      "bcdffdda e6b4d842 d47c11fd",
      "7f604574 51b74d1c d47c11fd",
    ],
  },
  {
    kind: "blobs",
    split: { stratify: false, validation: 0.3, test: 0.15 },
    rows: ["1368151b 64ddb99d 7eae47ef"],
  },
  {
    kind: "blobs",
    split: { stratify: false, folds: 3 },
    rows: ["fb2ce064 5f0e1eea 24cbac8f", "f81dce45 cfcc2b17 24cbac8f", "ac900e74 4902b702 24cbac8f"],
  },
  { kind: "friedman1", split: {}, rows: ["14f55761 37c8ede9 b848b921"] },
  {
    kind: "friedman1",
    split: { stratify: false, folds: 3 },
    rows: ["13fedef3 e78d580b b848b921", "f5a6b229 1e610b31 b848b921", "9ebb0017 4927f6f7 b848b921"],
  },
];

describe("links of earlier versions", () => {
  const fingerprintOf = (rows: Uint32Array) =>
    fingerprint(new Uint8Array(rows.buffer.slice(rows.byteOffset, rows.byteOffset + rows.byteLength)));

  it.each(FROZEN)("give the same rows: $kind, $split", ({ kind, split, rows }) => {
    const generator = DEFAULT_GENERATORS[kind];
    const { dataset, target, task } = generate(generator);
    const config: DataConfig = {
      source: { kind: "synthetic", generator },
      kinds: [],
      target,
      task,
      excluded: [],
      targetTransform: "none",
      split: { ...DEFAULT_SPLIT, ...split },
    };
    const found = prepareFolds(dataset, config, DEFAULT_PREPARATION, 7).map(
      ({ rowNumbers: { train, validation, test } }) => [train, validation, test].map(fingerprintOf).join(" "),
    );
    expect(found).toEqual(rows);
    expect(rows[0]).toContain(
      fingerprintOf(prepareFinal(dataset, config, DEFAULT_PREPARATION, 7).rowNumbers.test),
    );
  });
});

function groupCells(groups: Rows["groups"]): Cells {
  const texts = Array.from({ length: 100 }, (_, group) => `g${group}`);
  return { kind: "texts", texts, codes: Int32Array.from(groups, (group) => group ?? -1) };
}

function largestGroup({ groups }: Rows): number {
  return Math.max(...countsOf(groups));
}

function smallestClass({ classes }: Rows): number {
  return Math.min(...countsOf(classes));
}

function countsOf(values: readonly (number | null)[]): number[] {
  const counts = new Map<number | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}
