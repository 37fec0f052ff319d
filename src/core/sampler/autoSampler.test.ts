import { describe, expect, it } from "vitest";
import { CONDITIONAL_SPACE, SMALL_SPACE } from "../../testing/contracts/samplerContract.ts";
import type { SearchSpace } from "../space/searchSpace.ts";
import { autoChoice } from "./autoSampler.ts";
import { createSampler } from "./createSampler.ts";
import type { SamplerOptions } from "./sampler.ts";

const NUMERIC: SearchSpace = {
  parameters: [
    { name: "x", distribution: { kind: "float", low: 0, high: 1, log: false, step: null }, condition: null },
    { name: "n", distribution: { kind: "int", low: 1, high: 9, log: false, step: 1 }, condition: null },
  ],
};

function choose(space: SearchSpace, budget: number | null, objectives = 1) {
  const directions = Array.from({ length: objectives }, () => "minimize" as const);
  return autoChoice({ space, directions, seed: 1, budget });
}

describe("autoChoice", () => {
  it("tries every configuration if the budget is large enough", () => {
    expect(choose(SMALL_SPACE, 7)).toEqual({ sampler: "grid", reason: "everyConfiguration" });
    expect(choose(SMALL_SPACE, 6).sampler).toBe("gp");
    expect(choose(SMALL_SPACE, null).sampler).toBe("gp");
  });

  it("chooses the GP for ordinary and for unknown budgets", () => {
    for (const budget of [1, 60, 1000]) {
      expect(choose(CONDITIONAL_SPACE, budget)).toEqual({ sampler: "gp", reason: "fewTrials" });
    }
    expect(choose(CONDITIONAL_SPACE, null)).toEqual({ sampler: "gp", reason: "openEnd" });
    expect(autoChoice({ space: NUMERIC, directions: ["maximize"], seed: 1 }).sampler).toBe("gp");
  });

  it("chooses a sampler that stays fast for thousands of trials", () => {
    expect(choose(CONDITIONAL_SPACE, 5000)).toEqual({ sampler: "tpe", reason: "manyTrials" });
    expect(choose(NUMERIC, 5000)).toEqual({ sampler: "cmaEs", reason: "manyTrialsNumeric" });
  });

  it("searches for compromises of several objectives", () => {
    expect(choose(CONDITIONAL_SPACE, 100, 2)).toEqual({ sampler: "gp", reason: "compromises" });
    expect(choose(NUMERIC, 2000, 3)).toEqual({ sampler: "nsga2", reason: "manyCompromises" });
  });

  it("suggests the same as the sampler that it chose", () => {
    const options: SamplerOptions = { space: SMALL_SPACE, directions: ["minimize"], seed: 3, budget: 7 };
    expect(createSampler("auto", options).ask([])).toEqual(createSampler("grid", options).ask([]));
  });
});
