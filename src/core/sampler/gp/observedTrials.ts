import { type OutputWarp, warpOutput } from "../../gp/outputWarp.ts";
import type { Posterior } from "../../gp/posterior.ts";
import { representative } from "../../gp/representative.ts";
import { cdf } from "../../math/normal.ts";
import type { Transform } from "../../space/transform.ts";
import type { ObservedTrial } from "../sampler.ts";
import { encodeAll, hasFailed, hasValue, keepsLimits, latestOf, MAX_OBSERVATIONS } from "./trialArrays.ts";

/** Variance of the value assumed for a failure (all warped values have variance 1), if failures occur in a region, … */
const FAILURE_NOISE = 0.3;
/** … and its increase with the odds that a trial there does not fail. */
const NOISE_PER_ODDS = 10;
const MAX_NOISE = 1e6;
const CENTRES = 5;

/** The observations of one objective, as arrays; smaller is better. */
export interface Observations {
  /** n × d */
  readonly points: Float64Array;
  /** n warped losses; the warp is fitted to all trials that have ended with a value. */
  readonly y: Float64Array;
  /** n variances in the units of y²: squared standard errors, 0 where unknown. */
  readonly noise: Float64Array;
  /** Rows of trials that can be the best: complete, and within the limits on outcomes. */
  readonly solutions: readonly number[];
  readonly warp: OutputWarp;
}

/**
 * The first objective's trials as its surrogate sees them, or null if fewer than two are finite.
 *
 * - A pruned trial has its forecast, with the forecast's noise.
 * - A failed one has the worst value seen, with much noise: it prevents too good predictions beyond the region that works, with
 *   little effect elsewhere. If trials fail at random, it has almost no weight.
 * - If there are more than 400 trials, the model sees 400: the latest 100, the best 150 of the others, and 150 evenly spaced by
 *   rank over the rest.
 *
 * @param sign −1 if larger is better
 * @param failure from `modelLimits`; not null if there are failures and successes
 */
export function observe(
  transform: Transform,
  trials: readonly ObservedTrial[],
  sign: number,
  failure: Posterior | null,
): Observations | null {
  const loss = ({ values }: ObservedTrial) => sign * (values?.[0] ?? Number.NaN);
  const good = trials.filter(hasValue);
  if (good.length < 2) return null;
  const warp = warpOutput(Float64Array.from(good, loss));
  const worst = Math.max(...warp.warped);
  const ended = trials.filter((trial) => hasValue(trial) || hasFailed(trial));
  let next = 0;
  const y = Float64Array.from(ended, (trial) => (hasFailed(trial) ? worst : warp.warped[next++]!));
  const rows = representative(y, MAX_OBSERVATIONS, latestOf(ended.length));
  const seen = rows.map((row) => ended[row]!);
  const noiseOf = (trial: ObservedTrial) =>
    hasFailed(trial)
      ? failureNoise(transform, trial, failure)
      : warpedVariance(warp, loss(trial), trial.standardErrors?.[0] ?? 0);
  return {
    points: encodeAll(transform, seen),
    y: Float64Array.from(rows, (row) => y[row]!),
    noise: Float64Array.from(seen, noiseOf),
    solutions: Array.from(seen.keys()).filter((i) => hasValue(seen[i]!) && keepsLimits(seen[i]!)),
    warp,
  };
}

/** The points of the best observations, whose neighbourhoods are searched. */
export function bestPoints({ points, y }: Observations): Float64Array[] {
  const d = points.length / y.length;
  const order = Array.from(y.keys()).sort((a, b) => y[a]! - y[b]!);
  return order.slice(0, CENTRES).map((row) => points.subarray(row * d, (row + 1) * d));
}

function failureNoise(transform: Transform, { params }: ObservedTrial, failure: Posterior | null): number {
  if (failure === null) return FAILURE_NOISE;
  const { mean, sd } = failure.predict(transform.encode(params));
  const odds = cdf(-mean / sd) / cdf(mean / sd);
  return Math.min(MAX_NOISE, FAILURE_NOISE + NOISE_PER_ODDS * odds);
}

/** The square of half the warped distance between one standard error below and one above a value. */
export function warpedVariance(warp: OutputWarp, value: number, error: number): number {
  if (!(error > 0 && Number.isFinite(error))) return 0;
  return ((warp.warp(value + error) - warp.warp(value - error)) / 2) ** 2;
}
