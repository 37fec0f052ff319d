import { describe, expect, it } from "vitest";
import type { Study } from "./study.ts";
import { waitingTrial, type FoldResult, type Trial } from "./trial.ts";
import { foldRanks, isLuckLarge, luckyDip } from "./winnerDoubts.ts";

const NOTE = {
  origin: "random",
  mean: null,
  sd: null,
  logExpectedImprovement: null,
  improvementLeft: null,
} as const;

function trial(number: number, more: Partial<Trial>): Trial {
  return { ...waitingTrial(number, {}, NOTE), state: "complete", ...more };
}

describe("luck of the best", () => {
  it("is large if few rows judged many trials", () => {
    expect(isLuckLarge(60, 69)).toBe(true);
    expect(isLuckLarge(20, 69)).toBe(false);
    expect(isLuckLarge(20, 30)).toBe(true);
    expect(isLuckLarge(1000, 2000)).toBe(false);
  });
  it("is small if there was little choice", () => {
    expect(isLuckLarge(1, 1)).toBe(false);
    expect(isLuckLarge(4, 5)).toBe(false);
  });
});

describe("ranks over folds", () => {
  const folds = (values: readonly number[]): readonly FoldResult[] =>
    values.map((value, fold) => ({ fold, repeat: 0, value, bestStep: 1, steps: 1 }));
  const study = (trials: readonly Trial[]) =>
    ({ config: { search: { objective: { metric: "rmse", direction: "minimize" } } }, trials }) as Study;

  it("count the complete trials that were better on the fold", () => {
    const trials = [
      trial(0, { folds: folds([1, 5, 3]), values: [3] }),
      trial(1, { folds: folds([2, 1, 2]), values: [5 / 3] }),
      trial(2, { folds: folds([3, 1, 9]), values: [13 / 3] }),
      trial(3, { folds: folds([0, 0, 0]), values: null, state: "pruned" }),
    ];
    expect(foldRanks(study(trials), trials[1]!)).toEqual({ ranks: [2, 1, 1], of: 3 });
    expect(foldRanks(study(trials), trials[0]!)).toEqual({ ranks: [1, 3, 2], of: 3 });
  });
  it("distinguish cuttings and repeats", () => {
    const own = [0, 1].map((cutting) => ({ fold: 0, cutting, repeat: 0, value: 5, bestStep: 1, steps: 1 }));
    const other = own.map((one, i) => ({ ...one, value: i === 0 ? 4 : 6 }));
    const trials = [trial(0, { folds: own, values: [5] }), trial(1, { folds: other, values: [5] })];
    expect(foldRanks(study(trials), trials[0]!)).toEqual({ ranks: [2, 1], of: 2 });
  });
  it("are null for a single training", () => {
    const only = trial(0, { folds: folds([1]), values: [1] });
    expect(foldRanks(study([only]), only)).toBeNull();
  });
});

describe("a lucky dip", () => {
  const dip = (losses: readonly number[], bestStep = 1 + losses.indexOf(Math.min(...losses))) =>
    luckyDip(trial(0, { curve: { trainLoss: losses, validationLoss: losses, score: losses }, bestStep }));

  it("is one step far below those beside it", () => {
    const losses = [0.9, 0.6, 0.42, 0.41, 0.4, 0.42, 0.2, 0.41, 0.4, 0.43, 0.42];
    expect(dip(losses)).toEqual({ step: 7, loss: 0.2, beside: 0.41 });
  });
  it("is not the bottom of a valley, steep or shallow", () => {
    expect(dip([1, 0.6, 0.35, 0.2, 0.12, 0.15, 0.2, 0.3, 0.4])).toBeNull();
    expect(dip([0.5, 0.45, 0.42, 0.4, 0.39, 0.4, 0.41, 0.43, 0.45])).toBeNull();
  });
  it("is not one of many steps of a rough curve", () => {
    expect(dip([0.5, 0.3, 0.52, 0.28, 0.5, 0.27, 0.51, 0.3, 0.5, 0.29])).toBeNull();
  });
  it("is neither the first nor the last step, nor in a short curve or one of several trainings", () => {
    expect(dip([0.1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5])).toBeNull();
    expect(dip([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.1])).toBeNull();
    expect(dip([0.5, 0.1, 0.5])).toBeNull();
    const losses = [0.5, 0.5, 0.5, 0.5, 0.1, 0.5, 0.5, 0.5, 0.5];
    const folds = [0, 1].map((fold) => ({ fold, repeat: 0, value: 1, bestStep: 5, steps: 9 }));
    const curve = { trainLoss: losses, validationLoss: losses, score: losses };
    expect(luckyDip(trial(0, { curve, bestStep: 5, folds }))).toBeNull();
  });
});
