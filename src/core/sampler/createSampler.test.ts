import { expect, test } from "vitest";
import {
  CONDITIONAL_SPACE,
  describeSamplerContract,
  study,
} from "../../testing/contracts/samplerContract.ts";
import { createSampler } from "./createSampler.ts";
import { ask, complete, LEARNER_SPACE, lossOf } from "../../testing/contracts/samplerStudies.ts";
import { parseConstraint } from "../space/parseConstraint.ts";
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

/** In the order of their costs; the third breaks the rule below. */
const PORTFOLIO = [
  { family: "linear", balanced: false, c: 1 },
  { family: "knn", k: 5, votes: "uniform" },
  { family: "forest", balanced: false, trees: 100, columns: 0.5 },
];

test.each(["gp", "tpe", "cmaEs", "genetic", "nsga2", "refine", "spsa", "bohb", "auto"] as const)(
  "%s tries a portfolio first, then what it would suggest after it",
  (name) => {
    const options = { space: LEARNER_SPACE, directions: ["minimize"], seed: 4, budget: 30 } as const;
    const sampler = createSampler(name, { ...options, portfolio: PORTFOLIO });
    const trials = study(sampler, 3, (params) => complete(lossOf(params)));
    expect(trials.map(({ params }) => params)).toEqual(PORTFOLIO);
    expect(sampler.ask(trials.slice(0, 1))).toMatchObject({ note: { origin: "default" } });
    expect(sampler.ask(trials)).toEqual(createSampler(name, options).ask(trials));
  },
);

test("what was tried, is running or breaks a rule is left out of the portfolio", () => {
  const rule = parseConstraint("trees <= 50", ["trees"]);
  const sampler = createSampler("gp", {
    space: { ...LEARNER_SPACE, constraints: [rule] },
    directions: ["minimize"],
    seed: 4,
    portfolio: PORTFOLIO,
  });
  const running: ObservedTrial = { params: PORTFOLIO[0]!, state: "running", values: null };
  expect(ask(sampler, [running]).params).toEqual(PORTFOLIO[1]);
  const other: ObservedTrial = { params: { ...PORTFOLIO[1], k: 6 }, ...complete(1) };
  expect(ask(sampler, [other, running]).params).toEqual(PORTFOLIO[1]);
  const tried: ObservedTrial = { params: PORTFOLIO[1]!, ...complete(1) };
  expect(ask(sampler, [tried, running]).note.origin).toBe("start");
});

test.each(["random", "sobol", "halton", "grid", "hyperband"] as const)(
  "%s has no portfolio: it is what others are compared with",
  (name) => {
    const options = { space: LEARNER_SPACE, directions: ["minimize"], seed: 4 } as const;
    const sampler = createSampler(name, { ...options, portfolio: PORTFOLIO });
    expect(sampler.ask([])).toEqual(createSampler(name, options).ask([]));
  },
);

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
