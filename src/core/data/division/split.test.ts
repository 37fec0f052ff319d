import fc from "fast-check";
import { describe, expect, it } from "vitest";
import reference from "../../../../bench/references/data/preparation.json";
import { apportion, splitRows, splitStratified, type SplitRows } from "./split.ts";

const SPLIT = { validation: 0.2, test: 0.2 };
const numbered = (length: number) => Uint32Array.from({ length }, (_, row) => row);

function stratified(counts: readonly number[], seed = 1, split = SPLIT): SplitRows {
  const codes = counts.flatMap((count, k) => Array.from({ length: count }, () => k));
  const strata = { codes, classes: counts.map((_, k) => `class ${k}`), target: "y" };
  return splitStratified(numbered(codes.length), strata, split, seed);
}

const ordered = (rows: readonly number[]) => [...rows].sort((a, b) => a - b);

describe("splitRows", () => {
  it("divides all rows by the shares, the same for the same seed", () => {
    const parts = splitRows(numbered(103), SPLIT, 4);
    expect([parts.train.length, parts.validation.length, parts.test.length]).toEqual([61, 21, 21]);
    expect(ordered([...parts.train, ...parts.validation, ...parts.test])).toEqual([...numbered(103)]);
    expect(splitRows(numbered(103), SPLIT, 4)).toEqual(parts);
    expect(splitRows(numbered(103), SPLIT, 5)).not.toEqual(parts);
  });

  it("keeps a row for every part", () => {
    const { validation, test } = splitRows(numbered(10), { ...SPLIT, validation: 0.01, test: 0.01 }, 1);
    expect([validation.length, test.length]).toEqual([1, 1]);
  });

  it("returns the given row numbers", () => {
    const rows = Uint32Array.from({ length: 20 }, (_, i) => 3 * i + 7);
    const { train, validation, test } = splitRows(rows, SPLIT, 1);
    expect(ordered([...train, ...validation, ...test])).toEqual([...rows]);
  });
});

describe("splitStratified", () => {
  it.each(reference.splits)("class sizes of the test part are scikit-learn's: $counts, $share", (example) => {
    const { test } = stratified(example.counts, 1, { ...SPLIT, test: example.share });
    const edges = example.counts.map((_, k) => example.counts.slice(0, k + 1).reduce((a, b) => a + b, 0));
    const sizes = example.counts.map(
      (_, k) => [...test].filter((row) => edges.findIndex((e) => row < e) === k).length,
    );
    // scikit-learn resolves equal remainders at random, so a class may differ by one row.
    sizes.forEach((size, k) => expect(Math.abs(size - example.test[k]!)).toBeLessThanOrEqual(1));
    const share = Math.round(example.counts.reduce((a, b) => a + b, 0) * example.share);
    expect(test.length).toBe(share);
  });

  it("refuses a class of fewer than three rows, by name", () => {
    expect(() => stratified([20, 2])).toThrow(
      expect.objectContaining({
        code: "classTooSmall",
        details: { target: "y", value: "class 1", rows: 2, needed: 3 },
      }),
    );
  });

  it("puts every class in every part, without overlap, for any sizes", () => {
    const sizes = fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 2, maxLength: 8 });
    const share = fc.double({ min: 0.01, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(sizes, share, share, fc.nat(), (counts, validation, test, seed) => {
        const parts = stratified(counts, seed, { ...SPLIT, validation, test });
        const total = counts.reduce((a, b) => a + b, 0);
        expect(ordered([...parts.train, ...parts.validation, ...parts.test])).toEqual([...numbered(total)]);
        const codes = counts.flatMap((count, k) => Array.from({ length: count }, () => k));
        for (const part of [parts.train, parts.validation, parts.test]) {
          expect(new Set([...part].map((row) => codes[row])).size).toBe(counts.length);
        }
      }),
      { seed: 13, numRuns: 300 },
    );
  });
});

describe("splitStratified for folds", () => {
  it("leaves enough rows of every class outside the test part, without changing the others", () => {
    const counts = [60, 30, 6];
    const codes = counts.flatMap((count, k) => Array.from({ length: count }, () => k));
    const strata = { codes, classes: ["a", "b", "c"], target: "y" };
    const split = { ...SPLIT, test: 0.4 };
    const parts = [2, 5].map((rest) => splitStratified(numbered(96), strata, split, 3, rest));
    const ofClass = (rows: Uint32Array, k: number) => [...rows].filter((row) => codes[row] === k);
    const [usual, spared] = parts.map(({ test }) => test);
    expect(ofClass(usual!, 2)).toHaveLength(2);
    expect(ofClass(spared!, 2)).toHaveLength(1);
    expect(spared!.length).toBe(usual!.length);
    expect(splitStratified(numbered(96), strata, { ...split, validation: 0 }, 3).test).toEqual(usual);
  });
});

describe("apportion", () => {
  it("assigns seats by largest remainders", () => {
    expect(apportion([50, 30, 20], 10, 1)).toEqual([5, 3, 2]);
    expect(apportion([47, 16, 37], 10, 1)).toEqual([5, 1, 4]);
    expect(apportion([97, 3], 10, 1)).toEqual([9, 1]);
  });
});
