import { squaredDistances } from "../../gp/covariance.ts";
import type { Posterior } from "../../gp/posterior.ts";
import type { Dimension } from "../../space/transform.ts";

/** Places at most: each is a row of the covariance more, for every prediction. */
const MOST = 8;
/** A place whose value is known this well (sd, in standardised units) is as good as known. */
const KNOWN = 0.01;
/** How many standard deviations of both a mean may lie above the least one. */
const REACH = 2;
/** Squared scaled distance of places that are one: their correlation is then above 0.99. */
const SAME = 0.01;

/**
 * Places tried that may be the best: whose values are not well known, and may be as low as that of the lowest mean. Of those that are
 * nearly one place, one.
 * @param places by ascending mean
 */
export function mayBeBest(
  dimensions: readonly Dimension[],
  weights: Float64Array,
  posterior: Posterior,
  places: readonly Float64Array[],
): Float64Array[] {
  const predictions = posterior.predictMany(places);
  const lowest = predictions[0];
  if (lowest === undefined) return [];
  const found: Float64Array[] = [];
  const squared = new Float64Array(1);
  for (const [i, { mean, sd }] of predictions.entries()) {
    if (found.length === MOST) break;
    if (sd < KNOWN || mean - lowest.mean > REACH * (sd + lowest.sd)) continue;
    const isNew = found.every((other) => {
      squaredDistances(dimensions, weights, other, 1, places[i]!, squared);
      return squared[0]! > SAME;
    });
    if (isNew) found.push(places[i]!);
  }
  return found;
}
