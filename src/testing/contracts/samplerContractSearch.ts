import { describe, expect, it } from "vitest";
import type { ObservedTrial, Sampler, SamplerOptions } from "../../core/sampler/sampler.ts";
import type { Distribution, Params } from "../../core/space/distribution.ts";
import { parseConstraint } from "../../core/space/parseConstraint.ts";
import { paramsKey, type SearchSpace } from "../../core/space/searchSpace.ts";
import {
  ask,
  CONDITIONAL_SPACE,
  expectValid,
  LEARNER_SPACE,
  lossOf,
  type Outcome,
  parameter,
  study,
} from "./samplerStudies.ts";

/** Rules between parameters, some of which are conditional. */
const RULED_SPACE = withRules(CONDITIONAL_SPACE, [
  "units2 <= units1",
  "4 <= units3 <= units2 or dropout < 0.25",
  'not (optimizer == "sgd" and learningRate > 0.1)',
]);

const LEVEL: Distribution = { kind: "int", low: 1, high: 5, log: false, step: 1 };
/** Ten configurations of 25. */
/** Learners of which one is excluded, and one has a rule. */
const RULED_LEARNERS = withRules(LEARNER_SPACE, ['family != "forest"', "units2 <= units1"]);
const TRIANGLE = withRules({ parameters: [parameter("a", LEVEL), parameter("b", LEVEL)] }, ["a < b"]);

/**
 * The contract of every sampler for constraints, several objectives, pruned trials and parallel trials.
 * @param create the sampler under test
 */
export function describeSearchContract(name: string, create: (options: SamplerOptions) => Sampler): void {
  const single = (space: SearchSpace): Sampler => create({ space, directions: ["minimize"], seed: 3 });

  describe(`${name}: sampler contract, constraints`, () => {
    it("suggests only what keeps the rules between parameters, conditional ones included", () => {
      const trials = study(single(RULED_SPACE), 20, (params) => value(lossOf(params)));
      expectAllNew(RULED_SPACE, trials);
    });

    it("tries all that keeps the rules, then returns null", () => {
      const sampler = single(TRIANGLE);
      const trials = study(sampler, 10, (params) => value(lossOf(params)));
      expectAllNew(TRIANGLE, trials);
      expect(sampler.ask(trials)).toBeNull();
    });

    it("says so when nothing keeps the rules", () => {
      const sampler = single(withRules(CONDITIONAL_SPACE, ["units1 < 4"]));
      expect(() => sampler.ask([])).toThrow("spaceInfeasible");
    });
  });

  describe(`${name}: sampler contract, what trials tell`, () => {
    it.each<[string, SamplerOptions["directions"]]>([
      ["two", ["minimize", "maximize"]],
      ["three", ["maximize", "minimize", "minimize"]],
    ])("searches with %s objectives, some of them unknown, tied or not finite", (_, directions) => {
      const options: SamplerOptions = { space: CONDITIONAL_SPACE, directions, seed: 4, budget: 30 };
      const trials = study(create(options), 18, (params, i) => severalValues(params, i, directions.length));
      expectAllNew(CONDITIONAL_SPACE, trials);
      expect(create(options).ask(trials)).toEqual(create(options).ask(trials));
    });

    it.each<[string, (params: Params, index: number) => readonly number[] | null]>([
      ["are kept by some", (params) => [Number(params["units1"]) - 60, lossOf(params) - 40]],
      ["are broken by all", (params) => [1 + lossOf(params), 0.5]],
      [
        "are unknown or not finite",
        (_, i) => (i % 3 === 0 ? null : [i % 3 === 1 ? Number.NaN : 1, Infinity]),
      ],
    ])("searches under outcome constraints that %s", (_, violations) => {
      const sampler = create({
        space: RULED_SPACE,
        directions: ["minimize"],
        seed: 5,
        constraintCount: 2,
      });
      const outcome: Outcome = (params, i) => ({
        ...value(lossOf(params)),
        violations: violations(params, i),
      });
      expectAllNew(RULED_SPACE, study(sampler, 16, outcome));
    });

    it("searches with pruned trials, what they promised and how sure that is", () => {
      const sampler = create({
        space: CONDITIONAL_SPACE,
        directions: ["minimize"],
        seed: 6,
        budget: 40,
      });
      expectAllNew(CONDITIONAL_SPACE, study(sampler, 20, prunedAtRungs));
    });

    it("goes on from trials it has not suggested", () => {
      const others = study(create({ space: RULED_SPACE, directions: ["minimize"], seed: 99 }), 12, (params) =>
        value(lossOf(params)),
      ).toReversed();
      const sampler = single(RULED_SPACE);
      for (let i = 0; i < 4; i++) {
        const { params } = ask(sampler, others);
        others.push({ params, ...value(lossOf(params)) });
      }
      expectAllNew(RULED_SPACE, others);
    });
  });

  describe(`${name}: sampler contract, one of several learners`, () => {
    it("gives every learner its own settings alone, and forgets none of them", () => {
      const trials = study(single(LEARNER_SPACE), 40, (_, i) => value(i % 3));
      expectAllNew(LEARNER_SPACE, trials);
      expect(new Set(trials.map(({ params }) => params["family"])).size).toBe(4);
    });

    it("keeps rules between the settings of one learner, and between learners", () => {
      const trials = study(single(RULED_LEARNERS), 24, (params) => value(lossOf(params)));
      expectAllNew(RULED_LEARNERS, trials);
      expect(trials.filter(({ params }) => params["family"] === "forest")).toEqual([]);
    });
  });

  describe(`${name}: sampler contract, side by side`, () => {
    it.each<[string, SearchSpace, number]>([
      ["a large space", RULED_SPACE, 20],
      ["a space that comes to its end", TRIANGLE, 10],
    ])("keeps four trials running in %s, which end out of order", (_, space, count) => {
      const sampler = single(space);
      const trials: ObservedTrial[] = [];
      while (trials.length < count) {
        const { params } = ask(sampler, trials);
        trials.push({ params, state: "running", values: null });
        const running = [...trials.keys()].filter((index) => trials[index]!.state === "running");
        // Not the oldest: the second of those that run.
        if (running.length === 4) finish(trials, running[1]!);
      }
      expectAllNew(space, trials);
    });
  });
}

