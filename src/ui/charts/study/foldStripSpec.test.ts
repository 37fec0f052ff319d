import { expect, test } from "vitest";
import type { FoldResult } from "../../../core/study/trial.ts";
import { foldStripSpec } from "./foldStripSpec.ts";

const results = (...values: readonly number[]): FoldResult[] =>
  values.map((value, fold) => ({ fold, repeat: 0, value, bestStep: 1, steps: 2 }));

test("dots are in the order of their values, with the mean between them and the error around it", () => {
  const spec = foldStripSpec(results(3, 1, 2))!;
  const [three, one, two] = spec.dots.map(({ x }) => x);
  expect(one).toBeCloseTo(0.06, 12);
  expect(two).toBeCloseTo(0.5, 12);
  expect(three).toBeCloseTo(0.94, 12);
  expect(spec).toMatchObject({ mean: 2, low: 1, high: 3 });
  expect(spec.meanX).toBeCloseTo(0.5, 12);
  // The standard error is 1/√3; a range of 2 takes 0.88 of the strip.
  const half = (0.44 * 1) / Math.sqrt(3);
  expect(spec.band![0]).toBeCloseTo(0.5 - half, 12);
  expect(spec.band![1]).toBeCloseTo(0.5 + half, 12);
});

test("an error wider than the range of the dots is cut off at the ends", () => {
  expect(foldStripSpec(results(0, 1))!.band).toEqual([expect.closeTo(0.06, 12), expect.closeTo(0.94, 12)]);
  const spec = foldStripSpec([...results(1), { fold: 1, repeat: 0, value: 1, bestStep: 1, steps: 1 }])!;
  expect(spec).toMatchObject({ meanX: 0.5, band: null, standardError: 0 });
});

test("one training has no error, and values that are not finite have no dot", () => {
  expect(foldStripSpec(results(4, NaN))).toMatchObject({
    dots: [{ x: 0.5 }],
    standardError: null,
    band: null,
  });
  expect(foldStripSpec(results(NaN))).toBeNull();
  expect(foldStripSpec([])).toBeNull();
});
