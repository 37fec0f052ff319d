import type { Rng } from "../../math/rng.ts";
import type { Params } from "../../space/distribution.ts";
import type { SearchSpace } from "../../space/searchSpace.ts";
import type { Transform } from "../../space/transform.ts";
import type { Unseen } from "../unseen.ts";
import { createMixture } from "./mixture.ts";

/** Draws per candidate: some are known, or break a constraint. */
const DRAWS = 10;
/** If at most this many configurations are left, all of them are candidates. */
const ENUMERATED = 200;

/**
 * The configuration that is most likely to be good: of candidates drawn from the density of the good ones, l, the one with the
 * largest l / g, where g is the density of the others (Bergstra et al. 2011; the ratio is monotone in expected improvement). null
 * if no candidate was new and feasible.
 * @param good canonical points, not empty
 * @param bad canonical points
 */
export function propose(
  space: SearchSpace,
  transform: Transform,
  unseen: Unseen,
  good: readonly Float64Array[],
  bad: readonly Float64Array[],
  candidates: number,
  rng: Rng,
): Params | null {
  const evidence = good.length + bad.length;
  const better = createMixture(space, transform, good, evidence);
  const worse = createMixture(space, transform, bad, evidence);
  const drawn = unseen.list(ENUMERATED) ?? drawNew(() => transform.decode(better.draw(rng)));
  const points = drawn.map((params) => transform.encode(params));
  const likely = better.logDensity(points);
  const unlikely = worse.logDensity(points);
  let best = 0;
  for (let i = 1; i < drawn.length; i++) {
    if (likely[i]! - unlikely[i]! > likely[best]! - unlikely[best]!) best = i;
  }
  return drawn[best] ?? null;

  function drawNew(draw: () => Params): Params[] {
    const found: Params[] = [];
    for (let i = 0; i < DRAWS * candidates && found.length < candidates; i++) {
      const params = draw();
      if (unseen.has(params)) found.push(params);
    }
    return found;
  }
}