/** A space with additional rules, as typed. */
function withRules(space: SearchSpace, rules: readonly string[]): SearchSpace {
  const names = space.parameters.map(({ name }) => name);
  return { ...space, constraints: rules.map((rule) => parseConstraint(rule, names)) };
}

function expectAllNew(space: SearchSpace, trials: readonly ObservedTrial[]): void {
  for (const { params } of trials) expectValid(space, params);
  expect(new Set(trials.map(({ params }) => paramsKey(space, params))).size).toBe(trials.length);
}

function value(loss: number): ReturnType<Outcome> {
  return { state: "complete", values: [loss] };
}

function finish(trials: ObservedTrial[], index: number): void {
  const { params } = trials[index]!;
  trials[index] = { params, ...value(lossOf(params)) };
}

function severalValues(params: Params, index: number, count: number): ReturnType<Outcome> {
  if (index % 6 === 1) return { state: "failed", values: null };
  const loss = lossOf(params);
  const values = [loss, Number(params["units1"]), index % 3].slice(0, count);
  if (index % 6 === 2) values[count - 1] = Number.NaN;
  if (index % 6 === 4) values[0] = Number.POSITIVE_INFINITY;
  // Of a pruned trial only the first objective is known.
  if (index % 6 === 5)
    return { state: "pruned", values: values.map((each, k) => (k === 0 ? each : Number.NaN)) };
  return { state: "complete", values };
}

function prunedAtRungs(params: Params, index: number): ReturnType<Outcome> {
  const loss = lossOf(params);
  const rungValues = [loss + 2, loss + 0.5, loss];
  const standardErrors = index % 4 === 0 ? null : [index % 4 === 1 ? null : 0.1 * index];
  if (index % 3 === 0) return { state: "complete", values: [loss], standardErrors, rungValues };
  if (index % 7 === 0) return { state: "pruned", values: null, rungValues: [] };
  return { state: "pruned", values: [loss], standardErrors, rungValues: rungValues.slice(0, index % 3) };
}
