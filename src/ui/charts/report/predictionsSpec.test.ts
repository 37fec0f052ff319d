import { describe, expect, it } from "vitest";
import { regressionReport } from "../../gallery/reportFixtures.ts";
import { confusionSpec } from "./confusionSpec.ts";
import { predictionsSpec } from "./predictionsSpec.ts";

describe("predictionsSpec", () => {
  it("uses one axis for both directions that covers every point", () => {
    const { detail } = regressionReport(89, 40);
    if (detail.task !== "regression") throw new Error("fixture is not a regression");
    const spec = predictionsSpec(detail.actual, detail.predicted)!;
    for (const { actual, predicted } of spec.points) {
      expect(Math.min(actual, predicted)).toBeGreaterThanOrEqual(spec.axis.domain[0]);
      expect(Math.max(actual, predicted)).toBeLessThanOrEqual(spec.axis.domain[1]);
    }
    expect(spec.residuals.bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(89);
  });

  it("summarises residuals as actual − predicted", () => {
    const { residuals } = predictionsSpec([1, 2, 3, 4, 10], [1, 1, 1, 1, 1])!;
    expect(residuals).toMatchObject({
      median: 2,
      q25: 1,
      q75: 3,
      largest: { row: 4, actual: 10, predicted: 1 },
    });
  });

  it("counts rows that it cannot draw, and is null if there are no others", () => {
    expect(predictionsSpec([1, NaN], [1, 2])!.dropped).toBe(1);
    expect(predictionsSpec([], [])).toBeNull();
  });

  it("accepts predictions that are all correct", () => {
    expect(predictionsSpec([3, 3], [3, 3])!.residuals.bins).toEqual([{ from: 0, to: 0, rows: 2 }]);
  });
});

describe("confusionSpec", () => {
  const spec = confusionSpec(
    ["a", "b", "c"],
    [
      [8, 2, 0],
      [3, 7, 0],
      [0, 0, 0],
    ],
  );
  it("gives shares of the actual class's rows, and null for a class without rows", () => {
    expect(spec.cells[0]!.map(({ share }) => share)).toEqual([0.8, 0.2, 0]);
    expect(spec.cells[2]!.map(({ share }) => share)).toEqual([null, null, null]);
  });
  it("counts correct rows and finds the most frequent mistake", () => {
    expect(spec.correct).toBe(15);
    expect(spec.total).toBe(20);
    expect(spec.worst).toMatchObject({ actual: 1, predicted: 0, rows: 3 });
  });
  it("has no worst mistake if all rows are correct", () => {
    expect(
      confusionSpec(
        ["a", "b"],
        [
          [1, 0],
          [0, 1],
        ],
      ).worst,
    ).toBeNull();
  });
});
