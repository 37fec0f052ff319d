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
 */
export function mayBeBest(
  dimensions: readonly Dimension[],
  weights: Float64Array,
  posterior: Posterior,
  tried: readonly Float64Array[],
): Float64Array[] {
  const predictions = posterior.predictMany(tried);
  const order = Array.from(tried.keys()).sort((a, b) => predictions[a]!.mean - predictions[b]!.mean);
  const first = order[0];
  if (first === undefined) return [];
  const lowest = predictions[first]!;
  const found: Float64Array[] = [];
  const squared = new Float64Array(1);
  for (const i of order) {
    if (found.length === MOST) break;
    const { mean, sd } = predictions[i]!;
    if (sd < KNOWN || mean - lowest.mean > REACH * (sd + lowest.sd)) continue;
    const isNew = found.every((other) => {
      squaredDistances(dimensions, weights, other, 1, tried[i]!, squared);
      return squared[0]! > SAME;
    });
    if (isNew) found.push(tried[i]!);
  }
  return found;
}
