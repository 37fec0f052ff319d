import { describe, expect, it } from "vitest";
import { quantileSpec, residualSpec, worstRows } from "./residualSpec.ts";

const rowsOf = (errors: readonly number[]) =>
  errors.map((error, row) => ({ row, predicted: 10 * row, actual: 10 * row + error }));

describe("residualSpec", () => {
  it("has errors against predictions, and the line of zero error", () => {
    const { points, line, x, y } = residualSpec(rowsOf([1, -2, 3]));
    expect(points).toEqual([
      { x: 0, y: 1 },
      { x: 10, y: -2 },
      { x: 20, y: 3 },
    ]);
    expect(line.map((end) => end.y)).toEqual([0, 0]);
    expect([...x.domain, ...y.domain].every(Number.isFinite)).toBe(true);
  });
});

describe("quantileSpec", () => {
  it("puts the residuals in order against normal quantiles", () => {
    const { points } = quantileSpec(rowsOf([3, 1, 2]));
    expect(points.map(({ y }) => y)).toEqual([1, 2, 3]);
    // scipy.stats.norm.ppf((arange(1, 4) - 0.375) / 3.25)
    expect(points[0]!.x).toBeCloseTo(-0.8694237732888505, 9);
    expect(points[1]!.x).toBeCloseTo(0, 9);
  });

  it("is on its line if errors are normal, and shows at most a thousand of them", () => {
    const { points, line } = quantileSpec(
      rowsOf(
        quantileSpec(rowsOf(Array.from({ length: 5000 }, (_, i) => i))).points.map(({ x }) => 3 * x + 1),
      ),
    );
    expect(points).toHaveLength(1000);
    for (const end of line) expect(Math.abs(end.y - (3 * end.x + 1))).toBeLessThan(0.02);
  });

  it("accepts one row, and equal errors", () => {
    for (const errors of [[2], [2, 2, 2]]) {
      const { x, y, points } = quantileSpec(rowsOf(errors));
      expect([...x.domain, ...y.domain, points[0]!.x].every(Number.isFinite)).toBe(true);
    }
  });
});

describe("worstRows", () => {
  it("has the ten largest errors, the largest first, equal ones in their order", () => {
    const errors = Array.from({ length: 30 }, (_, i) => ((i * 7) % 15) * (i % 2 === 0 ? 1 : -1));
    const sizes = worstRows(rowsOf(errors)).map(({ actual, predicted }) => Math.abs(actual - predicted));
    expect(sizes).toEqual(
      errors
        .map(Math.abs)
        .sort((a, b) => b - a)
        .slice(0, 10),
    );
    expect(worstRows(rowsOf([1, 1])).map(({ row }) => row)).toEqual([0, 1]);
  });
});
