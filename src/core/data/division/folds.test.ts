import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_SPLIT } from "../dataConfig.ts";
import { foldRows, mostFolds } from "./folds.ts";

const numbered = (length: number) => Uint32Array.from({ length }, (_, row) => 3 * row + 1);
const codesOf = (counts: readonly number[]) =>
  counts.flatMap((count, k) => Array.from({ length: count }, () => k));

describe("foldRows", () => {
  it("validates on every row once, and trains on all others, for any sizes", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 2, max: 10 }),
        fc.boolean(),
        fc.nat(),
        (counts, k, strata, seed) => {
          const codes = codesOf(counts);
          fc.pre(codes.length >= k);
          const rows = numbered(codes.length);
          const folds = foldRows(rows, strata ? codes : null, k, seed);
          expect(folds).toHaveLength(k);
          const validated = folds.flatMap(({ validation }) => [...validation]);
          expect(validated.sort((a, b) => a - b)).toEqual([...rows]);
          for (const { train, validation } of folds) {
            expect(train).toEqual(rows.filter((row) => !validation.includes(row)));
            expect(validation).toEqual(validation.toSorted());
          }
        },
      ),
      { seed: 21, numRuns: 200 },
    );
  });

  // Sizes of scikit-learn 1.9.1: [len(v) for _, v in KFold(4).split(range(11))], and StratifiedKFold's by class: np.bincount(y[v]).
  it("has the sizes of scikit-learn's KFold", () => {
    const sizes = foldRows(numbered(11), null, 4, 1).map(({ validation }) => validation.length);
    expect(sizes).toEqual([3, 3, 3, 2]);
  });

  it.each([
    {
      counts: [8, 5, 4],
      expected: [
        [3, 2, 1],
        [3, 1, 2],
        [2, 2, 1],
      ],
    },
    {
      counts: [47, 11, 5, 30],
      expected: [
        [10, 2, 1, 6],
        [10, 2, 1, 6],
        [9, 3, 1, 6],
        [9, 2, 1, 6],
        [9, 2, 1, 6],
      ],
    },
  ])("has the sizes of scikit-learn's StratifiedKFold: $counts", ({ counts, expected }) => {
    const codes = codesOf(counts);
    const rows = Uint32Array.from(codes.keys());
    const sizes = foldRows(rows, codes, expected.length, 1).map(({ validation }) =>
      counts.map((_, k) => [...validation].filter((row) => codes[row] === k).length),
    );
    expect(sizes).toEqual(expected);
  });

  it("gives the same folds for the same seed, and different ones for another", () => {
    const of = (seed: number) => foldRows(numbered(60), codesOf([30, 30]), 5, seed);
    expect(of(4)).toEqual(of(4));
    expect(of(4)).not.toEqual(of(5));
  });
});

describe("mostFolds", () => {
  it.each([
    { rows: 1000, rarest: null, most: 10 },
    { rows: 10, rarest: null, most: 4 },
    { rows: 150, rarest: 7, most: 6 },
    { rows: 150, rarest: 2, most: 1 },
    { rows: 2, rarest: null, most: 1 },
  ])("of $rows rows and $rarest in the smallest class: $most", ({ rows, rarest, most }) => {
    expect(mostFolds(rows, DEFAULT_SPLIT, rarest)).toBe(most);
  });
});
