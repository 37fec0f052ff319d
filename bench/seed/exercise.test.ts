import { expect, test } from "vitest";
import { join } from "node:path";
import { studyFromFragment } from "../../src/app/link/studyLink.ts";
import { ROOT } from "../../scripts/project.mjs";
import { alphaToL2, exerciseFragment, exerciseRows, l2ToAlpha } from "./exercise.ts";

const EXERCISE = { configurations: 100, epochs: 200, patience: 0, batch: 200, cores: 2, seed: 3 };

test("the page understands every part of the exercise's link", () => {
  const link = studyFromFragment(exerciseFragment(EXERCISE, "0123abcd"));
  expect(link.notes).toEqual([]);
  expect(link.source).toEqual({ kind: "file", name: "classification.csv", fingerprint: "0123abcd" });
  expect(link.settings.l2).toEqual({
    mode: "range",
    distribution: { kind: "float", low: alphaToL2(1e-5, 200), high: 2.5e-4, log: true, step: null },
  });
  expect(link.search).toMatchObject({ seed: 3, workers: 2, budget: { trials: 100 } });
  expect(link.data.split).toMatchObject({ folds: 3, test: 0.2 });
});

test("the folds divide 800 of the 1,000 rows; the other 200 are for the test", async () => {
  const {
    folds,
    development,
    test: rows,
  } = await exerciseRows(join(ROOT, "bench/data/classification.csv"), 1);
  const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
  expect(sorted([...development, ...rows])).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  expect(rows).toHaveLength(200);
  expect(sorted(folds.flatMap(({ validation }) => validation))).toEqual(development);
  for (const { train, validation } of folds) expect(sorted([...train, ...validation])).toEqual(development);
});

test("a penalty converts to scikit-learn's and back", () => {
  // scikit-learn 1.9: 0.5 · alpha · Σw² / rows of the batch.
  expect(alphaToL2(0.1, 200)).toBeCloseTo((0.5 * 0.1) / 200, 15);
  expect(l2ToAlpha(alphaToL2(0.003, 200), 200)).toBeCloseTo(0.003, 15);
});
