import { expect, test } from "vitest";
import { plainNote } from "../sampler/sampler.ts";
import { isImprovementUnlikely } from "./stopping.ts";
import type { SideObjective } from "./objective.ts";
import type { Study } from "./study.ts";
import { EMPTY_CURVE, type SuggestionNote, type Trial } from "./trial.ts";

function trial(
  number: number,
  improvementLeft: number | null,
  origin: SuggestionNote["origin"] = "model",
): Trial {
  return {
    number,
    params: { learningRate: number },
    state: "complete",
    values: [1],
    violations: null,
    folds: [],
    curve: EMPTY_CURVE,
    bestStep: 1,
    parameterCount: 10,
    startedMs: 0,
    endedMs: 1,
    worker: 0,
    retries: 0,
    error: null,
    suggestion: { ...plainNote(origin), improvementLeft },
  };
}

function study(lefts: readonly (number | null)[], parameters = 1, tolerance: number | null = 0.1): Study {
  const distribution = { kind: "float", low: 0, high: 1, log: false, step: null } as const;
  const space = {
    parameters: Array.from({ length: parameters }, (_, i) => ({
      name: `x${i}`,
      distribution,
      condition: null,
    })),
  };
  const search = {
    objective: { metric: "logLoss", direction: "minimize" },
    sideObjectives: [] as readonly SideObjective[],
    budget: { tolerance },
  };
  return { config: { search } as Study["config"], space, trials: lefts.map((left, i) => trial(i, left)) };
}

const lefts = (many: number, left: number, few: readonly (number | null)[]) => [
  ...Array.from({ length: many }, () => left),
  ...few,
];

test("five consecutive suggestions without a prospect end a study of twenty trials", () => {
  expect(isImprovementUnlikely(study(lefts(15, 1, [0.1, 0.1, 0.05, 0.01, 0])))).toBe(true);
  expect(isImprovementUnlikely(study(lefts(15, 1, [0.1, 0.1, 0.11, 0.01, 0])))).toBe(false);
  expect(isImprovementUnlikely(study(lefts(15, 1, [0, 0, null, 0, 0])))).toBe(false);
});

test("not before twenty trials, nor before two for each parameter, including trials of earlier studies", () => {
  expect(isImprovementUnlikely(study(lefts(19, 0, [])))).toBe(false);
  expect(isImprovementUnlikely(study(lefts(20, 0, []), 11))).toBe(false);
  expect(isImprovementUnlikely(study(lefts(22, 0, []), 11))).toBe(true);
  const known = { params: {}, state: "complete", values: [1], source: "" } as const;
  expect(isImprovementUnlikely({ ...study(lefts(19, 0, [])), known: [known] })).toBe(true);
});

test("trials by hand neither count as suggestions nor interrupt them", () => {
  const { trials, ...rest } = study(lefts(15, 1, [0, 0, 0, 0]));
  expect(isImprovementUnlikely({ ...rest, trials: [...trials, trial(19, null, "queued")] })).toBe(false);
  expect(
    isImprovementUnlikely({ ...rest, trials: [...trials, trial(19, null, "queued"), trial(20, 0)] }),
  ).toBe(true);
});

test("a score within the tolerance of a faultless one leaves nothing to gain, even after few trials", () => {
  const first = (value: number, metric: "logLoss" | "accuracy", tolerance: number | null) => {
    const { config, ...rest } = study([null], 1, tolerance);
    const objective = { metric, direction: metric === "logLoss" ? "minimize" : "maximize" } as const;
    const search = { ...config.search, objective };
    return { ...rest, config: { ...config, search }, trials: [{ ...trial(0, null), values: [value] }] };
  };
  expect(isImprovementUnlikely(first(0.09, "logLoss", 0.1))).toBe(true);
  expect(isImprovementUnlikely(first(0.11, "logLoss", 0.1))).toBe(false);
  expect(isImprovementUnlikely(first(1, "accuracy", 0.001))).toBe(true);
  expect(isImprovementUnlikely(first(0, "accuracy", 0.001))).toBe(false);
  expect(isImprovementUnlikely(first(1, "accuracy", null))).toBe(false);
});

test("without a tolerance, or without a solution, improvement is never unlikely", () => {
  expect(isImprovementUnlikely(study(lefts(20, 0, []), 1, null))).toBe(false);
  const { trials, ...rest } = study(lefts(20, 0, []));
  const failed = trials.map((t): Trial => ({ ...t, state: "failed", values: null }));
  expect(isImprovementUnlikely({ ...rest, trials: failed })).toBe(false);
});
