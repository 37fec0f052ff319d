import type { Params } from "../../src/core/space/distribution.ts";
import type { SearchSpace } from "../../src/core/space/searchSpace.ts";
import { coordinates, cube } from "./problem.ts";

/** Functions to minimise together. */
export interface MultiProblem {
  readonly space: SearchSpace;
  /** Points that are worse than it in any objective count nothing towards the hypervolume. */
  readonly reference: readonly number[];
  /** Of the whole Pareto front, which no finite number of points reaches. */
  readonly mostHypervolume: number;
  evaluate(params: Params): readonly number[];
}

/** Zitzler, Deb & Thiele 2000 have 30; with 60 trials nobody searches so many. */
const DIMENSIONS = 6;
/** Far enough for random points to count, as in BoTorch's test functions: at 1.1 most samplers score 0 for the first 30 trials. */
const ZDT_REFERENCE = 11;
const DTLZ_REFERENCE = 1.1;

/** Convex front: f2 = 1 − √f1, at x1 = … = x5 = 0. */
const zdt1 = zdt((ratio) => 1 - Math.sqrt(ratio), ZDT_REFERENCE ** 2 - 1 / 3);

/** Concave front: f2 = 1 − f1², at x1 = … = x5 = 0. */
const zdt2 = zdt((ratio) => 1 - ratio * ratio, ZDT_REFERENCE ** 2 - 2 / 3);

/** Deb, Thiele, Laumanns & Zitzler 2002: the front is an eighth of the unit sphere, at x2 = … = x5 = ½. */
const dtlz2: MultiProblem = {
  space: cube(DIMENSIONS, 0, 1),
  reference: [DTLZ_REFERENCE, DTLZ_REFERENCE, DTLZ_REFERENCE],
  mostHypervolume: DTLZ_REFERENCE ** 3 - Math.PI / 6,
  evaluate: (params) => {
    const [x0, x1, ...rest] = coordinates(params, DIMENSIONS) as [number, number, ...number[]];
    const [a, b] = [(x0 * Math.PI) / 2, (x1 * Math.PI) / 2];
    const g = 1 + rest.reduce((sum, x) => sum + (x - 0.5) ** 2, 0);
    return [g * Math.cos(a) * Math.cos(b), g * Math.cos(a) * Math.sin(b), g * Math.sin(a)];
  },
};

export const MULTI_PROBLEMS: Readonly<Record<string, MultiProblem>> = { zdt1, zdt2, dtlz2 };

/** f1 = x0, f2 = g · front(f1 / g), g = 1 + 9 · mean of the other coordinates. */
function zdt(front: (ratio: number) => number, mostHypervolume: number): MultiProblem {
  return {
    space: cube(DIMENSIONS, 0, 1),
    reference: [ZDT_REFERENCE, ZDT_REFERENCE],
    mostHypervolume,
    evaluate: (params) => {
      const [first, ...rest] = coordinates(params, DIMENSIONS) as [number, ...number[]];
      const g = 1 + (9 * rest.reduce((sum, x) => sum + x, 0)) / rest.length;
      return [first, g * front(first / g)];
    },
  };
}
