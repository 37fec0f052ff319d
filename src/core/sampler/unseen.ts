import type { Rng } from "../math/rng.ts";
import type { Params } from "../space/distribution.ts";
import { paramsKey, type SearchSpace } from "../space/searchSpace.ts";
import { configurations, spaceSize } from "../space/spaceSize.ts";
import { randomPoint, type Transform } from "../space/transform.ts";
import type { ObservedTrial } from "./sampler.ts";

const MAX_DRAWS = 200;

/** The configurations already tried (or running), and what is left. */
export interface Unseen {
  has(params: Params): boolean;
  /** Every configuration of a finite space has been tried. */
  readonly exhausted: boolean;
  /** All that is left of a finite space, when that is at most `limit`; null otherwise. */
  list(limit: number): Params[] | null;
  /** One that is left, at random; must not be called when `exhausted`. */
  draw(rng: Rng): Params;
}

export function createUnseen(
  space: SearchSpace,
  transform: Transform,
  trials: readonly ObservedTrial[],
): Unseen {
  const seen = new Set(trials.map(({ params }) => paramsKey(space, params)));
  const size = spaceSize(space);
  const has = (params: Params) => !seen.has(paramsKey(space, params));
  const first = (): Params | undefined => {
    for (const params of configurations(space)) if (has(params)) return params;
    return undefined;
  };
  const list = (limit: number): Params[] | null => {
    if (size > limit + seen.size) return null;
    const left = [...configurations(space)].filter(has);
    return left.length <= limit ? left : null;
  };
  const draw = (rng: Rng): Params => {
    let params = transform.decode(randomPoint(transform.dimensions, rng));
    for (let i = 0; i < MAX_DRAWS && !has(params); i++) {
      params = transform.decode(randomPoint(transform.dimensions, rng));
    }
    if (has(params) || size === Infinity) return params;
    // Little is left of a finite space: look for it instead of hoping.
    const left = list(2 * MAX_DRAWS);
    return (left === null ? first() : left[rng.integer(left.length)]) ?? params;
  };
  return { has, exhausted: size < Infinity && first() === undefined, list, draw };
}
