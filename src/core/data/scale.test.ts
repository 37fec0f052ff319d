import { expect, test } from "vitest";
import { fitScale, scaleFunction } from "./scale.ts";

test("a power scales numbers far from 0 and close together, such as years, to standard size", () => {
  const years = Float64Array.from({ length: 120 }, (_, i) => 2007 + (i % 3));
  const scaled = years.map(scaleFunction(fitScale(years, "power")));
  expect(Math.max(...scaled.map(Math.abs))).toBeLessThan(3);
  expect(new Set(scaled.slice(0, 3)).size).toBe(3);
});
