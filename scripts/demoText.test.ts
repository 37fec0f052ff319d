import { describe, expect, it } from "vitest";
import type { Trial } from "../src/core/study/trial.ts";
import { bestOf, describeReport, describeTrial } from "./demoText.mjs";
import type { PageStudy } from "./pageStudy.mjs";

describe("what the demo prints", () => {
  it("tells a trial's value and the best so far", () => {
    const study = studyOf([trialOf(0, 0.5), trialOf(1, 0.1234567), trialOf(2, null)]);
    expect(describeTrial(study.trials[1]!, study)).toBe(
      "trial   2 of 20  logLoss 0.1235          best 0.1235 (trial 2)",
    );
    expect(describeTrial(study.trials[0]!, study)).toContain("best 0.5 (trial 1)");
    expect(describeTrial(study.trials[2]!, study)).toBe(
      "trial   3 of 20  failed                  best 0.1235 (trial 2)",
    );
  });

  it("takes the earliest of equals as the best, and 0 as a value", () => {
    expect(bestOf(studyOf([trialOf(0, 0.2), trialOf(1, 0), trialOf(2, 0)]))?.number).toBe(1);
    expect(bestOf(studyOf([trialOf(0, null)]))).toBeNull();
  });

  it("tells scores with their intervals beside the baselines", () => {
    const text = describeReport(studyOf([trialOf(0, 0.2)]), {
      trainRows: 120,
      testRows: 30,
      models: [
        {
          model: "best",
          parameterCount: 10,
          lead: null,
          scores: [{ metric: "accuracy", value: 0.9666666, interval: [0.9, 1] }],
        },
        {
          model: "constant",
          parameterCount: 0,
          lead: [0.8, 1],
          scores: [{ metric: "accuracy", value: 0, interval: null }],
        },
      ],
      detail: { task: "classification", classes: [], confusion: [] },
    });
    expect(text).toContain("learningRate   0.01");
    expect(text).toContain("best model         accuracy 0.9667 [0.9, 1]");
    expect(text).toContain("constant baseline  accuracy 0");
    expect(text).toContain("30 test rows");
  });
});

function trialOf(number: number, value: number | null): Trial {
  return {
    number,
    params: { learningRate: 0.01 },
    state: value === null ? "failed" : "complete",
    values: value === null ? null : [value],
    violations: null,
    folds: [],
    curve: { trainLoss: [], validationLoss: [], score: [] },
    bestStep: null,
    parameterCount: null,
    startedMs: 0,
    endedMs: number + 1,
    worker: 0,
    retries: 0,
    error: null,
    suggestion: null,
  };
}

function studyOf(trials: readonly Trial[]): PageStudy {
  const search = { objective: { metric: "logLoss", direction: "minimize" }, budget: { trials: 20 } };
  return {
    phase: "finished",
    endReason: "trials",
    error: null,
    engine: null,
    workers: 1,
    config: { search } as unknown as PageStudy["config"],
    trials,
    report: null,
  };
}
