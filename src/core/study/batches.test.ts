import { expect, test } from "vitest";
import { isBatchReady, isBetweenBatches, shownToBatch } from "./batches.ts";
import { EMPTY_CURVE, type Trial, type TrialState } from "./trial.ts";

function trials(...states: TrialState[]): readonly Trial[] {
  return states.map((state, number) => ({
    number,
    params: { learningRate: number },
    state,
    values: state === "complete" ? [number] : null,
    violations: null,
    folds: [],
    curve: EMPTY_CURVE,
    bestStep: null,
    parameterCount: null,
    startedMs: 0,
    endedMs: null,
    worker: 0,
    retries: 0,
    error: null,
    suggestion: null,
  }));
}

const FIVE = trials("complete", "failed", "pruned", "complete", "complete");

test("a trial is shown that others of its batch run, and how trials of earlier batches ended", () => {
  const shown = shownToBatch(6, [...FIVE, ...trials("complete").map((trial) => ({ ...trial, number: 5 }))]);
  expect(shown.map(({ state, values }) => [state, values])).toEqual([
    ["complete", [0]],
    ["failed", null],
    ["pruned", null],
    ["complete", [3]],
    ["running", null],
    ["running", null],
  ]);
});

test("a trial is not shown later trials", () => {
  expect(shownToBatch(2, FIVE).map(({ number, state }) => [number, state])).toEqual([
    [0, "running"],
    [1, "running"],
  ]);
});

test("a batch begins when all earlier trials have ended", () => {
  expect(isBatchReady(0, [])).toBe(true);
  expect(isBatchReady(3, trials("running", "complete", "running"))).toBe(true);
  expect(isBatchReady(4, trials("complete", "complete", "running", "complete"))).toBe(false);
  expect(isBatchReady(4, trials("complete", "complete", "failed", "complete"))).toBe(true);
});

test("a study may end between batches, not within one", () => {
  expect(isBetweenBatches([])).toBe(true);
  expect(isBetweenBatches(FIVE.slice(0, 3))).toBe(false);
  expect(isBetweenBatches(FIVE.slice(0, 4))).toBe(true);
  expect(isBetweenBatches(trials("complete", "complete", "complete", "running"))).toBe(false);
});
