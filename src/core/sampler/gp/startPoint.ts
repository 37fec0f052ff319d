import { createRng, deriveSeed } from "../../math/rng.ts";
import { sobolPoints } from "../../math/sobol.ts";
import type { Params } from "../../space/distribution.ts";
import { fromUnitCube, type Transform } from "../../space/transform.ts";
import type { Unseen } from "../unseen.ts";

/** How far along the sequence a new, feasible point is looked for. */
const LOOK_AHEAD = 64;

/**
 * How many trials are spread over the space before a model is asked: 4 to 10. With fewer in two or three dimensions a noisy search stays
 * in the first basin it meets; in many dimensions also a model that knows little spends them better.
 */
export function startCount(dimensions: number): number {
  return Math.max(Math.min(2 * dimensions + 2, 8), Math.min(dimensions + 2, 10));
}

/**
 * A space-filling start: the centre of the space first, its categories by chance, then a scrambled Sobol sequence.
 * null where none of the next points is new and feasible.
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
