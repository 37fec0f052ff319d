import { describe, expect, it } from "vitest";
import type { Column } from "../../../core/data/table/dataset.ts";
import { profileColumn } from "../../../core/data/profile/profileColumn.ts";
import { associationOf } from "../../../core/data/profile/associationMap.ts";
import { summariseColumn } from "../../../core/data/table/summariseColumn.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { axisPosition, niceAxis, robustRange, type Axis } from "../plot/axis.ts";
import { lanesSpec, meansSpec } from "../data/columnChartSpec.ts";
import { predictionsSpec } from "../report/predictionsSpec.ts";
import { quantileSpec, residualSpec } from "../report/residualSpec.ts";
import { scoreComparisonSpec } from "../report/scoreComparisonSpec.ts";
import { trialCurveSpec } from "../study/trialCurveSpec.ts";

const CASES: readonly (readonly [string, readonly number[]])[] = [
  ["the whole range", [-1e308, 1e308, 0, 5, -3e307]],
  ["the ends themselves", [-Number.MAX_VALUE, Number.MAX_VALUE]],
  ["large ones close together", [1.7e308, 1.75e308]],
  ["denormals", [5e-324, 1e-320, 3e-310]],
  ["both", [5e-324, 1e308]],
  ["one value", [1e308, 1e308]],
  ["one tiny value", [5e-324, 5e-324]],
  ["zero", [0, 0]],
];

/** Marks of a plot of 400 pixels. */
function expectDrawable(axis: Axis, values: readonly number[]) {
  const place = axisPosition(axis, 0, 400);
  const ticks = axis.ticks.map(({ value }) => value);
  for (const value of [...axis.domain, ...ticks, ...values]) {
    expect([value, Number.isFinite(place(value))]).toEqual([value, true]);
  }
  expect(axis.ticks.length).toBeGreaterThan(0);
  expect(axis.ticks.map(({ label }) => label).join(" ")).not.toMatch(/NaN|∞|undefined/);
}

describe.each(CASES)("numbers at the ends of what there is: %s", (_, values) => {
  it("linear and logarithmic axes", () => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const axis = niceAxis(low, high);
    expectDrawable(axis, values);
    const place = axisPosition(axis, 0, 400);
    for (const value of values) expect(place(value)).toBeGreaterThanOrEqual(-1e-6);
    for (const value of values) expect(place(value)).toBeLessThanOrEqual(400 + 1e-6);
    const positive = values.filter((value) => value > 0);
    if (positive.length > 0) {
      expectDrawable(niceAxis(Math.min(...positive), Math.max(...positive), "log"), positive);
    }
    const range = robustRange(values)!;
    expectDrawable(niceAxis(range[0], range[1]), values);
  });

  it("columns of data", () => {
    const column: Column = { kind: "number", name: "x", values: Float64Array.from([...values, NaN]) };
    const other: Column = {
      kind: "number",
      name: "y",
      values: Float64Array.from([...values.map((_, i) => i), 1]),
    };
    const { numeric, histogram } = summariseColumn(column, values.length + 1);
    expect(Object.values(numeric!).every(Number.isFinite)).toBe(true);
    expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(values.length);
    const split = { groups: 1, group: null, target: column.values };
    const profile = { ...profileColumn(column, split), association: null };
    expect(Object.values(profile.numbers!).every(Number.isFinite)).toBe(true);
    const spec = lanesSpec(profile, [], "");
    expectDrawable(
      spec.x,
      spec.marks.flatMap(({ from, to }) => [from, to]),
    );
    const means = meansSpec(profile);
    expectDrawable(
      means.y,
      means.points.map(({ y }) => y),
    );
    expectDrawable(
      spec.x,
      means.points.map(({ x }) => x),
    );
    expect(associationOf(column, other)!.value).toEqual(expect.any(Number));
    expect(Number.isNaN(associationOf(column, other)!.value)).toBe(false);
  });

  it("predictions, their residuals, scores and learning curves", () => {
    const found = predictionsSpec(
      values,
      values.map((value) => value / 2),
    )!;
    expectDrawable(found.axis, values);
    for (const { from, to } of found.residuals.bins) expect(Number.isFinite(to - from / 2)).toBe(true);
    for (const spec of [residualSpec(found.points), quantileSpec(found.points)]) {
      expectDrawable(
        spec.x,
        spec.points.map(({ x }) => x),
      );
      expectDrawable(
        spec.y,
        [...spec.points, ...spec.line].map(({ y }) => y),
      );
    }
    const interval = [Math.min(...values), Math.max(...values)] as const;
    const scores = [{ metric: "mae", value: values[0]!, interval } as const];
    const report = {
      models: [{ model: "best", scores, parameterCount: 1, lead: null } as const],
      trainRows: 1,
      testRows: 1,
      detail: { task: "regression", actual: [], predicted: [] } as const,
    };
    expectDrawable(scoreComparisonSpec(report, "mae")!.x, values);
    const curves = trialCurveSpec({
      curve: { trainLoss: values, validationLoss: values },
      bestStep: 1,
    } as unknown as Trial);
    if (curves !== null) expectDrawable(curves.y, values);
  });
});
