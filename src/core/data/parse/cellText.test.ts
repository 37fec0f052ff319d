import { expect, test } from "vitest";
import { parseNumber } from "./cellText.ts";

test.each<[string, number, number]>([
  // cell, with a decimal point, with a decimal comma
  ["1234.5", 1234.5, NaN],
  ["1234,5", NaN, 1234.5],
  ["1,234,567.8", 1234567.8, NaN],
  ["1.234.567,8", NaN, 1234567.8],
  ["1,234", 1234, 1.234],
  ["1 234 567", 1234567, 1234567],
  ["1\u00a0234,5", NaN, 1234.5],
  ["1\u202f234,5", NaN, 1234.5],
  ["-1\u2009234.5", -1234.5, NaN],
  ["1'234.50", 1234.5, NaN],
  ["1’234’567", 1234567, 1234567],
  ["−12 345", -12345, -12345],
  // One way of grouping throughout, in threes, without a zero in front.
  ["1 234'567", NaN, NaN],
  ["12 34", NaN, NaN],
  ["1 2345", NaN, NaN],
  ["030 123 456", NaN, NaN],
  ["0,123", NaN, 0.123],
  ["0.123", 0.123, NaN],
  ["1 234.567,8", NaN, NaN],
  ["192.168.1.1", NaN, NaN],
  ["12 345 items", NaN, NaN],
])("%j", (cell, point, comma) => {
  expect(parseNumber(cell, "point")).toBe(point);
  expect(parseNumber(cell, "comma")).toBe(comma);
});
