import { expect } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import type { ObservedTrial, Sampler, Suggestion } from "../../core/sampler/sampler.ts";
import type { Distribution, Params } from "../../core/space/distribution.ts";
import {
  isActive,
  isFeasible,
  type SearchParameter,
  type SearchSpace,
} from "../../core/space/searchSpace.ts";

/** A float with log, a stepped float, ints with log and step, categories, and parameters two levels of conditions deep. */
export const CONDITIONAL_SPACE: SearchSpace = {
  parameters: [
    parameter("layers", { kind: "int", low: 1, high: 3, log: false, step: 1 }),
    parameter("units1", { kind: "int", low: 4, high: 256, log: true, step: 1 }),
    parameter(
      "units2",
      { kind: "int", low: 4, high: 256, log: true, step: 1 },
      { parent: "layers", atLeast: 2 },
    ),
    parameter(
      "units3",
      { kind: "int", low: 4, high: 64, log: false, step: 4 },
      { parent: "layers", atLeast: 3 },
    ),
    parameter("dropout", { kind: "float", low: 0, high: 0.5, log: false, step: 0.1 }),
    parameter("optimizer", { kind: "categorical", choices: ["adam", "sgd"] }),
    parameter(
      "nesterov",
      { kind: "categorical", choices: [true, false] },
      { parent: "optimizer", values: ["sgd"] },
    ),
    parameter(
      "momentum",
      { kind: "float", low: 0.5, high: 0.99, log: false, step: null },
      { parent: "nesterov", values: [true] },
    ),
    parameter("learningRate", { kind: "float", low: 1e-5, high: 1, log: true, step: null }),
  ],
};

/** Learners, each with settings of its own, some of them on settings of the same learner, and one that several share. */
export const LEARNER_SPACE: SearchSpace = {
  parameters: [
    parameter("family", { kind: "categorical", choices: ["knn", "linear", "forest", "mlp"] }),
    parameter("balanced", { kind: "categorical", choices: [false, true] }, of("linear", "forest", "mlp")),
    parameter("k", { kind: "int", low: 1, high: 200, log: true, step: 1 }, of("knn")),
    parameter("votes", { kind: "categorical", choices: ["uniform", "distance"] }, of("knn")),
    parameter("c", { kind: "float", low: 1e-4, high: 1e4, log: true, step: null }, of("linear")),
    parameter("trees", { kind: "int", low: 10, high: 300, log: false, step: 10 }, of("forest")),
    parameter("columns", { kind: "float", low: 0.25, high: 1, log: false, step: 0.25 }, of("forest")),
    parameter("layers", { kind: "int", low: 0, high: 2, log: false, step: 1 }, of("mlp")),
    parameter(
      "units1",
      { kind: "int", low: 4, high: 128, log: true, step: 1 },
      { parent: "layers", atLeast: 1 },
    ),
    parameter(
      "units2",
      { kind: "int", low: 4, high: 128, log: true, step: 1 },
      { parent: "layers", atLeast: 2 },
    ),
    parameter("rate", { kind: "float", low: 1e-4, high: 0.1, log: true, step: null }, of("mlp")),
  ],
};

/** 3 + 2·2 = 7 configurations, one branch conditional. */
export const SMALL_SPACE: SearchSpace = {
  parameters: [
    parameter("kind", { kind: "categorical", choices: ["a", "b", "c", "tree", "forest"] }),
    parameter(
      "depth",
      { kind: "int", low: 2, high: 3, log: false, step: 1 },
      { parent: "kind", values: ["tree", "forest"] },
    ),
  ],
};

/** How the next trial ends. */
export type Outcome = (params: Params, index: number) => Omit<ObservedTrial, "params">;

/** Asks and tells `count` times. */
export function study(sampler: Sampler, count: number, outcome: Outcome): ObservedTrial[] {
  const trials: ObservedTrial[] = [];
  for (let i = 0; i < count; i++) {
    const { params } = ask(sampler, trials);
    trials.push({ params, ...outcome(params, i) });
  }
  return trials;
}

/** A finished trial. */
export function complete(value: number): Pick<ObservedTrial, "state" | "values"> {
  return { state: "complete", values: [value] };
}

export function ask(sampler: Sampler, trials: readonly ObservedTrial[]): Suggestion {
  const suggestion = sampler.ask(trials);
  if (suggestion === null) throw new Error(`null after ${trials.length} trials`);
  return suggestion;
}

/** A finished trial of `lossOf`. */
export function smooth(params: Params): Pick<ObservedTrial, "state" | "values"> {
  return complete(lossOf(params));
}

/** A smooth function of all numeric params. */
export function lossOf(params: Params): number {
  const numbers = Object.values(params).map((value) => (typeof value === "number" ? Math.log1p(value) : 0.5));
  return numbers.reduce((sum, value, i) => sum + (value - 0.2 * i) ** 2, 0);
}

/** Random outcomes: finished, failed, running and not finite. */
export function mixedOutcome(params: Params, index: number): Pick<ObservedTrial, "state" | "values"> {
  const kind = createRng(index).integer(5);
  if (kind === 0) return { state: "failed", values: null };
  if (kind === 1) return { state: "running", values: null };
  if (kind === 2) return complete(index % 2 === 0 ? Number.NaN : Number.POSITIVE_INFINITY);
  return smooth(params);
}

/** Expects exactly the active parameters, each with a value of its distribution, and they satisfy the constraints. */
export function expectValid(space: SearchSpace, params: Params): void {
  expect(isFeasible(space, params)).toBe(true);
  const active = space.parameters.filter((each) => isActive(each, params));
  expect(Object.keys(params).sort()).toEqual(active.map(({ name }) => name).sort());
  for (const { name, distribution } of active) {
    const value = params[name]!;
    if (distribution.kind === "categorical") {
      expect(distribution.choices).toContain(value);
      continue;
    }
    expect(value).toBeTypeOf("number");
    expect(value).toBeGreaterThanOrEqual(distribution.low);
    expect(value).toBeLessThanOrEqual(distribution.high);
    if (distribution.step !== null) {
      const steps = (Number(value) - distribution.low) / distribution.step;
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-9);
    }
    if (distribution.kind === "int") expect(value).toSatisfy(Number.isInteger);
  }
}

export function parameter(
  name: string,
  distribution: Distribution,
  condition: SearchParameter["condition"] = null,
): SearchParameter {
  return { name, distribution, condition };
}

function of(...values: readonly string[]): SearchParameter["condition"] {
  return { parent: "family", values };
}
