import { describe, expect, it } from "vitest";
import { complete, study } from "../../../testing/contracts/samplerContract.ts";
import type { Params } from "../../space/distribution.ts";
import type { SearchSpace } from "../../space/searchSpace.ts";
import { createCmaEsSampler } from "./cmaEsSampler.ts";
import type { ObservedTrial } from "../sampler.ts";

const CUBE: SearchSpace = {
  parameters: Array.from({ length: 4 }, (_, i) => ({
    name: `x${i}`,
    distribution: { kind: "float", low: -2, high: 2, log: false, step: null },
    condition: null,
  })),
};

/** A rotated ellipsoid, some axes a hundred times as long as others, with its minimum away from the centre. */
function ellipsoid(params: Params): number {
  const x = CUBE.parameters.map(({ name }, i) => Number(params[name]) - 0.3 * (i + 1));
  return (x[0]! + x[1]!) ** 2 + 100 * (x[0]! - x[1]!) ** 2 + 30 * (x[2]! - x[3]!) ** 2 + x[3]! ** 2;
}

const best = (trials: readonly ObservedTrial[]) =>
  Math.min(...trials.map(({ values }) => values?.[0] ?? Number.POSITIVE_INFINITY));

describe("CMA-ES", () => {
  it.each([1, 2, 3])("learns the shape of a rotated ellipsoid: seed %i", (seed) => {
    const sampler = createCmaEsSampler({ space: CUBE, directions: ["minimize"], seed });
    const trials = study(sampler, 480, (params) => complete(ellipsoid(params)));
    expect(best(trials.slice(0, 16))).toBeGreaterThan(0.1);
    expect(best(trials)).toBeLessThan(1e-5);
  });

  it("finds the best integers and choices that interact with numbers", () => {
    const space: SearchSpace = {
      parameters: [
        { name: "n", distribution: { kind: "int", low: 1, high: 12, log: false, step: 1 }, condition: null },
        { name: "kind", distribution: { kind: "categorical", choices: ["a", "b", "c"] }, condition: null },
        ...CUBE.parameters.slice(0, 2),
      ],
    };
    const sampler = createCmaEsSampler({ space, directions: ["minimize"], seed: 1 });
    const trials = study(sampler, 200, ({ n, kind, x0, x1 }) => {
      const shift = kind === "c" ? 0 : 0.5;
      return complete(shift + 0.1 * (Number(n) - 9) ** 2 + (Number(x0) - 1) ** 2 + (Number(x1) + 1) ** 2);
    });
    expect(best(trials)).toBeLessThan(1e-3);
    // The margin: it still tries the neighbours.
    expect(new Set(trials.slice(-50).map(({ params }) => params["n"])).size).toBeGreaterThan(1);
  });

  it("restarts after it has converged", () => {
    const space: SearchSpace = { parameters: CUBE.parameters.slice(0, 1) };
    const sampler = createCmaEsSampler({ space, directions: ["minimize"], seed: 1 });
    const trials = study(sampler, 300, ({ x0 }) => complete((Number(x0) - 0.5) ** 2));
    const far = trials.map(({ params }) => Math.abs(Number(params["x0"]) - 0.5) > 0.2);
    const close = trials.findIndex((_, i) => i > 20 && far.slice(i - 8, i).every((each) => !each));
    expect(close).toBeGreaterThan(0);
    expect(far.slice(close).some((each) => each)).toBe(true);
  });

  it("draws from the same distribution until a generation has ended", () => {
    const sampler = createCmaEsSampler({ space: CUBE, directions: ["minimize"], seed: 3 });
    const told = study(sampler, 8, (params, i) =>
      i === 7 ? { state: "running", values: null } : complete(ellipsoid(params)),
    );
    const waiting = sampler.ask(told)!.params;
    const blank = told.map((trial): ObservedTrial => ({ ...trial, state: "running", values: null }));
    expect(sampler.ask(blank)!.params).toEqual(waiting);
    const ended = told.with(7, { ...told[7]!, ...complete(0) });
    expect(sampler.ask(ended)!.params).not.toEqual(waiting);
  });

  it("gives the same answers as a new sampler if earlier trials change", () => {
    const create = () => createCmaEsSampler({ space: CUBE, directions: ["minimize"], seed: 5 });
    const used = create();
    const trials = study(used, 40, (params) => complete(ellipsoid(params)));
    const changed = trials.with(10, { ...trials[10]!, state: "failed", values: null });
    expect(used.ask(changed)).toEqual(create().ask(changed));
    expect(used.ask(changed)).not.toEqual(used.ask(trials));
    expect(used.ask(trials)).toEqual(create().ask(trials));
  });

  it("learns from trials that it did not propose", () => {
    const sampler = createCmaEsSampler({ space: CUBE, directions: ["minimize"], seed: 4 });
    const target = [0.3, 0.6, 0.9, 1.2];
    const known = Array.from({ length: 24 }, (_, i): ObservedTrial => {
      const params = Object.fromEntries(target.map((x, j) => [`x${j}`, x + 0.2 * Math.sin(7 * i + 3 * j)]));
      return { params, ...complete(ellipsoid(params)) };
    });
    const distance = (params: Params) => Math.hypot(...target.map((x, j) => Number(params[`x${j}`]) - x));
    expect(distance(sampler.ask(known)!.params)).toBeLessThan(0.6 * distance(sampler.ask([])!.params));
  });
});
