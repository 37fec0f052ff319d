import { describe, expect, it } from "vitest";
import { createRng } from "../math/rng.ts";
import { nondominatedBoxes } from "./boxes.ts";

describe("boxes that nothing dominates", () => {
  it.each([1, 2, 3])("contain every such point once, and no other point, in %i dimensions", (dimensions) => {
    const rng = createRng(dimensions);
    const draw = () => Array.from({ length: dimensions }, () => Math.round(rng.uniform() * 12) / 12);
    const front = Array.from({ length: 12 }, draw);
    const reference = Array.from({ length: dimensions }, () => 0.9);
    const boxes = nondominatedBoxes(front, reference);
    for (let i = 0; i < 2000; i++) {
      const point = Array.from({ length: dimensions }, () => rng.uniform() - 0.05);
      const free =
        point.every((value, k) => value < reference[k]!) &&
        !front.some((other) => other.every((value, k) => value <= point[k]!));
      const holding = boxes.filter(({ lower, upper }) =>
        point.every((value, k) => value > lower[k]! && value <= upper[k]!),
      );
      expect(holding.length).toBe(free ? 1 : 0);
    }
  });

  it("are one box without a front", () => {
    expect(nondominatedBoxes([], [1, 2])).toEqual([{ lower: [-Infinity, -Infinity], upper: [1, 2] }]);
  });
});
