import { permutation, type Rng } from "../math/rng.ts";
import type { Params, ParamValue } from "./distribution.ts";
import { isFeasible, type SearchSpace } from "./searchSpace.ts";
import { randomPoint, type Dimension, type Transform } from "./transform.ts";

const WHOLE_DRAWS = 200;
const STEPWISE_DRAWS = 100;
/** Up to this many levels, all levels of a parameter are tried. */
const LEVELS_TRIED = 1000;
/** With more levels, this many random values are tried, then both ends. */
const VALUES_TRIED = 64;
const SWEEPS = 4;

/**
 * A random configuration that satisfies the constraints of the space and is accepted, or null if none was found.
 *
 * First by rejection, uniform over all such configurations. If they are rare, the parameters are drawn one after the other, each
 * until the parameters set so far break no constraint. This is not uniform, but it finds configurations that rejection would find
 * once in millions of draws, for example if many parameters must be in order, or two must be equal.
 */
export function drawFeasible(
  space: SearchSpace,
  transform: Transform,
  rng: Rng,
  accept: (params: Params) => boolean,
): Params | null {
  for (let i = 0; i < WHOLE_DRAWS; i++) {
    const params = transform.decode(randomPoint(transform.dimensions, rng));
    if (isFeasible(space, params) && accept(params)) return params;
  }
  if ((space.constraints ?? []).length === 0) return null;
  for (let i = 0; i < STEPWISE_DRAWS; i++) {
    const params = drawStepwise(space, transform, rng);
    if (params !== null && accept(params)) return params;
  }
  return null;
}

/**
 * A random configuration near one that satisfies the constraints, which all steps satisfy: every parameter in turn is redrawn until
 * the constraints hold, in a few sweeps (Gibbs sampling, too few sweeps to forget the start).
 * @param start feasible
 */
export function wanderFeasible(space: SearchSpace, transform: Transform, rng: Rng, start: Params): Params {
  const { dimensions } = transform;
  const filler = randomPoint(dimensions, rng);
  const point = transform.encode(start).map((value, i) => (Number.isNaN(value) ? filler[i]! : value));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const i of permutation(dimensions.length, rng)) {
      const before = point[i]!;
      const fits = coordinates(dimensions[i]!, rng).some((coordinate) => {
        point[i] = coordinate;
        return isFeasible(space, transform.decode(point));
      });
      if (!fits) point[i] = before;
    }
  }
  return transform.decode(point);
}

function drawStepwise(space: SearchSpace, transform: Transform, rng: Rng): Params | null {
  const { dimensions } = transform;
  const point = randomPoint(dimensions, rng);
  for (let i = 0; i < dimensions.length; i++) {
    const fits = coordinates(dimensions[i]!, rng).some((coordinate) => {
      point[i] = coordinate;
      return isFeasible(space, firstOf(space, transform.decode(point), i + 1));
    });
    if (!fits) return null;
  }
  return transform.decode(point);
}

/** Coordinates to try, in random order. */
function coordinates({ kind, size, position }: Dimension, rng: Rng): number[] {
  if (size > LEVELS_TRIED) return [...Array.from({ length: VALUES_TRIED }, () => rng.uniform()), 0, 1];
  return Array.from(permutation(size, rng), (level) => (kind === "grid" ? position(level) : level));
}

/** The first `count` parameters of a configuration, in the order of the space. */
function firstOf({ parameters }: SearchSpace, params: Params, count: number): Params {
  const first: Record<string, ParamValue> = {};
  for (const { name } of parameters.slice(0, count)) {
    const value = params[name];
    if (value !== undefined) first[name] = value;
  }
  return first;
}
