import type { Belief } from "../../gp/belief.ts";
import { concat } from "../../gp/design.ts";
import { fitModes, type FittedMode } from "../../gp/fit.ts";
import type { Hyperparameters } from "../../gp/hyperparameters.ts";
import {
  createPosterior,
  type ObservedPosterior,
  type Posterior,
  type Prediction,
} from "../../gp/posterior.ts";
import { MIN_NOISE } from "../../gp/prior.ts";
import { clamp } from "../../math/clamp.ts";
import { quantile } from "../../math/normal.ts";
import { sobolPoints } from "../../math/sobol.ts";
import type { Dimension } from "../../space/transform.ts";
import { mayBeBest } from "./mayBeBest.ts";
import type { Observations } from "./observedTrials.ts";

/** Most modes of the hyper-parameters that are averaged. */
const MODES = 3;
/** Tried points considered as the best, those of the lowest means: any other is the best in hardly any future. */
const LIKELY = 32;
/** Futures of pending values. A power of two, so that Sobol numbers are balanced. */
const FUTURES = 32;

/** The model of an objective, from which acquisitions are made. */
export interface Surrogate {
  /** For improvement: running trials and points that may be the best are pending. */
  readonly beliefs: readonly Belief[];
  /** The modes of the beliefs, in the same order. */
  readonly modes: readonly WeightedMode[];
}

export interface WeightedMode {
  readonly hyper: Hyperparameters;
  readonly weight: number;
  /** Given only the observations. */
  readonly observed: Posterior;
  /** With the running trials pending. */
  readonly running: Posterior;
}

/**
 * Several modes of the hyper-parameters' posterior, weighted by their density: a single mode may be certain about a basin that the
 * next best explanation of the same data doubts.
 *
 * If observations are noisy, the value to improve on is unknown. So tried points that may be the best are pending, too, and
 * observed without noise: each of 32 futures has its own best value (noisy expected improvement, Letham et al. 2019). With the
 * lowest mean instead, some improvement could always be expected at the best point itself, and the search would measure it again
 * and again.
 * @param pending points of running trials
 */
export function fitSurrogate(
  dimensions: readonly Dimension[],
  { points, y, noise, solutions }: Observations,
  pending: readonly Float64Array[],
  seed: number,
): Surrogate {
  const d = dimensions.length;
  // Until a trial is a solution, all trials are used.
  const tried = (solutions.length > 0 ? solutions : Array.from(y.keys())).map((row) =>
    points.subarray(row * d, (row + 1) * d),
  );
  const modes: WeightedMode[] = [];
  const beliefs: Belief[] = [];
  for (const { mode, weight } of weigh(fitModes(dimensions, points, y, noise).slice(0, MODES))) {
    const { hyper } = mode;
    // The noise of the observations becomes known noise, so that pending values are observed without noise.
    const exact = { ...hyper, noiseVariance: MIN_NOISE };
    const noises = noise.map((variance) => variance + hyper.noiseVariance);
    const observed = createPosterior(dimensions, points, y, exact, noises);
    modes.push({ hyper, weight, observed, running: expecting(observed, pending) });
    const likely = lowest(observed, tried);
    const unsure = mayBeBest(dimensions, hyper.weights, observed, likely);
    const posterior = expecting(observed, [...pending, ...unsure]);
    const futures = normals(posterior.pendingCount, seed);
    const best = bestOf(posterior, [...likely, ...pending], futures);
    beliefs.push({ posterior, weight, futures, best });
  }
  return { beliefs, modes };
}

/** Mean and sd of the mixture, given the observations. */
export function predictMixture(modes: readonly WeightedMode[], point: Float64Array): Prediction {
  let mean = 0;
  let square = 0;
  for (const { observed, weight } of modes) {
    const prediction = observed.predict(point);
    mean += weight * prediction.mean;
    square += weight * (prediction.sd ** 2 + prediction.mean ** 2);
  }
  return { mean, sd: Math.sqrt(Math.max(square - mean ** 2, 1e-24)) };
}

function weigh(modes: readonly FittedMode[]): { mode: FittedMode; weight: number }[] {
  const densities = modes.map(({ logDensity }) => Math.exp(logDensity - modes[0]!.logDensity));
  const total = densities.reduce((sum, density) => sum + density, 0);
  return modes.map((mode, i) => ({ mode, weight: densities[i]! / total }));
}

/** The points of the lowest means, lowest first. */
function lowest(observed: ObservedPosterior, places: readonly Float64Array[]): readonly Float64Array[] {
  const means = observed.meansOf(places);
  const order = Array.from(places.keys()).sort((a, b) => means[a]! - means[b]!);
  return order.slice(0, LIKELY).map((i) => places[i]!);
}

function expecting(observed: ObservedPosterior, pending: readonly Float64Array[]): Posterior {
  return pending.length === 0 ? observed : observed.withPending(pending.reduce(concat, new Float64Array(0)));
}

/** S × m standard normals. */
function normals(m: number, seed: number): Float64Array {
  if (m === 0) return new Float64Array(0);
  return sobolPoints(FUTURES, m, seed).map((p) => quantile(clamp(p, 1e-9, 1 - 1e-9)));
}

/** The lowest mean at a tried or pending point, in every future (one future if nothing is pending). */
function bestOf(posterior: Posterior, places: readonly Float64Array[], futures: Float64Array): Float64Array {
  const m = posterior.pendingCount;
  const shifts = new Float64Array(places.length * m);
  const predictions = posterior.predictMany(places, shifts);
  return Float64Array.from({ length: m === 0 ? 1 : FUTURES }, (_, s) => {
    let best = Number.POSITIVE_INFINITY;
    predictions.forEach(({ mean }, i) => {
      let value = mean;
      for (let j = 0; j < m; j++) value += futures[s * m + j]! * shifts[i * m + j]!;
      best = Math.min(best, value);
    });
    return best;
  });
}
