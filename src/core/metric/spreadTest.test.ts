import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/metrics/spread.json";
import { skewness } from "../math/stats.ts";
import { spreadTest } from "./spreadTest.ts";

describe("spreadTest", () => {
  it.each(reference.cases)(
    "has statsmodels' statistic and p: $name",
    ({ predicted, actual, statistic, p }) => {
      const found = spreadTest(predicted, actual)!;
      expect(Math.abs(found.statistic - statistic)).toBeLessThan(1e-9 * statistic);
      expect(Math.abs(found.p - p)).toBeLessThan(1e-9);
    },
  );

  it("measures how much larger errors are for large predictions", () => {
    const predicted = Array.from({ length: 30 }, (_, i) => i);
    const actual = predicted.map((value, i) => value + (i % 2 === 0 ? 1 : -1) * (i < 15 ? 1 : 4));
    expect(spreadTest(predicted, actual)!.ratio).toBeCloseTo(4, 12);
    expect(
      spreadTest(
        predicted,
        predicted.map((value, i) => value + (i < 15 ? 4 : 1)),
      )!.ratio,
    ).toBeCloseTo(0.25, 12);
  });

  it("is null for few rows, equal predictions, or equal errors", () => {
    const rows = Array.from({ length: 30 }, (_, i) => i);
    expect(
      spreadTest(
        rows.slice(0, 19),
        rows.slice(0, 19).map((row) => row * row),
      ),
    ).toBeNull();
    expect(
      spreadTest(
        rows.map(() => 3),
        rows,
      ),
    ).toBeNull();
    expect(spreadTest(rows, rows)).toBeNull();
  });
});

describe("skewness", () => {
  it.each(reference.cases)("is SciPy's: $name", ({ actual, skewness: expected }) => {
    expect(skewness(actual)).toBeCloseTo(expected, 9);
  });

  it("is 0 for equal values", () => {
    expect(skewness([2, 2, 2])).toBe(0);
  });
});
