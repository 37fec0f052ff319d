import { expect, test } from "vitest";
import type { Measure } from "./measure.ts";
import type { OutcomeConstraint, SideObjective } from "./objective.ts";
import { measuredOf, measuresOf, trialValues } from "./trialMeasures.ts";

function search(sides: readonly Measure[], constraints: readonly OutcomeConstraint[]) {
  const sideObjectives: SideObjective[] = sides.map((measure) => ({ measure, direction: "minimize" }));
  return {
    objective: { metric: "accuracy", direction: "maximize" },
    sideObjectives,
    outcomeConstraints: constraints,
  } as const;
}

const atMost = (measure: Measure, bound: number) => ({ measure, relation: "atMost", bound }) as const;

test("each measure once, without the metric", () => {
  const several = search(["parameters", "logLoss"], [atMost("parameters", 9), atMost("predictionMs", 1)]);
  expect(measuresOf(several)).toEqual(["parameters", "logLoss", "predictionMs"]);
  const onMetric = search([], [{ measure: "accuracy", relation: "atLeast", bound: 0.9 }]);
  expect(measuresOf(onMetric)).toEqual([]);
});

test("values in the order of the objectives, violations in that of the limits", () => {
  const several = search(
    ["predictionMs", "parameters"],
    [atMost("parameters", 100), { measure: "accuracy", relation: "atLeast", bound: 0.75 }],
  );
  expect(trialValues(several, 0.5, [2, 80])).toEqual({
    values: [0.5, 2, 80],
    violations: [-20, 0.25],
    plainScore: 0.5,
  });
});

test("one objective and no limit: its value", () => {
  expect(trialValues(search([], []), 0, [])).toEqual({ values: [0], violations: [], plainScore: 0 });
});

test.each([
  [NaN, [1], "accuracy", "NaN"],
  [0.5, [Infinity], "logLoss", "Infinity"],
])("a non-finite number is named (%s, %s)", (value, measures, measure, text) => {
  const error = { code: "measureNotFinite", details: { measure, result: text } };
  expect(trialValues(search([], [atMost("logLoss", 1)]), value, measures)).toEqual({ error });
});

test("a plain metric is measured too, once, without an effect on the study", () => {
  const logLoss = { ...search([], []), objective: { metric: "logLoss", direction: "minimize" } } as const;
  const rmse = { ...logLoss, objective: { metric: "rmse", direction: "minimize" } } as const;
  expect(measuredOf(logLoss)).toEqual(["accuracy"]);
  expect(measuredOf(rmse)).toEqual(["mae"]);
  expect(measuredOf(search([], []))).toEqual([]);
  const asked = { ...logLoss, sideObjectives: search(["accuracy"], []).sideObjectives } as const;
  expect(measuredOf(asked)).toEqual(["accuracy"]);
  expect(trialValues(logLoss, 0.3, [0.95])).toEqual({ values: [0.3], violations: [], plainScore: 0.95 });
  expect(trialValues(asked, 0.3, [0.95])).toMatchObject({ values: [0.3, 0.95], plainScore: 0.95 });
  // Neither a trainer of an older build nor NaN makes the trial fail.
  expect(trialValues(logLoss, 0.3, [])).toEqual({ values: [0.3], violations: [] });
  expect(trialValues(rmse, 0.3, [Number.NaN])).toEqual({ values: [0.3], violations: [] });
});
