import fc from "fast-check";
import { expect, test } from "vitest";
import { minimise } from "./minimise.ts";

test("finds the vertex of any parabola", () => {
  const place = fc.double({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(place, fc.double({ min: 0.01, max: 100, noNaN: true }), (vertex, width) => {
      const found = minimise((x) => ((x - vertex) / width) ** 2, -200, 200);
      expect(Math.abs(found - vertex)).toBeLessThan(1e-6 * Math.max(1, width));
    }),
    { seed: 1 },
  );
});

test("finds minima of functions unlike a parabola, and minima at an end", () => {
  // (x ln x)' = 0 at 1/e.
  expect(minimise((x) => x * Math.log(x), 1e-9, 5)).toBeCloseTo(1 / Math.E, 7);
  expect(minimise((x) => Math.abs(x - 0.3), -1, 1)).toBeCloseTo(0.3, 8);
  expect(minimise((x) => x, 2, 5)).toBeCloseTo(2, 6);
  expect(minimise((x) => -x, 2, 5)).toBeCloseTo(5, 6);
});

test("avoids points where the function is not a number", () => {
  const found = minimise((x) => (x > 3 ? Number.POSITIVE_INFINITY : (x - 1) ** 2), -10, 10);
  expect(found).toBeCloseTo(1, 6);
});
