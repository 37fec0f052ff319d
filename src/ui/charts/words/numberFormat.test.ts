import { describe, expect, it } from "vitest";
import { columnFormat, fixed, formatMetric, formatNumber, formatShare, formatSpeed } from "./numberFormat.ts";

describe("formatNumber", () => {
  it.each([
    [0, "0"],
    [12, "12"],
    [1234567, "1.235e6"],
    [1234.5678, "1,235"],
    [0.98765, "0.9877"],
    [0.00075193, "0.0007519"],
    [0.000012, "1.2e−5"],
    [-3.5, "−3.5"],
    [Infinity, "∞"],
    [NaN, "NaN"],
  ])("writes %d as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe("formatMetric", () => {
  it("gives metrics on a fixed scale four decimals, so that a column lines up", () => {
    expect(formatMetric("accuracy", 1)).toBe("1.0000");
    expect(formatMetric("accuracy", 0)).toBe("0.0000");
  });
  it("gives metrics in the target's units four significant digits", () => {
    expect(formatMetric("rmse", 53.27891)).toBe("53.28");
  });
  it("writes what rounding leaves of a log loss of 0 as the axis does; units may make other scores as small", () => {
    expect(formatMetric("logLoss", 2.22e-16)).toBe("≈ 0");
    expect(formatMetric("logLoss", 0)).toBe("0");
    expect(formatMetric("logLoss", 1.2e-9)).toBe("1.2e−9");
    expect(formatMetric("rmse", 6.63e-34)).toBe("6.63e−34");
  });
});

it("fixed never writes a negative zero", () => {
  expect(fixed(-0.0001, 2)).toBe("0.00");
  expect(fixed(-0.5, 1)).toBe("−0.5");
});

it.each([
  [18_437.3, "18,400"],
  [2_857_142, "2,860,000"],
  [999.6, "1,000"],
  [310, "310"],
  [99.96, "100"],
  [3.1, "3.10"],
  [0.012_34, "0.0123"],
  [0, "0"],
])("the speed %s is %s", (value, text) => {
  expect(formatSpeed(value)).toBe(text);
});

it("writes numbers of a column with as many decimals each", () => {
  const written = (values: readonly number[]) => values.map(columnFormat(values));
  expect(written([8.5, 12.25, -15.342, 9])).toEqual(["8.50", "12.25", "−15.34", "9.00"]);
  expect(written([12_345.6, 100_000, 5000])).toEqual(["12,346", "100,000", "5,000"]);
  expect(written([3, -12, 1450])).toEqual(["3", "−12", "1,450"]);
  expect(written([0, 0.5, 0.25])).toEqual(["0.0000", "0.5000", "0.2500"]);
  expect(written([1e-5, 2e-5])).toEqual(["1e−5", "2e−5"]);
  expect(written([1, 2.5e7, Number.NaN])).toEqual(["1", "2.5e7", "NaN"]);
});

it.each([
  [0, "0%"],
  [0.00001, "<0.1%"],
  [0.0623, "6.2%"],
  [0.36, "36.0%"],
  [0.442, "44.2%"],
  [1, "100%"],
])("formatShare writes %f as %s", (share, text) => {
  expect(formatShare(share)).toBe(text);
});
