import { describe, expect, it } from "vitest";
import reference from "../../../../bench/references/data/splits.json";
import type { Column } from "../table/dataset.ts";
import { foldsInTime, inTime, readTimes, splitInTime } from "./timeSplit.ts";

describe("foldsInTime", () => {
  it.each(reference.time)(
    "has the sizes of scikit-learn's TimeSeriesSplit: $rows, $folds",
    ({ rows, folds, parts }) => {
      const found = foldsInTime(
        Uint32Array.from({ length: rows }, (_, row) => row),
        folds,
      );
      expect(found.map(({ train, validation }) => [train.length, validation.length])).toEqual(parts);
    },
  );
});

describe("splitInTime", () => {
  it("tests on the latest rows and validates on those before them", () => {
    const times = Float64Array.from([5, 1, 9, NaN, 3, 7, 3, 8, 2, 6]);
    const ordered = inTime(Uint32Array.from(times.keys()), times);
    expect([...ordered]).toEqual([1, 8, 4, 6, 0, 9, 5, 7, 2]);
    const parts = splitInTime(ordered, { validation: 0.3, test: 0.2 });
    expect([...parts.test]).toEqual([2, 7]);
    expect([...parts.validation]).toEqual([0, 5, 9]);
    expect([...parts.train]).toEqual([1, 4, 6, 8]);
  });
});

describe("readTimes", () => {
  const columns: readonly Column[] = [
    { kind: "number", name: "year", values: Float64Array.of(2001, NaN, 1999) },
    { kind: "date", name: "day", values: Float64Array.of(86_400_000, 0, NaN), order: null, ambiguous: false },
    { kind: "ordered", name: "term", levels: ["spring", "autumn"], codes: Int32Array.of(1, -1, 0) },
    { kind: "boolean", name: "late", levels: ["no", "yes"], codes: Int32Array.of(0, 1, 0) },
  ];
  const times = (name: string | null) => [...readTimes({ columns, rowCount: 3 }, name)];

  it("reads numbers, dates and ordered levels, or the order of the rows", () => {
    expect(times("year")).toEqual([2001, NaN, 1999]);
    expect(times("day")).toEqual([86_400_000, 0, NaN]);
    expect(times("term")).toEqual([1, NaN, 0]);
    expect(times(null)).toEqual([0, 1, 2]);
  });

  it("refuses what has no order", () => {
    expect(() => times("late")).toThrow(expect.objectContaining({ code: "timeColumnUnordered" }));
    expect(() => times("month")).toThrow(expect.objectContaining({ code: "splitColumnMissing" }));
  });
});
