import { describe, expect, it } from "vitest";
import { mean, median, quantileOf, quantileOfSorted, standardDeviation, standardScale } from "./stats.ts";

describe("stats", () => {
  it("has NumPy's quantiles (linear interpolation)", () => {
    // numpy.quantile([7, 1, 3, 10], [0, .25, .5, .75, 1])
    const values = [7, 1, 3, 10];
    expect([0, 0.25, 0.5, 0.75, 1].map((q) => quantileOf(values, q))).toEqual([1, 2.5, 5, 7.75, 10]);
    expect(values).toEqual([7, 1, 3, 10]);
  });

  it("has mean, median and population standard deviation", () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(median(Float64Array.from([9, 1, 5]))).toBe(5);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
  });

  it("has the same quantiles for values that are already sorted", () => {
    for (const q of [0, 0.025, 0.5, 0.8, 1])
      expect(quantileOfSorted([1, 3, 7, 10], q)).toBe(quantileOf([7, 1, 3, 10], q));
    expect(quantileOfSorted([4], 0.7)).toBe(4);
  });

  it("scales by the standard deviation, and not at all when that is rounding noise", () => {
    expect(standardScale([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, sd: 2 });
    for (const value of [7, 0.1, 1e9, 0]) {
      const { mean: centre, sd } = standardScale(new Array<number>(60).fill(value));
      expect(centre).toBeCloseTo(value, 5);
      expect(sd).toBe(1);
    }
    expect(standardScale([1e-9, 2e-9]).sd).toBeCloseTo(5e-10, 15);
  });

  it.each([1e-300, 1e-200, 1e-100, 1e100, 1e200, 2e307])("scales numbers of about %s as others", (unit) => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    const { mean: centre, sd } = standardScale(values.map((value) => (value - 5) * unit));
    expect(Math.abs(centre / unit)).toBeLessThan(1e-12);
    expect(sd / unit).toBeCloseTo(2, 12);
    expect(standardScale(values.map(() => 3 * unit)).sd).toBe(1);
  });

  it("is NaN for an empty array", () => {
    expect(mean([])).toBeNaN();
    expect(median([])).toBeNaN();
  });
});
