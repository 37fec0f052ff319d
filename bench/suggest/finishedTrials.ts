import { createRng } from "../../src/core/math/rng.ts";
import type { ObservedTrial } from "../../src/core/sampler/sampler.ts";
import type { SearchSpace } from "../../src/core/space/searchSpace.ts";
import { createTransform, fromUnitCube } from "../../src/core/space/transform.ts";
import { learners } from "../problems/learnerShaped.ts";

/** Number of random trials at the beginning, as in both samplers. */
const START = 10;
const OPTIMUM = 0.3;

/** A finished trial: a point of the unit cube and its value; smaller is better. */
export interface FinishedTrial {
  readonly x: readonly number[];
  readonly value: number;
}

/**
 * The finished trials of a search: half of them anywhere, half near the optimum of a function with a slope in every
 * third dimension, little in the others and ripples in all. The first n of more trials are the n trials of fewer.
 * @param dims number of parameters, each a real number from 0 to 1
 */
export function finishedTrials(dims: number, count: number): FinishedTrial[] {
  const rng = createRng(dims);
  return Array.from({ length: count }, (_, i) => {
    const near = i >= START && i % 2 === 1;
    const x = Array.from({ length: dims }, () =>
      near ? Math.min(1, Math.max(0, OPTIMUM + 0.1 * rng.normal())) : rng.uniform(),
    );
    const value = x.reduce(
      (sum, v, k) => sum + (k % 3 === 0 ? 3 : 0.5) * (v - OPTIMUM) ** 2 + 0.1 * Math.sin(8 * v),
      0,
    );
    return { x, value };
  });
}

/** How many real parameters a space has; "learners": that of a search among five learners, each with settings of its own. */
export type Dims = number | "learners";

export function spaceOf(dims: Dims): SearchSpace {
  return dims === "learners" ? learners.space : unitCube(dims);
}

/** The finished trials of a search in the space, as its sampler is shown them. */
export function observedTrials(dims: Dims, count: number): ObservedTrial[] {
  if (dims !== "learners") return finishedTrials(dims, count).map(asObserved);
  const { dimensions, decode } = createTransform(learners.space);
  return finishedTrials(dimensions.length, count).map(({ x }, i) => {
    const params = decode(fromUnitCube(dimensions, Float64Array.from(x)));
    return { params, state: "complete", values: [learners.evaluate(params, createRng(i))!] };
  });
}

export function unitCube(dims: number): SearchSpace {
  return {
    parameters: Array.from({ length: dims }, (_, k) => ({
      name: `x${k}`,
      distribution: { kind: "float", low: 0, high: 1, log: false, step: null },
      condition: null,
    })),
    constraints: [],
  };
}

export function asObserved({ x, value }: FinishedTrial): ObservedTrial {
  return {
    params: Object.fromEntries(x.map((v, k) => [`x${k}`, v])),
    state: "complete",
    values: [value],
  };
}
