import { expect, test } from "vitest";
import { CONDITIONAL_SPACE, describeSamplerContract } from "../../testing/samplerContract.ts";
import { createSampler } from "./createSampler.ts";
import { ask, complete, lossOf } from "../../testing/samplerStudies.ts";
import { type AcquisitionName, type ObservedTrial } from "./sampler.ts";
import { SAMPLER_NAMES, type SamplerName } from "./samplerTable.ts";

for (const name of SAMPLER_NAMES) {
  describeSamplerContract(name, (options) => createSampler(name, options));
}

test("a sampler's note describes what it did", () => {
  const originsOf = (name: SamplerName) => {
    const sampler = createSampler(name, {
      space: CONDITIONAL_SPACE,
      directions: ["minimize"],
      seed: 4,
      budget: 18,
    });
    const trials: ObservedTrial[] = [];
    return Array.from({ length: 18 }, () => {
      const { params, note } = ask(sampler, trials);
      trials.push({ params, ...complete(lossOf(params)) });
      return note.origin;
    });
  };
  expect(new Set(originsOf("cmaEs"))).toEqual(new Set(["cloud"]));
  expect(new Set(originsOf("spsa"))).toEqual(new Set(["slope"]));
  expect(new Set(originsOf("refine"))).toEqual(new Set(["random", "nearby"]));
  expect(new Set(originsOf("genetic"))).toEqual(new Set(["sequence", "evolution"]));
});

test("a model's note names the acquisition that was followed; for hedge the one it chose", () => {
  const followed = (acquisition: AcquisitionName | undefined, violation: number, objectives: 1 | 2) => {
    const directions = objectives === 1 ? (["minimize"] as const) : (["minimize", "maximize"] as const);
    const sampler = createSampler("gp", {
      space: CONDITIONAL_SPACE,
      directions,
      seed: 4,
      constraintCount: 1,
      ...(acquisition !== undefined && { acquisition }),
    });
    const trials: ObservedTrial[] = [];
    for (let i = 0; i < 14; i++) {
      const { params } = createSampler("random", { space: CONDITIONAL_SPACE, directions, seed: 4 }).ask(
        trials,
      )!;
      const values = [lossOf(params), -lossOf(params)].slice(0, objectives);
      trials.push({ params, state: "complete", values, violations: [violation] });
    }
    return ask(sampler, trials).note.acquisition;
  };
  for (const name of ["logEi", "ei", "pi", "ucb", "thompson"] as const)
    expect(followed(name, -1, 1)).toBe(name);
  expect(["logEi", "pi", "ucb"]).toContain(followed("hedge", -1, 1));
  expect(followed(undefined, 1, 1)).toBe("limits");
  expect(followed(undefined, -1, 2)).toBe("ehvi");
  expect(followed(undefined, 1, 2)).toBe("limits");
});
