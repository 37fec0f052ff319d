import { describe, expect, it } from "vitest";
import { autoMlPlan, autoMlSettings, isAutoMl } from "./autoMl.ts";
import type { Budget } from "../study/studyConfig.ts";
import { compileSpace } from "./compileSpace.ts";
import { defaultSettings, modelPreset } from "./defaultSettings.ts";
import { valuesOfSetting } from "./settings.ts";

const BUDGET = { trials: 20, minutes: 3, target: null, tolerance: null };

describe("the AutoML space", () => {
  it("offers every learner that fits the data", () => {
    expect(valuesOfSetting(autoMlSettings(null).family)).toEqual([
      "mlp",
      "knn",
      "linear",
      "forest",
      "boosting",
    ]);
    expect(valuesOfSetting(autoMlSettings([8, 8, 1]).family)).toContain("cnn");
  });

  it("is known again, in any order of the learners, and the default space is another", () => {
    const settings = { ...defaultSettings(), ...autoMlSettings(null) };
    expect(isAutoMl(settings, null)).toBe(true);
    expect(isAutoMl(defaultSettings(), null)).toBe(false);
    const some = { kind: "categorical", choices: ["mlp", "forest"] } as const;
    expect(isAutoMl({ ...settings, family: { mode: "range", distribution: some } }, null)).toBe(false);
  });

  it("has the learner as the root of its conditions", () => {
    const { parameters } = compileSpace({ ...defaultSettings(), ...autoMlSettings(null) });
    expect(parameters[0]?.name).toBe("family");
    const trees = parameters.find(({ name }) => name === "forestMinLeaf");
    expect(trees?.condition).toEqual({ parent: "family", values: ["forest"] });
  });

  it("has the learner as a parameter without networks, too", () => {
    const settings = { ...defaultSettings(), ...modelPreset("medium", null, ["knn", "forest"]) };
    expect(compileSpace(settings).parameters[0]?.name).toBe("family");
  });

  const plan = (rows: number, columns: number, budget: Budget = BUDGET) =>
    autoMlPlan(budget, null, { rows, columns, mostFolds: 10 });

  it("gives each learner twelve trials on a small table, and never fewer than were asked for", () => {
    expect(plan(344, 7)).toEqual({
      budget: { ...BUDGET, trials: 60 },
      folds: 5,
    });
    expect(plan(344, 7, { ...BUDGET, trials: 200 }).budget.trials).toBe(200);
    expect(plan(344, 7, { ...BUDGET, trials: null }).budget.trials).toBeNull();
  });

  it.each([
    [10_000, 20, 60],
    [10_000, 21, 40],
    [100_000, 20, 25],
    [1_000_000, 20, 20],
  ])(
    "gives fewer for each on a larger one: %s rows of %s columns, %s trials in all",
    (rows, columns, trials) => {
      expect(plan(rows, columns).budget.trials).toBe(trials);
    },
  );

  it("takes five folds up to 2,000 rows, and a hold-out instead of folds from 10,000", () => {
    expect(plan(2_000, 5).folds).toBe(5);
    expect(plan(2_001, 5).folds).toBeNull();
    expect(plan(9_999, 5).folds).toBeNull();
    expect(plan(10_000, 5).folds).toBe(1);
  });

  it("leaves the folds of pictures, and of rows that do not allow five, as they are", () => {
    expect(autoMlPlan(BUDGET, [8, 8, 1], { rows: 500, columns: 64, mostFolds: 10 }).folds).toBeNull();
    expect(autoMlPlan(BUDGET, null, { rows: 500, columns: 5, mostFolds: 4 }).folds).toBeNull();
  });
});
