import { expect, test } from "vitest";
import { fitScale, scaleFunction } from "./scale.ts";

test("a power scales numbers far from 0 and close together, such as years, to standard size", () => {
  const counts = [69, 64, 73];
  const years = Float64Array.from(
    counts.flatMap((count, i) => Array.from({ length: count }, () => 2007 + i)),
  );
  const scaled = years.map(scaleFunction(fitScale(years, "power")));
  expect(Math.max(...scaled.map(Math.abs))).toBeLessThan(3);
  expect(new Set(scaled).size).toBe(3);
});
