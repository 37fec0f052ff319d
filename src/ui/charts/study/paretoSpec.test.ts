import { describe, expect, it } from "vitest";
import type { Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { fixtureStudy } from "../../gallery/studyFixtures.ts";
import { paretoSpec } from "./paretoSpec.ts";

describe("paretoSpec", () => {
  it("has the front by rising x, drawn last, and marks trials that break a limit", () => {
    const spec = paretoSpec(
      studyOf([
        { values: [0.9, 4000], violations: [-1] },
        { values: [0.8, 100], violations: [0] },
        { values: [0.7, 200], violations: [-1] },
        { values: [0.99, 10], violations: [3] },
      ]),
      1,
      0,
    )!;
    expect(spec.front.map(({ number }) => number)).toEqual([1, 0]);
    expect(spec.points.map(({ number }) => number)).toEqual([2, 3, 0, 1]);
    expect(spec.points.filter(({ feasible }) => !feasible).map(({ number }) => number)).toEqual([3]);
    expect(spec.x.kind).toBe("log");
    expect(spec.y.kind).toBe("linear");
  });

  it("leaves out trials without a number for every objective, and is nothing without a trial", () => {
    const spec = paretoSpec(studyOf([{ values: [0.9, Number.NaN] }, { values: [0.8, 5] }]), 1, 0)!;
    expect(spec.points.map(({ number }) => number)).toEqual([1]);
    expect(paretoSpec(studyOf([{ values: null }]), 1, 0)).toBeNull();
  });
});

function studyOf(trials: readonly Partial<Trial>[]): Study {
  const study = fixtureStudy({ trials: 1, metric: "accuracy" });
  const search = {
    ...study.config.search,
    sideObjectives: [{ measure: "parameters", direction: "minimize" } as const],
  };
  return {
    ...study,
    config: { ...study.config, search },
    trials: trials.map((trial, number) => ({ ...study.trials[0]!, state: "complete", number, ...trial })),
  };
}
