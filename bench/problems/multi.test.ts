import { describe, expect, it } from "vitest";
import { createRng } from "../../src/core/math/rng.ts";
import { MULTI_PROBLEMS } from "./multi.ts";
import { pointParams } from "./problem.ts";

const POINTS = 4000;

/** A point of each front, given by a coordinate in [0, 1] for each of its dimensions. */
const FRONTS: Readonly<Record<string, (u: number, v: number) => ReturnType<typeof pointParams>>> = {
  zdt1: (u) => pointParams(u, 0, 0, 0, 0, 0),
  zdt2: (u) => pointParams(u, 0, 0, 0, 0, 0),
  dtlz2: (u, v) => pointParams(u, v, 0.5, 0.5, 0.5, 0.5),
};

describe("problems with several objectives", () => {
  it.each(Object.entries(MULTI_PROBLEMS))("%s: nothing dominates its front", (name, { evaluate }) => {
    const rng = createRng(1);
    const front = Array.from({ length: 50 }, () => evaluate(FRONTS[name]!(rng.uniform(), rng.uniform())));
    for (let i = 0; i < POINTS; i++) {
      const values = evaluate(pointParams(...Array.from({ length: 6 }, () => rng.uniform())));
      expect(front.some((other) => dominates(values, other))).toBe(false);
    }
  });

  it.each(Object.entries(MULTI_PROBLEMS))(
    "%s: its front dominates the hypervolume that is said",
    (name, { evaluate, reference, best }) => {
      const rng = createRng(2);
      const grid = Array.from({ length: 60 }, (_, i) => i / 59);
      const front = grid.flatMap((u) => grid.map((v) => evaluate(FRONTS[name]!(u, v))));
      const covered = Array.from({ length: POINTS }, () => {
        const point = reference.map((end) => end * rng.uniform());
        return front.some((other) => other.every((value, k) => value <= point[k]!));
      }).filter(Boolean).length;
      const volume = reference.reduce((product, end) => product * end, 1);
      // A tolerance of 2 % for chance and the grid's gaps.
      expect(Math.abs(covered / POINTS - best / volume)).toBeLessThan(0.02);
    },
  );
});

function dominates(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, k) => value <= b[k]!) && a.some((value, k) => value < b[k]!);
}
