import { describe, expect, test } from "vitest";
import { foldScores } from "./foldScores.ts";
import type { FoldResult } from "./trial.ts";

const results = (...of: readonly (readonly [fold: number, repeat: number, value: number])[]): FoldResult[] =>
  of.map(([fold, repeat, value]) => ({ fold, repeat, value, bestStep: 5, steps: 9 }));

describe("foldScores", () => {
  test("is the mean with its standard error", () => {
    // numpy.mean and scipy.stats.sem of [2, 4, 4, 6, 9] are 5 and √(28/4)/√5.
    const scores = foldScores(results([0, 0, 2], [1, 0, 4], [2, 0, 4], [3, 0, 6], [4, 0, 9]));
    expect(scores.mean).toBe(5);
    expect(scores.standardError).toBeCloseTo(Math.sqrt(28 / 4 / 5), 12);
  });

  test("of a single training is its value, without an error", () => {
    const value = 0.1 + 0.2;
    expect(foldScores(results([0, 0, value]))).toEqual({ mean: value, standardError: null, bestStep: 5 });
  });

  test("repeats within a fold are averaged before the error is taken: copies of a fold do not make it smaller", () => {
    const once = foldScores(results([0, 0, 1], [1, 0, 2], [2, 0, 6]));
    const thrice = foldScores(
      results(...[0, 1, 2].flatMap((r) => [[0, r, 1] as const, [1, r, 2] as const, [2, r, 6] as const])),
    );
    expect(thrice.standardError).toBeCloseTo(once.standardError!, 12);
    expect(thrice.mean).toBeCloseTo(once.mean, 12);
  });

  test("several cuttings have the error of one, the root mean square of theirs; one that has only begun has none", () => {
    const of = (cutting: number, ...values: readonly number[]) =>
      values.map((value, fold) => ({ cutting, fold, repeat: 0, value, bestStep: 5, steps: 9 }));
    const errors = [foldScores(of(0, 1, 2, 6)), foldScores(of(1, 3, 4, 5))].map((own) => own.standardError!);
    const both = foldScores([...of(0, 1, 2, 6), ...of(1, 3, 4, 5)]);
    expect(both.standardError).toBeCloseTo(Math.sqrt((errors[0]! ** 2 + errors[1]! ** 2) / 2), 12);
    expect(both.mean).toBeCloseTo(3.5, 12);
    expect(foldScores([...of(0, 1, 2, 6), ...of(1, 3)]).standardError).toBeCloseTo(errors[0]!, 12);
  });

  test("repeats of a hold-out give the error themselves", () => {
    expect(foldScores(results([0, 0, 1], [0, 1, 3])).standardError).toBeCloseTo(1, 12);
  });

  test.each([
    { epochs: [4, 100, 6], expected: 6 },
    { epochs: [3, 4], expected: 4 },
    { epochs: [1, 1, 1, 1], expected: 1 },
  ])("trains for the median of the best epochs: $epochs", ({ epochs, expected }) => {
    const runs = epochs.map((bestStep, fold) => ({ fold, repeat: 0, value: 1, bestStep, steps: 100 }));
    expect(foldScores(runs).bestStep).toBe(expected);
  });
});
