import { AppError } from "../errors.ts";
import { createRng, type Rng } from "../math/rng.ts";
import type { Params } from "../space/distribution.ts";
import { drawFeasible, wanderFeasible } from "../space/drawFeasible.ts";
import { isFeasible, paramsKey, type SearchSpace } from "../space/searchSpace.ts";
import { configurations, spaceSize } from "../space/spaceSize.ts";
import { randomPoint, type Transform } from "../space/transform.ts";
import type { ObservedTrial } from "./sampler.ts";

/** If at most this many configurations of a finite space are left, they are drawn from a list. */
const FEW = 400;
/** Steps of a walk through a finite space without meeting a feasible configuration, after which the walk is given up. */
const PATIENCE = 20_000;

/** The configurations that satisfy the constraints of a space and have not been tried (nor are running). */
export interface Unseen {
  /** Whether a configuration is one of them. */
  has(params: Params): boolean;
  /**
   * No configuration is left, or a long search found none because constraints leave few.
   * @throws AppError `spaceInfeasible` if none was found and none has ever been tried
   */
  readonly exhausted: boolean;
  /** One of them, always the same, or null if `exhausted`; never throws. */
  first(): Params | null;
  /** All remaining configurations of a finite space if there are at most `limit`, otherwise null. */
  list(limit: number): Params[] | null;
  /** A random remaining configuration; must not be called if `exhausted`. */
  draw(rng: Rng): Params;
}

export function createUnseen(
  space: SearchSpace,
  transform: Transform,
  trials: readonly ObservedTrial[],
): Unseen {
  const seen = new Set(trials.map(({ params }) => paramsKey(space, params)));
  const size = spaceSize(space);
  const has = (params: Params) => !seen.has(paramsKey(space, params)) && isFeasible(space, params);

  let known: Params | null | undefined;
  const first = (): Params | null => {
    if (known === undefined) known = size < Infinity ? walkToFirst() : hit();
    return known;
  };
  const hit = () => drawFeasible(space, transform, createRng(0), has);
  const walkToFirst = (): Params | null => {
    const walk = configurations(space, PATIENCE);
    let step = walk.next();
    while (step.done !== true && !has(step.value)) step = walk.next();
    if (step.done !== true) return step.value;
    return step.value ? null : hit();
  };
  const list = (limit: number): Params[] | null => {
    const constrained = (space.constraints ?? []).length > 0;
    if (size === Infinity || (!constrained && size > limit + seen.size)) return null;
    const left: Params[] = [];
    const walk = configurations(space, PATIENCE);
    let step = walk.next();
    for (; step.done !== true; step = walk.next()) {
      if (has(step.value) && left.push(step.value) > limit) return null;
    }
    return step.value ? left : null;
  };
  const draw = (rng: Rng): Params => {
    const params = drawFeasible(space, transform, rng, has);
    if (params !== null) return params;
    // Few are left: search for them systematically.
    const left = list(FEW) ?? [];
    if (left.length > 0) return left[rng.integer(left.length)]!;
    const one = first();
    // An unbounded part of the space lies in a branch that random draws do not reach: a repetition is acceptable.
    if (one === null) return transform.decode(randomPoint(transform.dimensions, rng));
    const other = wanderFeasible(space, transform, rng, one);
    return has(other) ? other : one;
  };
  return {
    has,
    get exhausted() {
      // Most spaces are unbounded: no search is needed to know that configurations are left.
      if (size === Infinity && (space.constraints ?? []).length === 0) return false;
      if (first() !== null) return false;
      if (trials.some(({ params }) => isFeasible(space, params))) return true;
      throw new AppError("spaceInfeasible");
    },
    first,
    list,
    draw,
  };
}
