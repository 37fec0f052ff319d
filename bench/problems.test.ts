import { describe, expect, it } from "vitest";
import { createRng } from "../src/core/math/rng.ts";
import { quantileOf } from "../src/core/math/stats.ts";
import type { Params } from "../src/core/space/distribution.ts";
import { createTransform, randomPoint } from "../src/core/space/transform.ts";
import { formatReport, type Machine } from "./bench.ts";
import type { Problem } from "./problems/problem.ts";
import { PROBLEMS } from "./problems.ts";

describe("benchmark problems", () => {
  it.each(Object.entries(PROBLEMS))("%s has its minimum where it is said to be", (_, problem) => {
    expect(problem.evaluate(problem.argmin, createRng(1))).not.toBeNull();
    const value = noiseless(problem)(problem.argmin);
    expect(value).toBeGreaterThanOrEqual(problem.minimum - 1e-10);
    expect(value - problem.minimum).toBeLessThan(1e-6 * Math.max(1, Math.abs(problem.minimum)));
  });

  it.each(Object.entries(PROBLEMS))(
    "%s is nowhere below it: not by chance, not by descent from the best of chance or from the minimum",
    (_, problem) => {
      const rng = createRng(2);
      const transform = createTransform(problem.space);
      const points = Array.from({ length: 5000 }, () => randomPoint(transform.dimensions, rng));
      const value = (point: Float64Array) => {
        const params = transform.decode(point);
        return problem.evaluate(params, rng) === null ? Infinity : noiseless(problem)(params);
      };
      const ranked = points.map((point) => ({ point, at: value(point) })).sort((a, b) => a.at - b.at);
      const known = transform.encode(problem.argmin).map((x) => (Number.isNaN(x) ? 0.5 : x));
      const floor = problem.minimum - 1e-10;
      expect(ranked[0]!.at).toBeGreaterThan(floor);
      for (const start of [known, ...ranked.slice(0, 4).map(({ point }) => point)])
        expect(descend(value, start, transform.dimensions)).toBeGreaterThan(floor);
    },
  );

  it("has noise of its standard deviation, and none in what regret is counted by", () => {
    const { argmin, evaluate, noiseless: exact } = PROBLEMS["noisyHartmann3"]!;
    const seen = Array.from({ length: 400 }, (_, i) => evaluate(argmin, createRng(i))! - exact!(argmin));
    expect(quantileOf(seen, 0.5)).toBeCloseTo(0, 1);
    expect(quantileOf(seen, 0.8413) - quantileOf(seen, 0.1587)).toBeCloseTo(0.2, 1);
  });

  it("fails in a third of the space, on two of three minima", () => {
    const { space, evaluate } = PROBLEMS["failingBranin"]!;
    const rng = createRng(3);
    const transform = createTransform(space);
    const failed = Array.from({ length: 2000 }, () =>
      evaluate(transform.decode(randomPoint(transform.dimensions, rng)), rng),
    ).filter((value) => value === null);
    expect(failed.length / 2000).toBeGreaterThan(0.3);
    expect(failed.length / 2000).toBeLessThan(0.4);
    expect(evaluate({ x0: -Math.PI, x1: 12.275 }, rng)).toBeNull();
    expect(evaluate({ x0: 9.42478, x1: 2.475 }, rng)).toBeNull();
  });
});

describe("formatReport", () => {
  it("ends with one line of JSON", () => {
    const machine: Machine = { cpu: "c", cores: 2, memoryGb: 4, platform: "p", node: "n" };
    const tables = [{ title: "T", columns: ["a", "b"], rows: [["x", "10"]] }];
    const lines = formatReport("search", machine, { results: [{ regret: 0 }], tables }).split("\n");
    expect(JSON.parse(lines.at(-1)!)).toEqual({ bench: "search", machine, results: [{ regret: 0 }] });
    expect(lines.slice(0, 4)).toEqual(["T", "a   b", "─────", "x  10"]);
  });
});

function noiseless(problem: Problem): (params: Params) => number {
  return problem.noiseless ?? ((params) => problem.evaluate(params, createRng(1)) ?? Infinity);
}

/** The value where a search along one coordinate at a time ends: steps from 1/4 down to 1e-6, every choice of a category. */
function descend(
  value: (point: Float64Array) => number,
  start: Float64Array,
  dimensions: ReturnType<typeof createTransform>["dimensions"],
): number {
  let [point, best] = [start, value(start)];
  for (let step = 0.25; step > 1e-6; step /= 2) {
    for (let i = 0; i < dimensions.length; i++) {
      const { kind, size } = dimensions[i]!;
      const moves =
        kind === "categorical"
          ? Array.from({ length: size }, (_, choice) => choice)
          : [point[i]! - step, point[i]! + step].map((x) => Math.min(1, Math.max(0, x)));
      for (const to of moves) {
        const moved = point.with(i, to);
        const at = value(moved);
        if (at < best) [point, best] = [moved, at];
      }
    }
  }
  return best;
}
