import { describe, expect, it } from "vitest";
import type { MetricName } from "../../core/metric/metricName.ts";
import type { ScoredMetric, TestReport } from "../../core/study/testReport.ts";
import { classificationReport, regressionReport } from "../gallery/reportFixtures.ts";
import { scoreComparisonSpec } from "./scoreComparisonSpec.ts";
import { verdictOf } from "./verdict.ts";

describe("verdictOf", () => {
  const withLead = (lead: readonly [number, number] | null) => {
    const made = report("accuracy", [0.8, 0.95], [0.7, 0.9]);
    return verdictOf({ ...made, models: made.models.map((model) => ({ ...model, lead })) }).linear;
  };
  it("claims a difference only where the lead's interval excludes 0, overlapping scores or not", () => {
    expect(withLead([0.01, 0.2])).toBe("better");
    expect(withLead([-0.01, 0.2])).toBe("unclear");
    expect(withLead([-0.2, -0.01])).toBe("worse");
  });
  it("does not call a lead that touches 0 a difference", () => {
    expect(withLead([0, 0.2])).toBe("unclear");
    expect(withLead([-0.2, 0])).toBe("unclear");
  });
  it("claims nothing without an interval or without the baseline", () => {
    expect(withLead(null)).toBe("unclear");
    expect(verdictOf(report("accuracy", [0.9, 0.95], [0.7, 0.8])).constant).toBeNull();
  });
});

describe("scoreComparisonSpec", () => {
  it("gives every row the decimals that the winner's interval supports", () => {
    const spec = scoreComparisonSpec(report("accuracy", [0.9, 1], [0.7, 0.8]), "accuracy")!;
    expect(spec.rows.map(({ text }) => text)).toEqual(["0.95", "0.75"]);
    expect(spec.rows[0]!.intervalText).toEqual(["0.90", "1.00"]);
  });
  it("shows all rows on one axis that covers every interval", () => {
    const spec = scoreComparisonSpec(regressionReport(89, 40), "rmse")!;
    expect(spec.rows.map(({ model }) => model)).toEqual(["best", "linear", "constant"]);
    for (const { interval } of spec.rows) {
      expect(interval![0]).toBeGreaterThanOrEqual(spec.x.domain[0]);
      expect(interval![1]).toBeLessThanOrEqual(spec.x.domain[1]);
    }
    expect(spec.direction).toBe("minimize");
  });
  it("is null for a metric the winner was not judged in", () => {
    expect(scoreComparisonSpec(classificationReport(["a", "b"], 10, 0.9, 0.8), "rmse")).toBeNull();
  });
});

function report(metric: MetricName, best: [number, number] | null, linear: [number, number]): TestReport {
  const scored = (interval: [number, number] | null): ScoredMetric => ({
    metric,
    value: interval === null ? 0.9 : (interval[0] + interval[1]) / 2,
    interval,
  });
  return {
    models: [
      { model: "best", scores: [scored(best)], parameterCount: 10, lead: null },
      { model: "linear", scores: [scored(linear)], parameterCount: 3, lead: null },
    ],
    trainRows: 80,
    testRows: 20,
    detail: { task: "regression", actual: [], predicted: [] },
  };
}
