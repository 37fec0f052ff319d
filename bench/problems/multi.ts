import type { Params } from "../../src/core/space/distribution.ts";
import type { SearchSpace } from "../../src/core/space/searchSpace.ts";
import type { Direction } from "../../src/core/study/objective.ts";
import { coordinates, cube } from "./problem.ts";

/** Several objectives at once, judged by the hypervolume that their front covers up to a fixed point. */
export interface MultiProblem {
  readonly space: SearchSpace;
  readonly directions: readonly Direction[];
  /** Reference point of the hypervolume: points that are worse in one objective do not count. */
  readonly reference: readonly number[];
  /** The hypervolume of the true front. */
  readonly best: number;
  evaluate(params: Params): readonly number[];
  /** The objectives in the units of `reference` and `best`; absent: their own. */
  readonly volumeOf?: (values: readonly number[]) => readonly number[];
}

const DIMENSIONS = 6;
const TWO = ["minimize", "minimize"] as const;

/** ZDT1 (Zitzler, Deb & Thiele 2000) in 6 dimensions: a convex front f₂ = 1 − √f₁. */
const zdt1: MultiProblem = {
  space: cube(DIMENSIONS, 0, 1),
  directions: TWO,
  reference: [1.1, 1.1],
  // ∫₀¹ (1.1 − 1 + √x) dx + 0.1 · 1.1
  best: 0.1 + 2 / 3 + 0.11,
  evaluate: (params) => zdt(params, (f, g) => 1 - Math.sqrt(f / g)),
};

/** ZDT2 in 6 dimensions: a concave front f₂ = 1 − f₁². */
const zdt2: MultiProblem = {
  space: cube(DIMENSIONS, 0, 1),
  directions: TWO,
  reference: [1.1, 1.1],
  // ∫₀¹ (1.1 − 1 + x²) dx + 0.1 · 1.1
  best: 0.1 + 1 / 3 + 0.11,
  evaluate: (params) => zdt(params, (f, g) => 1 - (f / g) ** 2),
};

/** DTLZ2 (Deb et al. 2002) with 3 objectives in 6 dimensions: the front is an eighth of the unit sphere. */
const dtlz2: MultiProblem = {
  space: cube(DIMENSIONS, 0, 1),
  directions: ["minimize", "minimize", "minimize"],
  reference: [1.1, 1.1, 1.1],
  // The volume of the box minus that under the sphere.
  best: 1.1 ** 3 - Math.PI / 6,
  evaluate: (params) => {
    const x = coordinates(params, DIMENSIONS);
    const g = x.slice(2).reduce((sum, xi) => sum + (xi - 0.5) ** 2, 0);
    const [a, b] = [(x[0]! * Math.PI) / 2, (x[1]! * Math.PI) / 2];
    return [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)].map((f) => (1 + g) * f);
  },
};

function zdt(params: Params, h: (f: number, g: number) => number): readonly number[] {
  const [f, ...rest] = coordinates(params, DIMENSIONS) as [number, ...number[]];
  const g = 1 + (9 * rest.reduce((sum, xi) => sum + xi, 0)) / rest.length;
  return [f, g * h(f, g)];
}

export const MULTI_PROBLEMS: Readonly<Record<string, MultiProblem>> = { zdt1, zdt2, dtlz2 };
