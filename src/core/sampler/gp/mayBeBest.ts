import { squaredDistances } from "../../gp/covariance.ts";
import type { Posterior } from "../../gp/posterior.ts";
import type { Dimension } from "../../space/transform.ts";

/** Most points: each adds a row to the covariance for every prediction. */
const MOST = 8;
/** A point with at most this sd (in standardised units) counts as known. */
const KNOWN = 0.01;
/** How many standard deviations of both a mean may lie above the lowest one. */
const REACH = 2;
/** Points within this squared scaled distance count as one: their correlation is above 0.99. */
const SAME = 0.01;

/**
 * Tried points that may be the best: their values are uncertain, and may be as low as the lowest mean. Of points that are nearly
 * the same, only one.
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
