import { describe, expect, it } from "vitest";
import { mean, median, quantileOf, standardDeviation } from "./stats.ts";

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

  it("is NaN of nothing", () => {
    expect(mean([])).toBeNaN();
    expect(median([])).toBeNaN();
  });
});
