import { describe, expect, it } from "vitest";
import type { MetricName } from "../../../core/metric/metricName.ts";
import type { ScoredMetric, TestReport } from "../../../core/study/testReport.ts";
import { classificationReport, regressionReport, withEnsemble } from "../../gallery/reportFixtures.ts";
import { scoreComparisonSpec } from "./scoreComparisonSpec.ts";
import { ensembleClaim, rightRows, verdictOf } from "./verdict.ts";

type Lead = readonly [number, number] | null;
const BETTER = [0.01, 0.2] as const;
const UNCLEAR = [-0.01, 0.2] as const;
const WORSE = [-0.2, -0.01] as const;

/** Leads of the winner over the baselines, and of the others over the constant. */
interface Leads {
  readonly forest?: Lead;
  readonly linear?: Lead;
  readonly constant?: Lead;
  readonly forestOverConstant?: Lead;
  readonly linearOverConstant?: Lead;
}

describe.each([
  ["classification", "logLoss"],
  ["regression", "rmse"],
] as const)("the verdict on a %s", (task, metric) => {
  const judged = (leads: Leads) => {
    const { claim, others } = verdictOf(baselinesReport(task, metric, leads));
    return [claim, ...others];
  };

  it("praises only a model that beats the constant", () => {
    expect(judged({ linear: BETTER, constant: BETTER })).toEqual(["better", "linear"]);
    expect(judged({ forest: BETTER, linear: BETTER, constant: BETTER })).toEqual([
      "better",
      "forest",
      "linear",
    ]);
    for (const constant of [UNCLEAR, WORSE, [0, 0.2], [0, 0], null] as const) {
      for (const linear of [BETTER, UNCLEAR, WORSE]) {
        const leads = { forest: linear, linear, constant, linearOverConstant: UNCLEAR };
        for (const forestOverConstant of [WORSE, UNCLEAR]) {
          expect(judged({ ...leads, forestOverConstant })).toEqual(["useless", "forest", "linear"]);
        }
        expect(judged({ ...leads, forestOverConstant: BETTER })).toEqual(["onlyOthers", "forest"]);
        expect(judged({ linear, constant, linearOverConstant: BETTER })).toEqual(["onlyOthers", "linear"]);
      }
    }
  });
  it("compares a model that beats the constant with the other baselines", () => {
    expect(judged({ linear: UNCLEAR, constant: BETTER })).toEqual(["alike", "linear"]);
    expect(judged({ linear: WORSE, constant: BETTER })).toEqual(["worse", "linear"]);
    expect(judged({ linear: null, constant: BETTER })).toEqual(["alike", "linear"]);
    // The winner is the linear model, with the baseline's settings.
    expect(judged({ linear: [0, 0], constant: BETTER })).toEqual(["same", "linear"]);
    expect(judged({ forest: [0, 0], linear: BETTER, constant: BETTER })).toEqual(["same", "forest"]);
    expect(judged({ forest: UNCLEAR, linear: [0, 0], constant: BETTER })).toEqual([
      "alike",
      "forest",
      "linear",
    ]);
    expect(judged({ forest: UNCLEAR, linear: BETTER, constant: BETTER })).toEqual(["alike", "forest"]);
    expect(judged({ forest: UNCLEAR, linear: WORSE, constant: BETTER })).toEqual(["worse", "linear"]);
    expect(judged({ forest: WORSE, linear: WORSE, constant: BETTER })).toEqual(["worse", "forest", "linear"]);
    // Equal scores, or an interval that contains 0: no difference is claimed.
    for (const linear of [
      [0, 0.2],
      [-0.2, 0],
    ] as const)
      expect(judged({ linear, constant: BETTER })).toEqual(["alike", "linear"]);
  });
  it("claims nothing about the linear model if a report of an earlier version lacks it", () => {
    expect(judged({ linear: BETTER, constant: UNCLEAR })).toEqual(["notBetterThanConstant", "linear"]);
  });
  it("uses the available baselines", () => {
    expect(judged({ constant: BETTER })).toEqual(["betterThanConstant"]);
    expect(judged({ constant: WORSE })).toEqual(["notBetterThanConstant"]);
    expect(judged({ linear: BETTER })).toEqual(["nothingToCompare", "linear"]);
    expect(judged({})).toEqual(["nothingToCompare"]);
  });
});

