import { describe, expect, it } from "vitest";
import { autoMlBudget, autoMlSettings, isAutoMl } from "./autoMl.ts";
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

  it("gives each learner twelve trials, and never fewer than were asked for", () => {
    expect(autoMlBudget(BUDGET, null)).toEqual({ ...BUDGET, trials: 60 });
    expect(autoMlBudget({ ...BUDGET, trials: 200 }, null).trials).toBe(200);
    expect(autoMlBudget({ ...BUDGET, trials: null }, null).trials).toBeNull();
  });
});
