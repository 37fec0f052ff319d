import { describe, expect, it } from "vitest";
import { hypervolumeHistory } from "./hypervolumeHistory.ts";
import type { Study } from "./study.ts";

describe("hypervolume history", () => {
  it("grows with every better compromise, as a share of the box of all solutions", () => {
    const steps = hypervolumeHistory(
      studyOf([
        [0.5, 100],
        [0.5, 50],
        [0.4, 60],
        [1, 100],
        [0, 0],
      ]),
    );
    // Scaled losses: (½, 1), (½, ½), (0.6, 0.6), (0, 1), (1, 0); the box is [0, 1]².
    expect(steps.map(({ number }) => number)).toEqual([0, 1, 3, 4]);
    expect(steps.map(({ share }) => share)).toEqual([0, 0.25, 0.25, 0.25]);
  });

  it("is 0 without solutions, and 1 if all are equal", () => {
    expect(hypervolumeHistory(studyOf([]))).toEqual([]);
    expect(hypervolumeHistory(studyOf([[0.3, 7]]))).toEqual([{ number: 0, share: 1 }]);
  });
});

function studyOf(values: readonly (readonly number[])[]): Study {
  const search = {
    objective: { metric: "accuracy", direction: "maximize" },
    sideObjectives: [{ measure: "parameters", direction: "minimize" }],
  };
  const trials = values.map((each, number) => ({
    number,
    state: "complete",
    values: each,
    violations: null,
  }));
  return { config: { search }, space: { parameters: [] }, trials } as unknown as Study;
}
