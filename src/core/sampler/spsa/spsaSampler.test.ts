import { describe, expect, it } from "vitest";
import { complete, study } from "../../../testing/contracts/samplerContract.ts";
import { createRng } from "../../math/rng.ts";
import type { Params } from "../../space/distribution.ts";
import type { SearchSpace } from "../../space/searchSpace.ts";
import type { ObservedTrial } from "../sampler.ts";
import { createSpsaSampler } from "./spsaSampler.ts";

function spaceOf(dimensions: number): SearchSpace {
  return {
    parameters: Array.from({ length: dimensions }, (_, i) => ({
      name: `x${i}`,
      distribution: { kind: "float", low: -1, high: 3, log: false, step: null },
      condition: null,
    })),
  };
}

/** 0 at 2, of the order of 1 elsewhere: the start, in the centre, has 1. */
function bowl(params: Params): number {
  const numbers = Object.values(params).filter((value) => typeof value === "number");
  return numbers.reduce((sum, value) => sum + (value - 2) ** 2, 0) / numbers.length;
}

function bestOf(trials: readonly ObservedTrial[]): number {
  return Math.min(...trials.map(({ values }) => values?.[0] ?? Infinity));
}

describe("SPSA sampler", () => {
  it("walks down a bowl in twenty dimensions, at any scale, and up its mirror image", () => {
    const space = spaceOf(20);
    const walk = (outcome: (params: Params) => number, direction: "minimize" | "maximize") =>
      study(createSpsaSampler({ space, directions: [direction], seed: 1, budget: 120 }), 120, (params) =>
        complete(outcome(params)),
      );
    const down = walk(bowl, "minimize");
    // Random search in twenty dimensions does not come near the 1 of the start.
    expect(bestOf(down)).toBeLessThan(0.2);
    const params = down.map((trial) => trial.params);
    expect(walk((each) => 2 ** 40 * bowl(each), "minimize").map((trial) => trial.params)).toEqual(params);
    expect(walk((each) => -bowl(each), "maximize").map((trial) => trial.params)).toEqual(params);
  });

  it("continues beside regions where trials fail or losses diverge", () => {
    const sampler = createSpsaSampler({ space: spaceOf(5), directions: ["minimize"], seed: 2 });
    const trials = study(sampler, 80, (params) => {
      if (Number(params["x1"]) > 2.2) return complete(1e300);
      return Number(params["x0"]) > 2.2 ? { state: "failed", values: null } : complete(bowl(params));
    });
    expect(bestOf(trials)).toBeLessThan(0.05);
  });

  it("takes the same walk if trials end late and out of order", () => {
    const sampler = createSpsaSampler({ space: spaceOf(3), directions: ["minimize"], seed: 3 });
    const alone = study(sampler, 30, (params) => complete(bowl(params))).map(({ params }) => params);
    const rng = createRng(4);
    const trials: ObservedTrial[] = [];
    const done = () => trials.filter(({ state }) => state === "complete").length;
    while (done() < 160) {
      const running = [...trials.keys()].filter((index) => trials[index]!.state === "running");
      if (running.length < 4) {
        trials.push({ params: sampler.ask(trials)!.params, state: "running", values: null });
        continue;
      }
      const index = running[rng.integer(4)]!;
      const { params } = trials[index]!;
      trials[index] = { params, ...complete(bowl(params)) };
    }
    // The first walk is interleaved with others, but is the same.
    const together = trials.map(({ params }) => params);
    for (const params of alone) expect(together).toContainEqual(params);
    expect(together.length).toBeGreaterThan(alone.length);
  });

  it("stays near the best point that meets a limit instead of wandering along the limit", () => {
    // The bowl's lowest point with a mean of at most 0.5: all coordinates at 0.5, where it is 2.25. The start breaks the limit.
    const mean = (params: Params) => Object.values(params).reduce<number>((sum, x) => sum + Number(x) / 5, 0);
    const above = [1, 2, 3, 4, 5, 6, 7].map((seed) => {
      const options = {
        space: spaceOf(5),
        directions: ["minimize"] as const,
        constraintCount: 1,
        budget: 120,
      };
      const trials = study(createSpsaSampler({ ...options, seed }), 120, (params) => ({
        ...complete(bowl(params)),
        violations: [mean(params) - 0.5],
      }));
      const late = trials.slice(80).map(({ params }) => bowl(params) - 2.25);
      return late.reduce((sum, value) => sum + value / 40, 0);
    });
    expect(above.toSorted((a, b) => a - b)[3]).toBeLessThan(0.4);
  });

  it.each([0, 1, 2, 3, 4])("settles on the best of five choices, number %i", (best) => {
    const { parameters } = spaceOf(2);
    const kind = { kind: "categorical" as const, choices: ["a", "b", "c", "d", "e"] };
    const space: SearchSpace = {
      parameters: [...parameters, { name: "kind", distribution: kind, condition: null }],
    };
    const sampler = createSpsaSampler({ space, directions: ["minimize"], seed: 6 });
    const trials = study(sampler, 120, (params) =>
      complete(bowl(params) + (params["kind"] === kind.choices[best] ? 0 : 3)),
    );
    const late = trials.slice(60).filter(({ params }) => params["kind"] === kind.choices[best]);
    expect(late.length).toBeGreaterThan(40);
  });

  it("settles on the better of two choices, and on trials that meet an outcome constraint", () => {
    const { parameters } = spaceOf(2);
    const kind = { kind: "categorical" as const, choices: ["poor", "good"] };
    const space: SearchSpace = {
      parameters: [...parameters, { name: "kind", distribution: kind, condition: null }],
    };
    const sampler = createSpsaSampler({ space, directions: ["minimize"], seed: 5, constraintCount: 1 });
    const trials = study(sampler, 80, (params) => ({
      ...complete(bowl(params) + (params["kind"] === "poor" ? 1 : 0)),
      violations: [Number(params["x0"]) - 1.5],
    }));
    const late = trials.slice(40);
    expect(late.filter(({ params }) => params["kind"] === "good").length).toBeGreaterThan(28);
    expect(late.filter(({ params }) => Number(params["x0"]) < 1.5).length).toBeGreaterThan(15);
    const kept = trials.filter(({ params }) => Number(params["x0"]) <= 1.5);
    // The constrained minimum is 0.25 / 2.
    expect(bestOf(kept)).toBeLessThan(0.125 + 0.1);
  });
});