describe("verdictOf", () => {
  it("does not praise a better log loss if no more rows are correct than with the constant", () => {
    const leads = { linear: BETTER, constant: BETTER };
    const claim = (own: number, constant: number) =>
      verdictOf(baselinesReport("classification", "logLoss", leads, { own, constant })).claim;
    expect(claim(0, 0.02)).toBe("noMoreRight");
    expect(claim(0.95, 0.95)).toBe("noMoreRight");
    expect(claim(0.025, 0.02)).toBe("better");
  });
  it("praises nothing if no model gets a single row right", () => {
    for (const constant of [BETTER, UNCLEAR, WORSE]) {
      for (const linear of [BETTER, UNCLEAR, WORSE]) {
        const leads = { linear, constant, linearOverConstant: BETTER };
        const report = baselinesReport("classification", "logLoss", leads, { own: 0, constant: 0 });
        expect(verdictOf(report)).toMatchObject({ claim: "noneRight", nominallyBetter: [] });
      }
    }
  });
  it("does not recommend a baseline with a better log loss that is no more often right than the constant", () => {
    const claim = (leads: Leads, accuracy: number) =>
      verdictOf(baselinesReport("classification", "logLoss", leads, { own: accuracy, constant: 0.1 })).claim;
    expect(claim({ linear: WORSE, constant: BETTER }, 0.1)).toBe("noMoreRight");
    const useless = { linear: WORSE, constant: UNCLEAR, linearOverConstant: BETTER };
    expect(claim(useless, 0.1)).toBe("useless");
    expect(claim(useless, 0.2)).toBe("onlyOthers");
  });
  it("does not say that a baseline is alike that is clearly better but no more often right than the constant", () => {
    const judged = (leads: Leads) => {
      const models = baselinesReport("classification", "logLoss", { ...leads, constant: BETTER }).models;
      // The winner is right more often than the constant, the linear baseline is not.
      const report = {
        ...baselinesReport("classification", "logLoss", leads),
        models: models.map((one) =>
          one.model === "linear"
            ? { ...one, scores: models.find(({ model }) => model === "constant")!.scores }
            : one,
        ),
      };
      const { claim, others } = verdictOf(report);
      return [claim, ...others];
    };
    expect(judged({ linear: WORSE })).toEqual(["moreRight", "linear"]);
    expect(judged({ forest: BETTER, linear: WORSE })).toEqual(["moreRight", "linear"]);
    expect(judged({ forest: UNCLEAR, linear: WORSE })).toEqual(["moreRight", "linear"]);
    expect(judged({ forest: WORSE, linear: WORSE })).toEqual(["worse", "forest"]);
  });
  it("lists baselines with a better score, by chance or not, except those in the claim", () => {
    const named = (leads: Leads, values: readonly [number, number, number]) =>
      verdictOf(baselinesReport("regression", "rmse", leads, { own: 1, constant: 0 }, values))
        .nominallyBetter;
    expect(named({ linear: UNCLEAR, constant: BETTER }, [0.09, 0.033, 2])).toEqual(["linear"]);
    expect(named({ linear: UNCLEAR, constant: UNCLEAR, linearOverConstant: UNCLEAR }, [3, 2, 2])).toEqual([
      "linear",
      "constant",
    ]);
    expect(named({ linear: WORSE, constant: BETTER }, [0.09, 0.033, 2])).toEqual([]);
    expect(named({ linear: BETTER, constant: BETTER }, [0.09, 0.09, 2])).toEqual([]);
  });
  it("counts the correct rows", () => {
    const report = baselinesReport("classification", "logLoss", {}, { own: 0.985, constant: 0.4 });
    expect(rightRows(report, "best")).toEqual({ right: 197, rows: 200 });
    expect(rightRows(regressionReport(20, 5), "best")).toBeNull();
  });
});

describe("too few test rows", () => {
  it("show nothing, although all resamples agree", () => {
    for (const testRows of [1, 2, 5]) {
      for (const leads of [
        { linear: BETTER, constant: BETTER },
        { linear: WORSE, constant: WORSE, linearOverConstant: BETTER },
        { linear: null, constant: null },
      ]) {
        const report = { ...baselinesReport("classification", "accuracy", leads), testRows };
        expect(verdictOf(report)).toMatchObject({
          claim: "fewRows",
          constant: "unclear",
          nominallyBetter: [],
        });
        const none = baselinesReport("classification", "accuracy", leads, { own: 0, constant: 0 });
        expect(verdictOf({ ...none, testRows }).claim).toBe("fewRows");
      }
    }
    const six = { ...baselinesReport("regression", "rmse", { constant: BETTER }), testRows: 6 };
    expect(verdictOf(six).claim).toBe("betterThanConstant");
  });
});

