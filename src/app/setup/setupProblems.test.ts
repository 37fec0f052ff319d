import { detailOf } from "../../core/errors.ts";
import { expect, test } from "vitest";
import type { LearnerName } from "../../core/learner/learnerName.ts";
import { spacePreset } from "../../core/model/defaultSettings.ts";
import type { SearchConfig } from "../../core/study/studyConfig.ts";
import { DEFAULT_CONFIG } from "./defaultConfig.ts";
import { searchProblems } from "./setupProblems.ts";

const { search: DEFAULT_SEARCH } = DEFAULT_CONFIG;

/** Place, code and parameters of each problem. */
function problems(search: Partial<SearchConfig>) {
  return searchProblems({ ...DEFAULT_CONFIG, search: { ...DEFAULT_SEARCH, ...search } }).map(
    ({ place, error }) => [
      place.field,
      error.code,
      detailOf(error, "setting") ?? detailOf(error, "measure") ?? detailOf(error, "text") ?? null,
    ],
  );
}

test("the default search has no problems", () => {
  expect(problems({})).toEqual([]);
});

test("a search needs an end condition; a tolerance is one", () => {
  const none = { trials: null, minutes: null, target: null, tolerance: null };
  expect(problems({ budget: none })).toEqual([["budget", "budgetMissing", null]]);
  expect(problems({ budget: { ...none, tolerance: 0.01 } })).toEqual([]);
  expect(problems({ budget: { ...none, tolerance: 0 } })).toEqual([
    ["budget", "settingOutOfBounds", "tolerance"],
  ]);
});

test("with several objectives a tolerance is not an end condition, because the remaining gain is unknown", () => {
  const sideObjectives = [{ measure: "parameters", direction: "minimize" }] as const;
  const budget = { trials: null, minutes: null, target: null, tolerance: 0.01 };
  expect(problems({ budget, sideObjectives })).toEqual([["budget", "budgetMissing", null]]);
  expect(problems({ budget: { ...budget, minutes: 1 }, sideObjectives })).toEqual([]);
});

test("only the settings used by the chosen pruner are checked", () => {
  const pruner = { ...DEFAULT_SEARCH.pruner, warmup: 0, percentile: 100, reduction: 1 };
  expect(problems({ pruner })).toEqual([]);
  expect(problems({ pruner: { ...pruner, name: "percentile" } })).toEqual([
    ["pruner", "settingOutOfBounds", "percentile"],
    ["pruner", "settingOutOfBounds", "warmup"],
  ]);
  expect(problems({ pruner: { ...pruner, name: "halving" } })).toEqual([
    ["pruner", "settingOutOfBounds", "reduction"],
    ["pruner", "settingOutOfBounds", "warmup"],
  ]);
  expect(problems({ pruner: { ...DEFAULT_SEARCH.pruner, name: "threshold", threshold: null } })).toEqual([]);
});

test("objectives: at most three, no duplicates, only those of the task", () => {
  const side = (measure: SearchConfig["sideObjectives"][number]["measure"]) =>
    ({ measure, direction: "minimize" }) as const;
  expect(problems({ sideObjectives: [side("parameters"), side("predictionMs")] })).toEqual([]);
  const three = [side("parameters"), side("predictionMs"), side("trainingMs")];
  expect(problems({ sideObjectives: three })).toEqual([["sideObjectives", "objectivesTooMany", null]]);
  expect(problems({ sideObjectives: [side("logLoss"), side("rmse")] })).toEqual([
    ["sideObjectives", "measureRepeated", "logLoss"],
    ["sideObjectives", "measureUnfit", "rmse"],
  ]);
});

test("the number of parameters is a measure only if every learner has one", () => {
  const search: Partial<SearchConfig> = {
    sideObjectives: [{ measure: "parameters", direction: "minimize" }],
    outcomeConstraints: [{ measure: "parameters", relation: "atMost", bound: 100 }],
  };
  const config = { ...DEFAULT_CONFIG, search: { ...DEFAULT_SEARCH, ...search } };
  const withLearners = (choices: readonly LearnerName[]) =>
    searchProblems({
      ...config,
      settings: spacePreset("medium", null, choices),
    }).map(({ error }) => error.code);
  expect(withLearners(["mlp", "linear"])).toEqual([]);
  expect(withLearners(["mlp", "knn"])).toEqual(["measureUnknown", "measureUnknown"]);
});

test("limits have a number and a measure of the task", () => {
  const limits = [
    { measure: "parameters", relation: "atMost", bound: Number.NaN },
    { measure: "r2", relation: "atLeast", bound: 0.5 },
    { measure: "accuracy", relation: "atLeast", bound: 0.5 },
  ] as const;
  expect(problems({ outcomeConstraints: limits })).toEqual([
    ["outcomeConstraints", "settingNotANumber", "limits"],
    ["outcomeConstraints", "measureUnfit", "r2"],
  ]);
});

test("rules between settings: unreadable text is quoted, and a contradiction is found", () => {
  expect(problems({ inputConstraints: ["units2 <= units1"] })).toEqual([]);
  expect(problems({ inputConstraints: ["units2 <= units1", "units2 <"] })).toEqual([
    ["inputConstraints", "constraintUnfinished", "units2 <"],
  ]);
  expect(problems({ inputConstraints: ["units1 < units1"] })).toEqual([
    ["inputConstraints", "spaceInfeasible", null],
  ]);
});

test("rules are limited in number and length, and further ones are not read", () => {
  const rule = "units2 <= units1";
  const filled = (length: number) => rule.padEnd(length);
  expect(problems({ inputConstraints: Array<string>(20).fill(filled(300)) })).toEqual([]);
  expect(problems({ inputConstraints: Array<string>(21).fill("(") })).toEqual([
    ["inputConstraints", "constraintsTooMany", null],
  ]);
  expect(problems({ inputConstraints: [rule, filled(301), "("] })).toEqual([
    ["inputConstraints", "constraintTooLong", filled(301)],
  ]);
});

test("a target that is not a number is refused: a study would count it as reached", () => {
  const budget = { ...DEFAULT_SEARCH.budget, target: Number.NaN };
  expect(problems({ budget })).toEqual([["budget", "settingOutOfBounds", "target"]]);
});
