import { describe, expect, it } from "vitest";
import { DEFAULT_PRUNER } from "../pruner/pruner.ts";
import { bestTrial, paretoFront, type Study } from "./study.ts";
import type { SearchConfig } from "./studyConfig.ts";
import { EMPTY_CURVE, type Trial } from "./trial.ts";

describe("best trial", () => {
  it("is the best that meets every limit, of equal ones the earliest", () => {
    const trials = [trialOf(0, [0.5], [0.1]), trialOf(1, [0.7], [0]), trialOf(2, [0.7], [-1])];
    expect(bestTrial(studyOf(trials))?.number).toBe(1);
  });

  it("is null if every trial breaks a limit, is not finite, or did not end", () => {
    const trials = [trialOf(0, [0.5], [1e-9]), trialOf(1, [Number.NaN], null), trialOf(2, null, null)];
    expect(bestTrial(studyOf(trials))).toBeNull();
  });

  it("is on the Pareto front: of equal ones in the first objective the best in the next", () => {
    const trials = [
      trialOf(0, [0.7, 30]),
      trialOf(1, [0.7, 20]),
      trialOf(2, [0.7, 20]),
      trialOf(3, [0.6, 1]),
    ];
    const study = studyOf(trials, [{ measure: "parameters", direction: "minimize" }]);
    expect(bestTrial(study)?.number).toBe(1);
    expect(paretoFront(study).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe("Pareto front", () => {
  it("contains the trials that no other beats in every objective, each in its own direction", () => {
    const trials = [
      trialOf(0, [0.9, 100]),
      trialOf(1, [0.8, 50]),
      trialOf(2, [0.7, 60]),
      trialOf(3, [0.9, 100]),
      trialOf(4, [0.95, 10], [2]),
    ];
    const front = paretoFront(studyOf(trials, [{ measure: "parameters", direction: "minimize" }]));
    expect(front.map(({ number }) => number)).toEqual([0, 1, 3]);
  });
});

function studyOf(trials: readonly Trial[], sideObjectives: SearchConfig["sideObjectives"] = []): Study {
  const search = {
    objective: { metric: "accuracy", direction: "maximize" },
    sideObjectives,
    pruner: DEFAULT_PRUNER,
  };
  return { config: { search }, space: { parameters: [] }, trials } as unknown as Study;
}

function trialOf(
  number: number,
  values: readonly number[] | null,
  violations: readonly number[] | null = null,
): Trial {
  return {
    number,
    params: {},
    state: values === null ? "failed" : "complete",
    values,
    violations,
    folds: [],
    curve: EMPTY_CURVE,
    bestStep: null,
    parameterCount: null,
    startedMs: 0,
    endedMs: 1,
    worker: 0,
    retries: 0,
    error: null,
    suggestion: null,
  };
}
