import { describe, expect, it } from "vitest";
import { complete, study } from "../../testing/contracts/samplerContract.ts";
import type { Distribution, Params } from "../space/distribution.ts";
import type { SearchSpace } from "../space/searchSpace.ts";
import { createGridSampler } from "./gridSampler.ts";

const RATE: Distribution = { kind: "float", low: 1e-4, high: 1, log: true, step: null };
const UNITS: Distribution = { kind: "int", low: 1, high: 9, log: false, step: 1 };
const PLANE: SearchSpace = {
  parameters: [
    { name: "rate", distribution: RATE, condition: null },
    { name: "units", distribution: UNITS, condition: null },
  ],
};

function tried(space: SearchSpace, budget: number | null, count: number): readonly Params[] {
  const sampler = createGridSampler({ space, directions: ["minimize"], seed: 1, budget });
  return study(sampler, count, () => complete(1)).map(({ params }) => params);
}

function levelsOf(configurations: readonly Params[], name: string): number[] {
  const levels = new Set(configurations.map((params) => Number(Number(params[name]).toPrecision(6))));
  return [...levels].sort((a, b) => a - b);
}

describe("grid sampler", () => {
  it("takes as many levels as the budget allows, ends included, on a log scale if set", () => {
    // 5 × 5 fits into 30, 6 × 6 does not.
    const grid = tried(PLANE, 30, 25);
    expect(levelsOf(grid, "rate")).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1]);
    expect(levelsOf(grid, "units")).toEqual([1, 3, 5, 7, 9]);
  });

  it("adds the middles when the grid is finished, without repetitions", () => {
    const grid = tried(PLANE, 9, 25);
    expect(levelsOf(grid.slice(0, 9), "rate")).toEqual([1e-4, 1e-2, 1]);
    expect(levelsOf(grid, "rate")).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1]);
    expect(levelsOf(grid, "units")).toEqual([1, 3, 5, 7, 9]);
    expect(new Set(grid.map((params) => JSON.stringify(params))).size).toBe(25);
  });

  it("takes the quarters if only two levels fit, and soon has tried both of every parameter", () => {
    const parameters = Array.from({ length: 12 }, (_, i) => ({
      name: `x${i}`,
      distribution: RATE,
      condition: null,
    }));
    const few = tried({ parameters }, 20, 12);
    for (const { name } of parameters) expect(levelsOf(few, name)).toEqual([1e-3, 0.1]);
    expect(levelsOf(tried(PLANE, 4, 25), "rate")).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1]);
  });

  it("works without a grid if constraints exclude all its cells", () => {
    const between: SearchSpace = {
      ...PLANE,
      constraints: [
        {
          kind: "compare",
          operator: "==",
          left: { kind: "parameter", name: "units" },
          right: { kind: "literal", value: 4 },
        },
      ],
    };
    expect(levelsOf(tried(between, 4, 6), "units")).toEqual([4]);
  });
});
