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

/** Hyper-parameters averaged over, at most. */
const MODES = 3;
/** Places tried that are looked at closely, those of the lowest means: another is the best in hardly any future. */
const LIKELY = 32;
/** Futures of what is not known yet. A power of two: Sobol numbers then are balanced. */
const FUTURES = 32;

/** The model of an objective: what acquisitions are made from. */
export interface Surrogate {
  /** For improvement: running trials, and places that may be the best, are pending. */
  readonly beliefs: readonly Belief[];
  /** The modes that the beliefs are of, in that order. */
  readonly modes: readonly WeightedMode[];
}

export interface WeightedMode {
  readonly hyper: Hyperparameters;
  readonly weight: number;
  /** Of the observations alone. */
  readonly observed: Posterior;
  /** With the running trials pending. */
  readonly running: Posterior;
}

/**
 * Several modes of the hyper-parameters' posterior, weighted by their density: one mode alone may be sure of a basin that the next
 * best explanation of the same data doubts.
 *
 * What is to be improved on is not known where observations are noisy. So the places tried that may be the best are pending, too,
 * and seen without noise: in each of 32 futures something else is the best there (noisy expected improvement, Letham et al. 2019).
 * With the least mean instead, there is always some improvement to be hoped for at the best place itself, and the search stays
 * there to measure it again and again.
 * @param pending points of running trials
 */
export function fitSurrogate(
  dimensions: readonly Dimension[],
  { points, y, noise, solutions }: Observations,
  pending: readonly Float64Array[],
  seed: number,
): Surrogate {
  const d = dimensions.length;
  // Before any trial is a solution, all of them stand in.
  const tried = (solutions.length > 0 ? solutions : Array.from(y.keys())).map((row) =>
    points.subarray(row * d, (row + 1) * d),
  );
  const modes: WeightedMode[] = [];
  const beliefs: Belief[] = [];
  for (const { mode, weight } of weigh(fitModes(dimensions, points, y, noise).slice(0, MODES))) {
    const { hyper } = mode;
    // The noise of the observations becomes known noise, so that what is pending is seen without any.
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

/** The places of the lowest means, lowest first. */
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

/** In every future (one, where nothing is pending) the least mean at a place tried or pending. */
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
