import { createLogEi, logExpectedImprovement } from "../gp/acquisition.ts";
import { fitHyperparameters } from "../gp/fit.ts";
import { maximise, type Scored } from "../gp/maximise.ts";
import { type OutputWarp, warpOutput } from "../gp/outputWarp.ts";
import { createPosterior, type Posterior, type Prediction } from "../gp/posterior.ts";
import { representative } from "../gp/representative.ts";
import { createRng, deriveSeed, type Rng } from "../math/rng.ts";
import { sobolPoints } from "../math/sobol.ts";
import type { Params } from "../space/distribution.ts";
import { createTransform, fromUnitCube, randomPoint, type Transform } from "../space/transform.ts";
import {
  plainNote,
  type ObservedTrial,
  type Sampler,
  type SamplerOptions,
  type Suggestion,
} from "./sampler.ts";
import { createUnseen, type Unseen } from "./unseen.ts";

const START_TRIALS = 8;
/** Trials that the model is conditioned on at most; the time of a suggestion grows with the square to the cube of them. */
const MAX_OBSERVATIONS = 400;
/** How many of those are the latest: without them, a place that has just disappointed would be tried again. */
const LATEST = 100;
/** Below this many configurations left, every one of them is scored. */
const ENUMERATED = 1000;
const SOBOL_CANDIDATES = 512;
const LOCAL_CENTRES = 5;
const LOCAL_SCALES = [0.1, 0.01, 0.001];
const LOCAL_PER_SCALE = 10;
const CLIMBS = 6;
/** Variance of a failure's value, that of all standardised values being 1. */
const FAILURE_NOISE = 1;

/**
 * GP-EI: a Gaussian process of the first objective, Matérn 5/2, and the configuration of highest log expected improvement.
 *
 * - The first trials are a scrambled Sobol sequence; so is the search while fewer than two values are finite.
 * - A failed trial, or a value that is not finite, counts as the worst value seen: the model keeps away from its surroundings.
 * - A running trial counts as having the value predicted for it (kriging believer, Ginsbourger et al. 2010), which takes away
 *   the gain of going there again.
 * - Of more than 400 trials that have ended, the model sees 400: the latest 100, the best 150 of the others, and 150 evenly spaced
 *   by rank over the rest; besides, all that are running. What has been tried is still told from all of them.
 */
export function createGpSampler({ space, directions, seed }: SamplerOptions): Sampler {
  const transform = createTransform(space);
  const sign = directions[0] === "maximize" ? -1 : 1;
  return {
    ask: (trials) => {
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const rng = createRng(deriveSeed(seed, "gp", trials.length));
      const observations = observe(transform, trials, sign);
      if (trials.length < START_TRIALS || observations === null) {
        return spaceFilling(transform, unseen, seed, trials.length, rng);
      }
      return suggestByModel(transform, unseen, observations, sign, rng);
    },
  };
}

interface Observations {
  /** n × d: finite values first, then failures. */
  readonly points: Float64Array;
  /** n warped losses, the scale being that of all that have ended. */
  readonly y: Float64Array;
  readonly finiteCount: number;
  readonly warp: OutputWarp;
  readonly pending: readonly Float64Array[];
}

function observe(transform: Transform, trials: readonly ObservedTrial[], sign: number): Observations | null {
  const ended = trials.filter(({ state }) => state !== "running");
  const loss = ({ values }: ObservedTrial) => sign * (values?.[0] ?? Number.NaN);
  const isGood = (trial: ObservedTrial) => trial.state !== "failed" && Number.isFinite(loss(trial));
  const good = ended.filter(isGood);
  if (good.length < 2) return null;
  const rows = [...good, ...ended.filter((trial) => !isGood(trial))];
  const warp = warpOutput(Float64Array.from(good, loss));
  const worst = Math.max(...warp.warped);
  const y = Float64Array.from(rows, (_, row) => warp.warped[row] ?? worst);
  const latest = new Set(ended.slice(-LATEST));
  const seen = representative(
    y,
    MAX_OBSERVATIONS,
    Array.from(rows.keys()).filter((row) => latest.has(rows[row]!)),
  );
  return {
    points: flatten(seen.map((row) => transform.encode(rows[row]!.params))),
    y: Float64Array.from(seen, (row) => y[row]!),
    finiteCount: seen.filter((row) => row < good.length).length,
    warp,
    pending: trials.filter(({ state }) => state === "running").map(({ params }) => transform.encode(params)),
  };
}

function spaceFilling(
  transform: Transform,
  unseen: Unseen,
  seed: number,
  index: number,
  rng: Rng,
): Suggestion {
  const { dimensions } = transform;
  const unit = sobolPoints(1, dimensions.length, deriveSeed(seed, "start"), index);
  const params = transform.decode(fromUnitCube(dimensions, unit));
  if (unseen.has(params)) return { params, note: plainNote("start") };
  return { params: unseen.draw(rng), note: plainNote("random") };
}

