import fc from "fast-check";
import { expect, test } from "vitest";
import { contains } from "./checkParams.ts";
import type { Distribution } from "./distribution.ts";
import { levelCount, levelValue } from "./levels.ts";
import { narrowed } from "./narrow.ts";

const FLOAT = { kind: "float", low: 0, high: 1, log: false, step: null } as const;
const INT = { kind: "int", low: 1, high: 9, log: false, step: 1 } as const;

test("a range is half as wide around its value", () => {
  expect(narrowed(FLOAT, [0.4], 0.5)).toEqual({ ...FLOAT, low: 0.15, high: 0.65 });
});

test("beside an end it is moved, not cut", () => {
  expect(narrowed(FLOAT, [0.9], 0.5)).toEqual({ ...FLOAT, low: 0.5, high: 1 });
});

test("a logarithmic range is halved in the logarithm", () => {
  const rate = { kind: "float", low: 1e-4, high: 1, log: true, step: null } as const;
  expect(narrowed(rate, [0.01], 0.5)).toEqual({ ...rate, low: 1e-3, high: 0.1 });
});

test("half of the steps of a grid remain", () => {
  expect(narrowed(INT, [4], 0.5)).toEqual({ ...INT, low: 2, high: 6 });
  const dropout = { ...FLOAT, high: 0.5, step: 0.05 };
  expect(narrowed(dropout, [0.15], 0.4)).toEqual({ ...dropout, low: 0.05, high: 0.25 });
});

test("of two values in a space of three levels both stay", () => {
  const layers = { ...INT, low: 1, high: 3 };
  expect(narrowed(layers, [1, 3], 0.5)).toEqual(layers);
  expect(narrowed(layers, [2], 0.2)).toEqual({ ...layers, low: 2, high: 2 });
});

test("choices are those of the values, in their old order", () => {
  const choices = { kind: "categorical", choices: ["relu", "tanh", "elu"] } as const;
  expect(narrowed(choices, ["elu", "relu"], 0.5)).toEqual({ kind: "categorical", choices: ["relu", "elu"] });
});

const anyRange: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({
    kind: fc.constant("float" as const),
    low: fc.double({ min: 1e-6, max: 1, noNaN: true }),
    high: fc.double({ min: 1, max: 1e4, noNaN: true }),
    log: fc.boolean(),
    step: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant("int" as const),
    low: fc.integer({ min: 1, max: 50 }),
    high: fc.integer({ min: 50, max: 1000 }),
    log: fc.boolean(),
    step: fc.constant(1),
  }),
  fc.record({
    kind: fc.constant("float" as const),
    low: fc.constant(0),
    high: fc.double({ min: 0.2, max: 5, noNaN: true }),
    log: fc.constant(false),
    step: fc.constantFrom(0.05, 0.1),
  }),
);

test("for any range: the values stay in the new range, which stays in the old one and is no wider", () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(anyRange, fc.array(unit, { minLength: 1, maxLength: 4 }), unit, (range, places, factor) => {
      if (range.kind === "categorical") return;
      const values = places.map((place) => {
        const levels = levelCount(range);
        if (levels === Infinity) return Math.min(range.high, range.low + place * (range.high - range.low));
        return levelValue(range, Math.min(levels - 1, Math.floor(place * levels)));
      });
      const result = narrowed(range, values, factor);
      if (result.kind === "categorical") throw new Error("a range became a list");
      for (const value of values) expect(contains(result, value)).toBe(true);
      expect(result.low).toBeGreaterThanOrEqual(range.low);
      // The last step of a grid may reach the end only by rounding.
      const last =
        levelCount(range) === Infinity ? range.high : Number(levelValue(range, levelCount(range) - 1));
      expect(result.high).toBeLessThanOrEqual(Math.max(range.high, last));
      expect(result.low).toBeLessThanOrEqual(result.high);
    }),
    { seed: 7, numRuns: 300 },
  );
});
