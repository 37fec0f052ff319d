import { expect, test } from "vitest";
import type { PreparedSummary } from "../../../core/data/preparation/preparedData.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { fixtureConfig } from "../../gallery/studyFixtures.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { plainWords } from "./plainWords.ts";

const { t } = createI18n("en");
const prepared = {
  rows: { train: 206, validation: 69, test: 69 },
  otherFolds: [],
} as unknown as PreparedSummary;
const trial = (plainScore?: number) => (plainScore === undefined ? {} : { plainScore }) as Trial;

test("right rows are counted where one hold-out was judged once", () => {
  const config = fixtureConfig({ metric: "logLoss" });
  expect(plainWords(t, config, trial(68 / 69), prepared)).toBe("68 of 69 right");
  expect(plainWords(t, config, trial(0), prepared)).toBe("0 of 69 right");
  expect(plainWords(t, config, trial(68 / 69), null)).toBe("99% right");
  expect(plainWords(t, fixtureConfig({ metric: "logLoss", folds: 5 }), trial(0.9), prepared)).toBe(
    "90% right",
  );
});

test("right rows are counted over folds of the same size, not over others", () => {
  const config = fixtureConfig({ metric: "logLoss", folds: 3 });
  const folds = (...sizes: readonly number[]) => {
    const [first, ...others] = sizes.map((validation) => ({ rows: { train: 206, validation } }));
    return { ...first, otherFolds: others } as unknown as PreparedSummary;
  };
  expect(plainWords(t, config, trial(206 / 207), folds(69, 69, 69))).toBe("206 of 207 right");
  expect(plainWords(t, config, trial(0.9), folds(69, 69, 68))).toBe("90% right");
});

test("of numbers the typical error is told, with the target's name", () => {
  const config = fixtureConfig({ metric: "rmse", data: { target: "mpg" } });
  expect(plainWords(t, config, trial(2.134), prepared)).toBe("typical error 2.1 (mpg)");
  const long = fixtureConfig({ metric: "rmse", data: { target: "median_house_value_1990" } });
  expect(plainWords(t, long, trial(2.1), prepared)).toBe("typical error 2.1 (median_house_va…)");
});

test("nothing is said that was not measured, or that is the objective itself", () => {
  expect(plainWords(t, fixtureConfig({ metric: "logLoss" }), trial(), prepared)).toBeNull();
  expect(plainWords(t, fixtureConfig({ metric: "mae" }), trial(2), prepared)).toBeNull();
  expect(plainWords(t, fixtureConfig({ metric: "accuracy", folds: 3 }), trial(0.9), prepared)).toBeNull();
});
