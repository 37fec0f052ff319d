import { describe, expect, it } from "vitest";
import type { Direction } from "./objective.ts";
import { observeTrials, pruneForecasts, type ObserveOptions } from "./observe.ts";
import { EMPTY_CURVE, type FoldResult, type Trial } from "./trial.ts";

const ONE: ObserveOptions["search"] = {
  objective: { metric: "logLoss", direction: "minimize" },
  sideObjectives: [],
  outcomeConstraints: [],
};

function trial(given: Partial<Trial> & { readonly score?: readonly number[] }): Trial {
  const { score = [], ...rest } = given;
  return {
    number: 0,
    params: {},
    state: "complete",
    values: null,
    violations: null,
    folds: [],
    curve: { ...EMPTY_CURVE, score },
    bestStep: null,
    parameterCount: 100,
    startedMs: 0,
    endedMs: null,
    worker: 0,
    retries: 0,
    error: null,
    suggestion: null,
    ...rest,
  };
}

/** Complete trials that halve their score from the first epoch to the third. */
const COMPLETE = [1, 1.2, 1.4, 1.6, 1.8, 2].map((start) =>
  trial({ score: [start, 0.7 * start, 0.5 * start], values: [0.5 * start], violations: [] }),
);

function observe(trials: readonly Trial[], search = ONE, rungs: readonly number[] = []) {
  return observeTrials(trials, { search, rungs });
}

describe("observeTrials", () => {
  it("leaves out trials that wait, and keeps the others in their order", () => {
    const trials = (["complete", "waiting", "running", "failed"] as const).map((state, number) =>
      trial({ state, number, params: { number }, values: state === "complete" ? [1] : null }),
    );
    const shown = observe(trials);
    expect(shown.map(({ params }) => params["number"])).toEqual([0, 2, 3]);
    expect(shown.map(({ values }) => values)).toEqual([[1], null, null]);
  });

  it("gives the standard error of folds, for the first objective only", () => {
    const folds = [0.1, 0.2, 0.3].map((value, fold): FoldResult => ({
      fold,
      repeat: 0,
      value,
      bestStep: 1,
      steps: 3,
    }));
    const [first, second] = observe([
      trial({ values: [0.2, 50], folds }),
      trial({ values: [0.2, 50], folds: [folds[0]!] }),
    ]);
    expect(first!.standardErrors![0]).toBeCloseTo(0.1 / Math.sqrt(3), 12);
    expect(first!.standardErrors![1]).toBeNull();
    expect(second!.standardErrors).toBeNull();
  });

  it("shows a pruned trial with the forecast of its curve, not with its last value", () => {
    const behind = trial({ state: "pruned", score: [2], values: [2] });
    const { values, standardErrors } = observe([...COMPLETE, behind]).at(-1)!;
    expect(values![0]).toBeGreaterThan(0.5);
    expect(values![0]).toBeLessThan(1.5);
    expect(standardErrors![0]).toBeGreaterThan(0);
  });

  it("takes the best epoch so far, not the last one", () => {
    const spiked = trial({ state: "pruned", score: [2, 9], values: [2] });
    const calm = trial({ state: "pruned", score: [9, 2], values: [2] });
    const [first, second] = observe([...COMPLETE, spiked, calm]).slice(-2);
    expect(first!.values).toEqual(second!.values);
  });

  it("never makes a pruned trial the best one, in either direction", () => {
    for (const direction of ["minimize", "maximize"] as Direction[]) {
      const sign = direction === "minimize" ? 1 : -1;
      const turn = (each: Trial): Trial => ({
        ...each,
        values: each.values?.map((value) => sign * value) ?? null,
        curve: { ...each.curve, score: each.curve.score.map((score) => sign * score) },
      });
      const lucky = turn(trial({ state: "pruned", score: [0.01], values: [0.01] }));
      const search = { ...ONE, objective: { ...ONE.objective, direction } };
      const shown = observe([...COMPLETE.map(turn), lucky], search);
      expect(sign * shown.at(-1)!.values![0]!).toBe(0.5);
    }
  });

  it("judges a trial that ended between trainings by the first trainings of the others", () => {
    const fold = (value: number, i: number): FoldResult => ({
      fold: i,
      repeat: 0,
      value,
      bestStep: 1,
      steps: 3,
    });
    // The second fold is easier by 0.4 for all trials.
    const complete = [1, 1.1, 1.2, 1.3].map((value) =>
      trial({ values: [value - 0.2], folds: [fold(value, 0), fold(value - 0.4, 1)] }),
    );
    const ended = trial({ state: "pruned", values: [1.3], folds: [fold(1.3, 0)], score: [1.3, 1.3, 1.3] });
    expect(observe([...complete, ended]).at(-1)!.values![0]).toBeCloseTo(1.1, 1);
  });

  it("has no value for a pruned trial whose scores were NaN", () => {
    const blank = trial({ state: "pruned", score: [Number.NaN, Number.NaN] });
    expect(observe([...COMPLETE, blank]).at(-1)).toMatchObject({ values: null, standardErrors: null });
  });

  it("shows the last value if no trial is complete", () => {
    const first = trial({ state: "pruned", score: [3, 2], values: [2] });
    expect(observe([first])[0]).toMatchObject({ values: [2], standardErrors: [null] });
  });

  it("knows the size of a pruned trial, but no measure that needs a complete training", () => {
    const sized = {
      ...ONE,
      sideObjectives: [
        { measure: "parameters", direction: "minimize" },
        { measure: "predictionMs", direction: "minimize" },
      ],
      outcomeConstraints: [{ measure: "parameters", relation: "atMost", bound: 60 }],
    } as const;
    const ended = trial({ state: "pruned", score: [2], values: [2] });
    const shown = observe([ended], sized)[0]!;
    expect(shown.values).toEqual([2, 100, Number.NaN]);
    expect(shown.violations).toEqual([40]);
    const timed = { ...sized, outcomeConstraints: [{ measure: "trainingMs", relation: "atMost", bound: 9 }] };
    expect(observe([ended], timed as ObserveOptions["search"])[0]!.violations).toBeNull();
  });

  it("gives the best score at each rung reached; a trial that stopped early keeps its score", () => {
    const score = [3, 1, 2, 0.5];
    const rungs = [1, 3, 9];
    const states = ["running", "pruned", "complete"] as const;
    const shown = observe(
      states.map((state) => trial({ state, score, values: state === "running" ? null : [0.5] })),
      ONE,
      rungs,
    );
    expect(shown.map(({ rungValues }) => rungValues)).toEqual([
      [3, 1],
      [3, 1],
      [3, 1, 0.5],
    ]);
  });
});

