import { createRng, type Rng } from "../../core/math/rng.ts";
import type { MetricName } from "../../core/metric/metricName.ts";
import type { RowCurve } from "../../core/study/rowCurve.ts";
import type { ClassScores, ModelScores, ScoredMetric, TestReport } from "../../core/study/testReport.ts";

/** A report on made-up test rows of `classes`; `hitRate` is the share of rows the winner gets right. */
export function classificationReport(
  classes: readonly string[],
  rowsPerClass: number,
  hitRate: number,
  linearAccuracy: number,
  forestAccuracy: number = linearAccuracy + 0.01,
): TestReport {
  const confusion = makeConfusion(classes.length, rowsPerClass, hitRate, createRng(7));
  const testRows = sum(confusion.map(sum));
  const right = sum(confusion.map((row, index) => row[index]!));
  const majority = Math.max(...confusion.map(sum));
  const scored = (accuracy: number) => classificationScores(accuracy, testRows);
  return {
    models: [
      { model: "best", scores: scored(right / testRows), parameterCount: 1443, lead: null },
      {
        model: "forest",
        scores: scored(forestAccuracy),
        parameterCount: null,
        lead: around(right / testRows - forestAccuracy, testRows),
      },
      {
        model: "linear",
        scores: scored(linearAccuracy),
        parameterCount: 5 * classes.length,
        lead: around(right / testRows - linearAccuracy, testRows),
      },
      {
        model: "constant",
        scores: scored(majority / testRows),
        parameterCount: 0,
        lead: around((right - majority) / testRows, testRows),
      },
    ],
    trainRows: testRows * 4,
    testRows,
    detail: { task: "classification", classes: classScores(classes, confusion), confusion },
  };
}

/** A report on `rows` made-up test rows of a regression with noise `noise` in the target's units. */
export function regressionReport(rows: number, noise: number): TestReport {
  const rng = createRng(11);
  const actual = Array.from({ length: rows }, () => 150 + 70 * rng.normal());
  const predicted = actual.map((value) => 150 + 0.72 * (value - 150) + noise * rng.normal());
  const rmse = Math.sqrt(sum(actual.map((value, index) => (value - predicted[index]!) ** 2)) / rows);
  const models: readonly ModelScores[] = [
    { model: "best", scores: regressionScores(rmse, rows), parameterCount: 2817, lead: null },
    { model: "forest", scores: regressionScores(rmse * 1.08, rows), parameterCount: null, lead: [0.6, 6.4] },
    { model: "linear", scores: regressionScores(rmse * 1.04, rows), parameterCount: 11, lead: [-0.4, 3.1] },
    { model: "constant", scores: regressionScores(70.4, rows), parameterCount: 0, lead: [12, 31] },
  ];
  return { models, trainRows: rows * 4, testRows: rows, detail: { task: "regression", actual, predicted } };
}

/** A report of test rows whose classes are written differently: nothing is right, whatever the log loss. */
export function noneRightReport(classes: readonly string[], rowsPerClass: number): TestReport {
  const report = classificationReport(classes, rowsPerClass, 0, 0, 0);
  return {
    ...report,
    models: report.models.map((each) => ({
      ...each,
      scores: each.scores.map((score) =>
        score.metric === "logLoss" ? score : { ...score, value: 0, interval: [0, 0] },
      ),
      lead: each.model === "best" ? null : [0.4, 0.9],
    })),
  };
}

/** A report with an ensemble that is hardly better than its best model. */
export function withEnsemble(report: TestReport): TestReport {
  const [best, ...others] = report.models;
  const ensemble = {
    ...best!,
    model: "ensemble",
    parameterCount: null,
    lead: [-0.012, 0.006],
    cost: { predictionMs: 0.0137, bytes: 1_640_000 },
  } as const;
  const cost = { predictionMs: 0.000_42, bytes: 5230, parts: { unit: "weight", count: 1307 } } as const;
  const members = [
    { trial: 33, weight: 0.56, validation: 0.9667 },
    { trial: 11, weight: 0.28, validation: 0.9642 },
    { trial: 40, weight: 0.16, validation: 0.9583 },
  ];
  return {
    ...report,
    models: [{ ...best!, cost }, ensemble, ...others],
    ensemble: { members, validation: 0.9708, candidates: 25 },
  };
}