function suggestByModel(
  transform: Transform,
  unseen: Unseen,
  observations: Observations,
  sign: number,
  rng: Rng,
): Suggestion {
  const { dimensions } = transform;
  const { posterior, best } = surrogate(transform, observations);
  const acquisition = createLogEi(posterior, best, dimensions.length);
  const left = unseen.list(ENUMERATED);
  const ranked: readonly Scored[] =
    left === null
      ? maximise(acquisition, transform, candidates(transform, observations, rng), CLIMBS, rng)
      : scoreAll(left);
  const chosen = ranked
    .map(({ point }) => transform.decode(fillMissing(transform, point, rng)))
    .find((params) => unseen.has(params));
  const params = chosen ?? unseen.draw(rng);
  const prediction = posterior.predict(transform.encode(params));
  return { params, note: describe(prediction, best, observations.warp, sign, chosen !== undefined) };

  function scoreAll(all: readonly Params[]): Scored[] {
    return all
      .map((params) => {
        const point = transform.encode(params);
        return { latent: point, point, value: acquisition.score(point) };
      })
      .sort((a, b) => b.value - a.value);
  }
}

/** The fitted model with the pending trials believed, and the value to improve on. */
function surrogate(
  transform: Transform,
  { points, y, finiteCount, pending }: Observations,
): { posterior: Posterior; best: number } {
  const { dimensions } = transform;
  const d = dimensions.length;
  // A failure's value is made up: it keeps trials away, and must not teach the model steps where the function has none.
  const knownNoise = Float64Array.from(y, (_, i) => (i < finiteCount ? 0 : FAILURE_NOISE));
  const hyper = fitHyperparameters(dimensions, points, y, knownNoise);
  const posterior = createPosterior(dimensions, points, y, hyper, knownNoise);
  // The best prediction at a tried point, not the best observation: with noise the latter is luck.
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < finiteCount; i++) {
    best = Math.min(best, posterior.predict(points.subarray(i * d, (i + 1) * d)).mean);
  }
  if (pending.length === 0) return { posterior, best };
  const believed = pending.map((point) => posterior.predict(point).mean);
  const extended = posterior.extend(flatten(pending), Float64Array.from(believed));
  return { posterior: extended, best: Math.min(best, ...believed) };
}

/** Latent points: a Sobol set over the space, and the surroundings of the best trials at several scales. */
function candidates(transform: Transform, { points, y }: Observations, rng: Rng): Float64Array[] {
  const { dimensions } = transform;
  const d = dimensions.length;
  const unit = sobolPoints(SOBOL_CANDIDATES, d, rng.uint32());
  const found: Float64Array[] = [];
  for (let i = 0; i < SOBOL_CANDIDATES; i++) {
    found.push(fromUnitCube(dimensions, unit.subarray(i * d, (i + 1) * d)));
  }
  const order = Array.from(y.keys()).sort((a, b) => y[a]! - y[b]!);
  for (const index of order.slice(0, LOCAL_CENTRES)) {
    const centre = fillMissing(transform, points.subarray(index * d, (index + 1) * d), rng);
    for (const scale of LOCAL_SCALES) {
      for (let k = 0; k < LOCAL_PER_SCALE; k++) found.push(perturb(transform, centre, scale, rng));
    }
  }
  return found;
}

/** A normal step in the numeric coordinates; each categorical one is redrawn with probability 1/d. */
function perturb(transform: Transform, centre: Float64Array, scale: number, rng: Rng): Float64Array {
  const { dimensions } = transform;
  return centre.map((value, i) => {
    const { kind, size } = dimensions[i]!;
    if (kind === "categorical") return rng.uniform() * dimensions.length < 1 ? rng.integer(size) : value;
    return Math.min(1, Math.max(0, value + scale * rng.normal()));
  });
}

/** A latent point: random numbers where the point has none. */
function fillMissing(transform: Transform, point: Float64Array, rng: Rng): Float64Array {
  const filler = randomPoint(transform.dimensions, rng);
  return point.map((value, i) => (Number.isNaN(value) ? filler[i]! : value));
}

function describe(
  prediction: Prediction,
  best: number,
  warp: OutputWarp,
  sign: number,
  byModel: boolean,
): Suggestion["note"] {
  const { mean, sd } = prediction;
  return {
    origin: byModel ? "model" : "random",
    mean: sign * warp.unwarp(mean),
    sd: (warp.unwarp(mean + sd) - warp.unwarp(mean - sd)) / 2,
    logExpectedImprovement: logExpectedImprovement(prediction, best),
    improvementLeft: null,
  };
}

function flatten(rows: readonly Float64Array[]): Float64Array {
  const flat = new Float64Array(rows.reduce((sum, row) => sum + row.length, 0));
  let offset = 0;
  for (const row of rows) {
    flat.set(row, offset);
    offset += row.length;
  }
  return flat;
}