describe("the forecast of a pruned trial", () => {
  const pruned = trial({ state: "pruned", score: [1.9], values: [1.9] });

  it("is shown to samplers, in the objective's units", () => {
    const forecast = pruneForecasts([...COMPLETE, pruned], ONE)(pruned)!;
    const shown = observe([...COMPLETE, pruned]).at(-1)!;
    expect(shown.values).toEqual([forecast.value]);
    expect(shown.standardErrors).toEqual([forecast.standardError]);
    expect(forecast.value).toBeLessThan(1.9);
  });
  it("has the sign of an objective to maximise", () => {
    const upwards = COMPLETE.map((one) => ({
      ...one,
      curve: { ...one.curve, score: one.curve.score.map((score) => -score) },
      values: one.values!.map((value) => -value),
    }));
    const behind = { ...pruned, curve: { ...pruned.curve, score: [-1.9] } };
    const search = { objective: { metric: "accuracy", direction: "maximize" } } as const;
    const forecast = pruneForecasts(upwards, search)(behind)!;
    expect(forecast.value).toBeCloseTo(-pruneForecasts(COMPLETE, ONE)(pruned)!.value, 12);
  });
  it("is learnt from trials of the same learner alone", () => {
    const ofLearner = (family: string, trials: readonly Trial[]) =>
      trials.map((one) => ({ ...one, params: { family } }));
    const flat = COMPLETE.map(({ curve, ...one }) => ({ ...one, values: [curve.score[0]!], curve }));
    const mixed = [...ofLearner("mlp", COMPLETE), ...ofLearner("cnn", flat)];
    const [mlp] = ofLearner("mlp", [pruned]);
    expect(pruneForecasts(mixed, ONE)(mlp!)).toEqual(pruneForecasts(COMPLETE, ONE)(pruned));
    const [cnn] = ofLearner("cnn", [pruned]);
    expect(pruneForecasts(mixed, ONE)(cnn!)).toEqual(pruneForecasts(flat, ONE)(pruned));
  });
  it("is unknown without a complete trial to learn from, or without a score", () => {
    expect(pruneForecasts([pruned], ONE)(pruned)).toBeNull();
    expect(pruneForecasts(COMPLETE, ONE)(trial({ state: "pruned", score: [Number.NaN] }))).toBeNull();
  });
});
