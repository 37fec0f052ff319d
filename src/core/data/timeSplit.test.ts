import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/data/splits.json";
import { foldsInTime, inTime, splitInTime } from "./timeSplit.ts";

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
