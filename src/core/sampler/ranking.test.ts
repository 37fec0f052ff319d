import { describe, expect, it } from "vitest";
import { bestFirst, rankable } from "./ranking.ts";
import type { ObservedTrial } from "./sampler.ts";

function trial(
  name: string,
  values: readonly number[] | null,
  violations: readonly number[] | null = null,
  state: ObservedTrial["state"] = "complete",
): ObservedTrial {
  return { params: { name }, state, values, violations };
}

const names = (ranked: ReturnType<typeof rankable>) => ranked.map((each) => each.trial.params["name"]);

describe("ranking of trials", () => {
  it("leaves out trials that have not ended with a finite first value", () => {
    const trials = [
      trial("failed", null, null, "failed"),
      trial("running", null, null, "running"),
      trial("unknown", null, null, "pruned"),
      trial("diverged", [Infinity]),
      trial("pruned", [2], null, "pruned"),
      trial("complete", [1]),
    ];
    expect(names(rankable(trials, ["minimize"]))).toEqual(["pruned", "complete"]);
  });

  it("puts trials that meet the constraints first, then those that break them least, each constraint on its own scale", () => {
    const trials = [
      trial("breaks both", [0], [1000, 0.2]),
      trial("worse", [5], [-1, 0]),
      trial("unknown", [0], [Number.NaN, Number.NaN]),
      trial("breaks little", [9], [100, -3]),
      trial("better", [4], [-1, 0]),
      trial("breaks one", [0], [-1000, 0.1]),
    ];
    expect(names(bestFirst(trials, ["minimize"]))).toEqual([
      "better",
      "worse",
      "breaks little",
      "breaks one",
      "breaks both",
      "unknown",
    ]);
  });

  it("turns values into losses; non-finite ones become the worst", () => {
    const [only] = rankable([trial("a", [3, Number.NaN, 7])], ["maximize", "minimize", "minimize"]);
    expect(only!.losses).toEqual([-3, Infinity, 7]);
  });
});
