import { describe, expect, it } from "vitest";
import { compareGps, verdict } from "./compare.ts";
import { type SearchRow, summarise } from "./rows.ts";

function row(by: "ours" | "optuna", problem: string, median: number | null, upper: number | null): SearchRow {
  return {
    problem,
    sampler: "gp",
    by,
    workers: 1,
    seeds: 20,
    regret: { 30: [0, median, upper], 60: [0, median, upper] },
    worst60: 1,
    msPerSuggestion: 10,
  };
}

describe("verdict", () => {
  const theirs = row("optuna", "p", 2, 3);
  it.each([
    [1, 2, "better"],
    [1, 3, "no worse"],
    [2, 3, "no worse"],
    [1, 3.1, "worse"],
    [2.1, 1, "worse"],
    [null, null, "worse"],
  ])("%s and %s against 2 and 3: %s", (median, upper, expected) => {
    expect(verdict(row("ours", "p", median, upper), theirs, 30)).toBe(expected);
  });

  it("treats regrets as equal if both are at the minimum up to rounding", () => {
    expect(verdict(row("ours", "p", 1e-12, 1e-10), row("optuna", "p", 0, 0), 60)).toBe("no worse");
  });

  it("is better than a search whose trials all failed", () => {
    expect(verdict(row("ours", "p", 1, 1), row("optuna", "p", null, null), 60)).toBe("better");
  });

  it("is null for numbers of trials that were not reached", () => {
    expect(verdict(row("ours", "p", 1, 1), theirs, 40)).toBeNull();
  });
});

describe("compareGps", () => {
  it("counts over the problems that both have", () => {
    const [table] = compareGps([
      row("ours", "a", 1, 1),
      row("ours", "b", 3, 1),
      row("ours", "alone", 0, 0),
      row("optuna", "a", 2, 2),
      row("optuna", "b", 2, 2),
    ]);
    expect(table!.rows.map(([problem]) => problem)).toEqual(["a", "b", "all"]);
    expect(table!.rows.at(-1)).toContain("no worse 1/2, better 1");
    expect(table!.rows.at(-1)).toContain("both: no worse 1, better 1");
  });
});

describe("summarise", () => {
  const key = { problem: "p", sampler: "gp", by: "ours", workers: 1 } as const;

  it("gives quantiles over the runs for the available numbers of trials, and the worst at 60", () => {
    const runs = [1, 2, 3].map((scale) => ({
      regret: Array.from({ length: 60 }, (_, i) => scale * (60 - i)),
      msPerSuggestion: scale,
    }));
    expect(summarise(key, runs, 60)).toMatchObject({
      seeds: 3,
      regret: { 20: [61.5, 82, 102.5], 60: [1.5, 2, 2.5] },
      worst60: 3,
      msPerSuggestion: 2,
    });
    expect(Object.keys(summarise(key, runs, 30).regret)).toEqual(["20", "30"]);
  });

  it("keeps the last regret of a run with nothing left to try, and is null if all trials failed", () => {
    const short = { regret: [5, 4], msPerSuggestion: 1 };
    const failed = { regret: Array.from({ length: 60 }, () => Infinity), msPerSuggestion: 1 };
    expect(summarise(key, [short], 60)).toMatchObject({ regret: { 20: [4, 4, 4] }, worst60: 4 });
    expect(summarise(key, [failed, failed], 60)).toMatchObject({
      regret: { 60: [null, null, null] },
      worst60: null,
    });
  });
});