describe("an ensemble", () => {
  const report = withEnsemble(classificationReport(["a", "b"], 100, 0.9, 0.8));
  const JUDGED = 33;
  /** @param lead the best model's over the ensemble */
  const claim = (lead: Lead, overConstant: Lead, change: Partial<TestReport> = {}) => {
    const models = report.models.map((one) =>
      one.model === "ensemble" ? { ...one, lead, overConstant } : one,
    );
    return ensembleClaim({ ...report, models, ...change }, JUDGED);
  };

  it("is praised only if it beats the best model and the constant", () => {
    expect(claim(WORSE, BETTER)).toBe("better");
    expect(claim(UNCLEAR, BETTER)).toBe("unclear");
    expect(claim(BETTER, BETTER)).toBe("worse");
    expect(claim(null, null)).toBe("unclear");
    for (const overConstant of [UNCLEAR, WORSE, [0, 0], null] as const) {
      expect(claim(WORSE, overConstant)).toBe("useless");
    }
  });

  it("is not praised if it gets no more rows right than the constant", () => {
    const models = report.models.map((one) =>
      one.model === "ensemble"
        ? { ...one, lead: WORSE, overConstant: BETTER, scores: report.models.at(-1)!.scores }
        : one,
    );
    expect(ensembleClaim({ ...report, models }, JUDGED)).toBe("noMoreRight");
  });

  it("is told nothing about by test rows of one target", () => {
    const { detail } = report;
    if (detail.task !== "classification") throw new Error(detail.task);
    const classes = detail.classes.map((one, k) => (k === 0 ? one : { ...one, support: 0 }));
    expect(claim(UNCLEAR, BETTER, { detail: { ...detail, classes } })).toBe("oneTarget");
  });

  it("is told apart from the best model neither on few rows nor with a single member", () => {
    expect(claim(WORSE, BETTER, { testRows: 5 })).toBe("fewRows");
    const { ensemble } = report;
    const of = (trial: number) => ({ ...ensemble!, members: [{ trial, weight: 1, validation: 0.96 }] });
    expect(claim(WORSE, BETTER, { ensemble: of(JUDGED) })).toBe("alone");
    expect(claim(WORSE, BETTER, { ensemble: of(JUDGED + 1) })).toBe("aloneOther");
    expect(ensembleClaim(classificationReport(["a", "b"], 100, 0.9, 0.8), JUDGED)).toBeNull();
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
    expect(spec.rows.map(({ model }) => model)).toEqual(["best", "forest", "linear", "constant"]);
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

/** A report with the baselines for which a lead is given; `accuracy` of the winner and the constant, and all three scores. */
function baselinesReport(
  task: "classification" | "regression",
  metric: MetricName,
  leads: Leads,
  accuracy = { own: 0.9, constant: 0.4 },
  values: readonly [number, number, number] = [1, 2, 3],
): TestReport {
  const scores = (value: number, right: number) => [
    { metric, value, interval: null },
    ...(task === "classification" ? [{ metric: "accuracy", value: right, interval: null } as const] : []),
  ];
  const model = (name: "forest" | "linear" | "constant", value: number, right: number) => {
    const { [name]: lead } = leads;
    if (lead === undefined) return [];
    const overConstant = name === "constant" ? undefined : leads[`${name}OverConstant`];
    const known = overConstant === undefined ? {} : { overConstant };
    return [{ model: name, scores: scores(value, right), parameterCount: 3, lead, ...known }];
  };
  return {
    models: [
      { model: "best", scores: scores(values[0], accuracy.own), parameterCount: 10, lead: null },
      ...model("forest", values[1], accuracy.own),
      ...model("linear", values[1], accuracy.own),
      ...model("constant", values[2], accuracy.constant),
    ],
    trainRows: 800,
    testRows: 200,
    detail: { task: "regression", actual: [], predicted: [] },
  };
}
