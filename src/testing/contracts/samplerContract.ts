import { describe, expect, it } from "vitest";
import type { Sampler, SamplerOptions } from "../../core/sampler/sampler.ts";
import { paramsKey, type SearchSpace } from "../../core/space/searchSpace.ts";
import { spaceSize } from "../../core/space/spaceSize.ts";
import { describeSearchContract } from "./samplerContractSearch.ts";
import {
  ask,
  complete,
  CONDITIONAL_SPACE,
  expectValid,
  lossOf,
  mixedOutcome,
  type Outcome,
  parameter,
  SMALL_SPACE,
  smooth,
  study,
} from "./samplerStudies.ts";

export { complete, CONDITIONAL_SPACE, SMALL_SPACE, study };

const ONE_POINT: SearchSpace = {
  parameters: [
    parameter("a", { kind: "float", low: 0.3, high: 0.3, log: false, step: null }),
    parameter("b", { kind: "int", low: 7, high: 7, log: true, step: 1 }),
    parameter("c", { kind: "categorical", choices: ["only"] }),
  ],
};

/**
 * The contract of every sampler (`core/sampler/sampler.ts`), as tests.
 * @param create the sampler under test
 */
export function describeSamplerContract(name: string, create: (options: SamplerOptions) => Sampler): void {
  const sampler = (space: SearchSpace, seed = 1): Sampler =>
    create({ space, directions: ["minimize"], seed });

  describeSearchContract(name, create);

  describe(`${name}: sampler contract`, () => {
    it("respects bounds, steps and conditions, all through a study", () => {
      for (const { params } of study(sampler(CONDITIONAL_SPACE), 24, smooth))
        expectValid(CONDITIONAL_SPACE, params);
    });

    it("maximises a function by the way in which it minimises its negative, within the space", () => {
      const maximiser = create({ space: CONDITIONAL_SPACE, directions: ["maximize"], seed: 2 });
      const up = study(maximiser, 16, (params) => complete(-lossOf(params)));
      const down = study(sampler(CONDITIONAL_SPACE, 2), 16, smooth);
      expect(up.map(({ params }) => params)).toEqual(down.map(({ params }) => params));
      for (const { params } of up) expectValid(CONDITIONAL_SPACE, params);
    });

    it("gives the same suggestion for the same trials and seed, also when made anew", () => {
      const trials = study(sampler(CONDITIONAL_SPACE), 15, smooth);
      const first = sampler(CONDITIONAL_SPACE).ask(trials);
      expect(sampler(CONDITIONAL_SPACE).ask(trials)).toEqual(first);
      expect(sampler(CONDITIONAL_SPACE, 2).ask([])).not.toEqual(sampler(CONDITIONAL_SPACE, 1).ask([]));
    });

    it.each<[string, Outcome]>([
      ["every trial fails", () => ({ state: "failed", values: null })],
      ["every value is NaN", () => complete(Number.NaN)],
      ["every value is +Infinity", () => complete(Number.POSITIVE_INFINITY)],
      ["every value is −Infinity", () => complete(Number.NEGATIVE_INFINITY)],
      ["every value is the same", () => complete(0.25)],
      ["every trial is still running", () => ({ state: "running", values: null })],
      ["values, failures, infinities and running trials are mixed", mixedOutcome],
      ["one value is a diverged loss", (params, i) => (i === 4 ? complete(1e300) : smooth(params))],
      ["values come in ties", (_, i) => complete(i % 3)],
      [
        "trials are pruned with a value",
        (params, i) => ({ ...smooth(params), state: i % 2 === 0 ? "pruned" : "complete" }),
      ],
      [
        "trials are pruned without a value",
        (params, i) => (i % 2 === 0 ? { state: "pruned", values: null } : smooth(params)),
      ],
    ])("goes on when %s", (_, outcome) => {
      for (const { params } of study(sampler(CONDITIONAL_SPACE), 18, outcome))
        expectValid(CONDITIONAL_SPACE, params);
    });

    it("says why, in finite numbers", () => {
      const tested = sampler(CONDITIONAL_SPACE);
      const trials = study(tested, 14, mixedOutcome);
      const { note } = ask(tested, trials);
      const numbers = [note.mean, note.sd, note.logExpectedImprovement].filter((value) => value !== null);
      expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
    });

    it.each([
      ["a small space with a condition", SMALL_SPACE],
      ["a space of one point", ONE_POINT],
      ["a space without parameters", { parameters: [] }],
      [
        "a stepped grid",
        { parameters: [parameter("x", { kind: "float", low: 0, high: 1, log: false, step: 0.1 })] },
      ],
      [
        "a logarithmic grid",
        { parameters: [parameter("x", { kind: "int", low: 1, high: 40, log: true, step: 1 })] },
      ],
    ])("tries %s to the end without a repetition, then returns null", (_, space: SearchSpace) => {
      const size = spaceSize(space);
      const tested = sampler(space);
      const trials = study(tested, size, smooth);
      const keys = new Set(trials.map(({ params }) => paramsKey(space, params)));
      expect(keys.size).toBe(size);
      for (const { params } of trials) expectValid(space, params);
      expect(tested.ask(trials)).toBeNull();
    });

    it("returns null, and does not search for ever, when choices that are left repeat those that were tried", () => {
      const choices = [parameter("x", { kind: "categorical", choices: ["a", "a", "b"] })];
      const tested = sampler({ parameters: choices });
      const trials = study(tested, 2, smooth);
      expect(new Set(trials.map(({ params }) => params["x"]))).toEqual(new Set(["a", "b"]));
      expect(tested.ask(trials)).toBeNull();
    });

    it("does not repeat itself in a large space either", () => {
      const trials = study(sampler(CONDITIONAL_SPACE), 30, () => complete(1));
      expect(new Set(trials.map(({ params }) => paramsKey(CONDITIONAL_SPACE, params))).size).toBe(30);
    });

    it.each([1, 50])("searches %i dimensions", (dimensions) => {
      const space: SearchSpace = {
        parameters: Array.from({ length: dimensions }, (_, i) =>
          parameter(`x${i}`, { kind: "float", low: -1, high: 1, log: false, step: null }),
        ),
      };
      const bowl: Outcome = (params) =>
        complete(space.parameters.reduce((sum, { name }) => sum + Number(params[name]) ** 2, 0));
      for (const { params } of study(sampler(space), 14, bowl)) expectValid(space, params);
    });
  });
}