/** A learning curve by rows that still rises. */
export const RISING: RowCurve = {
  metric: "accuracy",
  draws: 5,
  points: [
    { share: 0.1, rows: 160, value: 0.71, interval: [0.66, 0.76] },
    { share: 0.2, rows: 320, value: 0.8, interval: [0.77, 0.83] },
    { share: 0.4, rows: 640, value: 0.87, interval: [0.845, 0.895] },
    { share: 0.7, rows: 1120, value: 0.925, interval: [0.9, 0.945] },
    { share: 1, rows: 1600, value: 0.96, interval: [0.94, 0.975] },
  ],
  gain: { value: 0.035, interval: [0.018, 0.051] },
};

/** One that no longer changes. */
export const LEVEL: RowCurve = {
  metric: "rmse",
  draws: 5,
  points: [
    { share: 0.1, rows: 36, value: 66.2, interval: [57, 78] },
    { share: 0.2, rows: 71, value: 60.4, interval: [53, 69] },
    { share: 0.4, rows: 142, value: 56.1, interval: [49, 63] },
    { share: 0.7, rows: 249, value: 54.3, interval: [47.5, 61] },
    { share: 1, rows: 356, value: 54.6, interval: [47.9, 61.2] },
  ],
  gain: { value: -0.3, interval: [-1.9, 1.2] },
};

/** Approximates a paired bootstrap of accuracies. */
function around(difference: number, rows: number): readonly [number, number] {
  const half = 1.96 * Math.sqrt(0.1 / rows);
  return [difference - half, difference + half];
}

function makeConfusion(classes: number, rows: number, hitRate: number, rng: Rng): number[][] {
  return Array.from({ length: classes }, (_, actual) => {
    const counts = Array.from({ length: classes }, () => 0);
    for (let row = 0; row < rows; row++) {
      const near = (actual + 1 + (rng.uniform() < 0.7 ? 0 : rng.integer(classes - 1))) % classes;
      counts[rng.uniform() < hitRate ? actual : near]!++;
    }
    return counts;
  });
}

function classScores(classes: readonly string[], confusion: readonly (readonly number[])[]): ClassScores[] {
  return classes.map((name, index) => {
    const hits = confusion[index]![index]!;
    const support = sum(confusion[index]!);
    const called = sum(confusion.map((row) => row[index]!));
    const precision = called === 0 ? 0 : hits / called;
    const recall = support === 0 ? 0 : hits / support;
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { name, precision, recall, f1, support };
  });
}

function classificationScores(accuracy: number, rows: number): ScoredMetric[] {
  const scored = (metric: MetricName, value: number): ScoredMetric => {
    const half = 1.96 * Math.sqrt(Math.max(0.0004, value * (1 - value)) / rows);
    return { metric, value, interval: [Math.max(0, value - half), Math.min(1, value + half)] };
  };
  const logLoss = 1.2 * (1 - accuracy) + 0.05;
  return [
    scored("accuracy", accuracy),
    scored("balancedAccuracy", Math.max(0, accuracy - 0.004)),
    scored("macroF1", Math.max(0, accuracy - 0.007)),
    { metric: "logLoss", value: logLoss, interval: [logLoss * 0.7, logLoss * 1.4] },
    scored("rocAuc", Math.min(1, 0.5 + accuracy / 2)),
  ];
}

function regressionScores(rmse: number, rows: number): ScoredMetric[] {
  const half = (1.96 * rmse) / Math.sqrt(2 * rows);
  const r2 = 1 - (rmse / 70.4) ** 2;
  return [
    { metric: "rmse", value: rmse, interval: [rmse - half, rmse + half] },
    { metric: "mae", value: rmse * 0.8, interval: [(rmse - half) * 0.8, (rmse + half) * 0.8] },
    { metric: "r2", value: r2, interval: [r2 - 0.09, r2 + 0.08] },
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
