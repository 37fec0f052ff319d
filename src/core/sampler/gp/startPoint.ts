import { clamp } from "../../math/clamp.ts";
import { createRng, deriveSeed } from "../../math/rng.ts";
import { sobolPoints } from "../../math/sobol.ts";
import type { Params } from "../../space/distribution.ts";
import { fromUnitCube, type Transform } from "../../space/transform.ts";
import type { Unseen } from "../unseen.ts";

/**
 * Fewer do not determine the length-scales; more are better chosen by a model, even one that knows little about many dimensions.
 */
const FEWEST = 4;
const MOST = 10;
/** How many points of the sequence are searched for a new, feasible one. */
const LOOK_AHEAD = 64;

/** How many trials are spread over the space before a model is used. */
export function startCount(dimensions: number): number {
  return clamp(dimensions + 2, FEWEST, MOST);
}

/**
 * A space-filling start: the centre of the space first, with random categories, then a scrambled Sobol sequence. null if no point
 * among the next is new and feasible.
 * @param index how many trials there are already
 */
export function startPoint(transform: Transform, unseen: Unseen, seed: number, index: number): Params | null {
  const { dimensions } = transform;
  if (index === 0) {
    const rng = createRng(deriveSeed(seed, "centre"));
    const centre = transform.decode(
      Float64Array.from(dimensions, ({ kind, size }) => (kind === "categorical" ? rng.integer(size) : 0.5)),
    );
    if (unseen.has(centre)) return centre;
  }
  for (let ahead = 0; ahead < LOOK_AHEAD; ahead++) {
    const unit = sobolPoints(1, dimensions.length, deriveSeed(seed, "start"), index + ahead);
    const params = transform.decode(fromUnitCube(dimensions, unit));
    if (unseen.has(params)) return params;
  }
  return null;
}
