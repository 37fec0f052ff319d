import { describe, expect, it } from "vitest";
import type { Trial } from "../../../core/study/trial.ts";
import { fixtureStudy } from "../../gallery/studyFixtures.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { prunedShort, prunedText } from "./prunedWords.ts";

const { t } = createI18n("en");
const { config, trials } = fixtureStudy({ trials: 3, metric: "logLoss" });
const pruned: Trial = {
  ...trials[0]!,
  state: "pruned",
  folds: [],
  curve: { trainLoss: [], validationLoss: [], score: [0.9, 0.7, 0.5, 0.4] },
  params: {},
};

describe("a pruned trial in words", () => {
  it("names the epoch and the forecast, never what it had reached", () => {
    const text = prunedText(t, config, pruned, { value: 0.1234, standardError: 0.031 });
    expect(text).toBe("pruned at epoch 4 of 30, forecast 0.123 ± 0.031");
    expect(prunedShort(t, config, pruned)).toBe("Pruned 4/30");
  });
  it("counts the epochs of its own configuration where they are searched", () => {
    expect(prunedShort(t, config, { ...pruned, params: { epochs: 55 } })).toBe("Pruned 4/55");
  });
  it("counts trainings where it was ended between two of them", () => {
    const folded = { ...config, data: { ...config.data, split: { ...config.data.split, folds: 5 } } };
    const folds = [0, 1].map((fold) => ({ fold, repeat: 0, value: 0.4, bestStep: 3, steps: 9 }));
    expect(prunedText(t, folded, { ...pruned, folds }, null)).toBe("pruned after 2 of 5 trainings");
  });
  it("claims no forecast where there is none, and no error where it is not known", () => {
    expect(prunedText(t, config, pruned, null)).toBe("pruned at epoch 4 of 30");
    expect(prunedText(t, config, pruned, { value: 0.5, standardError: null })).toBe(
      "pruned at epoch 4 of 30, forecast 0.5",
    );
    expect(prunedText(t, config, pruned, { value: Number.NaN, standardError: null })).toBe(
      "pruned at epoch 4 of 30",
    );
  });
});
