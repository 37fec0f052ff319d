import { describe, expect, it } from "vitest";
import { rankable } from "./ranking.ts";
import type { ObservedTrial } from "./sampler.ts";
import { bestOrder } from "./standing.ts";

function trial(
  name: string,
  values: readonly number[],
  state: "complete" | "pruned" = "complete",
  violations: readonly number[] | null = null,
): ObservedTrial {
  return { params: { name }, state, values, violations };
}

function order(trials: readonly ObservedTrial[], count: number, objectives = 1): unknown[] {
  const directions = Array.from({ length: objectives }, () => "minimize" as const);
  return bestOrder(rankable(trials, directions), count).map(({ trial }) => trial.params["name"]);
}

describe("bestOrder", () => {
  it("puts pruned trials behind complete ones, and those that break constraints last", () => {
    const trials = [
      trial("breaks more", [0], "complete", [2, -1]),
      trial("pruned, promising", [0.1], "pruned"),
      trial("poor", [9]),
      trial("breaks less", [5], "complete", [0.5, -1]),
      trial("good", [1], "complete", [-1, 0]),
      trial("pruned", [0.7], "pruned"),
    ];
    const expected = ["good", "poor", "pruned, promising", "pruned", "breaks less", "breaks more"];
    expect(order(trials, 2)).toEqual(expected);
  });

  it("goes front by front with several objectives", () => {
    const trials = [trial("c", [3, 3]), trial("a1", [1, 2]), trial("b", [2, 2.5]), trial("a2", [2, 1])];
    expect(order(trials, 4, 2)).toEqual(["a1", "a2", "b", "c"]);
  });

  it("spreads over a front if only some of its trials count", () => {
    const crowd = Array.from({ length: 8 }, (_, i) => trial(`crowd ${i}`, [0.5 + i / 1000, 0.5 - i / 1000]));
    const trials = [...crowd, trial("left", [0, 1]), trial("right", [1, 0])];
    const chosen = order(trials, 3, 2).slice(0, 3);
    expect(chosen).toContain("left");
    expect(chosen).toContain("right");
  });

  it("accepts equal losses and unknown losses", () => {
    const trials = [
      trial("x", [1, Number.NaN]),
      trial("y", [1, 1]),
      trial("z", [1, 1]),
      trial("w", [2, Number.POSITIVE_INFINITY]),
    ];
    expect(new Set(order(trials, 1, 2))).toEqual(new Set(["w", "x", "y", "z"]));
    expect(order(trials, 1, 2)[0]).toBe("y");
  });
});
