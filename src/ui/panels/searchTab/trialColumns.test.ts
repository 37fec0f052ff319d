import { describe, expect, it } from "vitest";
import type { Trial } from "../../../core/study/trial.ts";
import { fixtureStudy } from "../../gallery/studyFixtures.ts";
import { columnValue, sortTrials, trialColumns } from "./trialColumns.ts";

const study = fixtureStudy({ trials: 30, running: 2 });

describe("trialColumns", () => {
  it("has one column for every searched parameter, conditional ones included", () => {
    const columns = trialColumns(study.space);
    expect(columns.slice(0, 4)).toEqual(["number", "value", "state", "origin"]);
    expect(columns).toContain("param:units3");
    expect(columns).toContain("param:learningRate");
    expect(new Set(columns).size).toBe(columns.length);
  });

  it("has one column for every side objective, after the first", () => {
    expect(trialColumns(study.space, 2).slice(0, 5)).toEqual([
      "number",
      "value",
      "objective:1",
      "objective:2",
      "state",
    ]);
    const trial: Trial = { ...study.trials[0]!, state: "complete", values: [0.5, 0, 7] };
    expect(columnValue(trial, "objective:1")).toBe(0);
    expect(columnValue({ ...trial, values: [0.5] }, "objective:1")).toBeNull();
  });
});

describe("columnValue", () => {
  it("is null for an inactive parameter and keeps 0, the empty text and false", () => {
    const trial: Trial = { ...study.trials[0]!, params: { dropout: 0, activation: "", batchNorm: false } };
    expect(columnValue(trial, "param:units3")).toBeNull();
    expect(columnValue(trial, "param:dropout")).toBe(0);
    expect(columnValue(trial, "param:activation")).toBe("");
    expect(columnValue(trial, "param:batchNorm")).toBe(false);
  });
});

describe("sortTrials", () => {
  it("puts trials without a value last, in both orders", () => {
    for (const order of ["ascending", "descending"] as const) {
      const sorted = sortTrials(study.trials, { column: "value", order }).map((trial) =>
        columnValue(trial, "value"),
      );
      const firstMissing = sorted.indexOf(null);
      expect(firstMissing).toBeGreaterThan(0);
      expect(sorted.slice(firstMissing).every((value) => value === null)).toBe(true);
      const present = sorted.slice(0, firstMissing) as number[];
      expect(present).toEqual(present.toSorted((a, b) => (order === "ascending" ? a - b : b - a)));
    }
  });

  it("keeps the order of numbers among equals and does not touch its input", () => {
    const before = study.trials.map(({ number }) => number);
    const sorted = sortTrials(study.trials, { column: "state", order: "descending" });
    for (let index = 1; index < sorted.length; index++) {
      if (sorted[index]!.state === sorted[index - 1]!.state) {
        expect(sorted[index]!.number).toBeGreaterThan(sorted[index - 1]!.number);
      }
    }
    expect(study.trials.map(({ number }) => number)).toEqual(before);
  });

  it("treats NaN as missing", () => {
    const trials = [NaN, 2, 1].map((value, number): Trial => ({
      ...study.trials[0]!,
      number,
      state: "complete",
      values: [value],
    }));
    expect(sortTrials(trials, { column: "value", order: "descending" }).map(({ number }) => number)).toEqual([
      1, 2, 0,
    ]);
  });
});
