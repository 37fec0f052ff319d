import { expect, test } from "vitest";
import type { Budget } from "../../../../core/study/studyConfig.ts";
import { createI18n } from "../../../i18n/bothLanguages.ts";
import { autoMlWords, type AutoMlSearch } from "./autoMlWords.ts";

const BUDGET: Budget = { trials: 60, minutes: null, target: null, tolerance: null };
const SEARCH: AutoMlSearch = { rows: 344, learners: 5, budget: BUDGET, folds: 5 };
const FOLDS = "5 folds score each trial, because on few validation rows luck decides.";
const HOLD_OUT = "From 10,000 rows one set of validation rows is enough: no folds.";

const words = (change: Partial<AutoMlSearch>, planned: number | null = 5, language: "en" | "zh" = "en") =>
  autoMlWords(createI18n(language).t, { ...SEARCH, ...change }, { folds: planned });
const withBudget = (change: Partial<Budget>, language: "en" | "zh" = "en") =>
  words({ budget: { ...BUDGET, ...change } }, null, language);

test("counts the trials of the budget that is set, not those of a plan", () => {
  expect(words({})).toEqual(["60 trials in all, among 5 learners.", FOLDS]);
  expect(withBudget({ trials: 2000 })).toEqual(["2,000 trials in all, among 5 learners."]);
  expect(withBudget({ trials: 1 })).toEqual(["1 trial in all, among 5 learners."]);
  expect(withBudget({ minutes: 10 })).toEqual(["At most 60 trials, among 5 learners."]);
  expect(withBudget({ trials: 2000 }, "zh")).toEqual(["在 5 种学习器中共进行 2,000 次试验。"]);
});

test("promises no number of trials where none is set", () => {
  for (const limit of [{ minutes: 10 }, { target: 0.9 }]) {
    const [said] = withBudget({ trials: null, ...limit });
    expect(said).toBe(
      "No number of trials is set: the search goes on among 5 learners until its budget ends it.",
    );
    expect(withBudget({ trials: null, ...limit }, "zh")[0]).not.toMatch(/\d 次/);
  }
});

test("speaks of folds or a hold-out only if the study has them", () => {
  const said = (folds: number, planned: number | null) => words({ folds }, planned).slice(1);
  expect(said(5, 5)).toEqual([FOLDS]);
  expect(said(1, 1)).toEqual([HOLD_OUT]);
  for (const [folds, planned] of [
    [5, 1],
    [1, 5],
    [3, 5],
    [1, null],
  ] as const)
    expect(said(folds, planned)).toEqual([]);
});

test("says nothing of data that are not read", () => {
  expect(words({ rows: 0 })).toEqual([]);
});
