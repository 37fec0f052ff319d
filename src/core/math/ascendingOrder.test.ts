import fc from "fast-check";
import { expect, test } from "vitest";
import { ascendingOrder } from "./ascendingOrder.ts";
import { createRng } from "./rng.ts";

/** By definition: numbers before NaN, smaller before larger, equal ones in their given order. */
function isOrder(values: Float64Array, order: Uint32Array): boolean {
  if (new Set(order).size !== values.length) return false;
  return order.every((place, i) => {
    if (i === 0) return true;
    const [before, here] = [values[order[i - 1]!]!, values[place]!];
    if (Number.isNaN(before)) return Number.isNaN(here) && order[i - 1]! < place;
    return Number.isNaN(here) || before < here || (before === here && order[i - 1]! < place);
  });
}

test("puts any numbers in order, few or many", () => {
  const edges = [0, -0, NaN, Infinity, -Infinity, 5e-324, -5e-324, 1.7976931348623157e308, -1, 1];
  const value = fc.oneof(fc.double(), fc.constantFrom(...edges));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), fc.nat(), (few, seed) => {
      expect(isOrder(Float64Array.from(few), ascendingOrder(Float64Array.from(few)))).toBe(true);
      if (few.length === 0) return;
      const rng = createRng(seed);
      const many = Float64Array.from({ length: 5000 }, () => few[rng.integer(few.length)]!);
      expect(isOrder(many, ascendingOrder(many))).toBe(true);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test("keeps the order of equal numbers, 0 and −0 included", () => {
  const values = Float64Array.from({ length: 5000 }, (_, i) => [0, -0, 3, NaN, -3][i % 5]!);
  const order = ascendingOrder(values);
  expect([...order.subarray(999, 1003)]).toEqual([4999, 0, 1, 5]);
  expect([...order.subarray(4999)]).toEqual([4998]);
});
