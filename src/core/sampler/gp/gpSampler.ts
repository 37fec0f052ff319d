import { type Acquisition, scoreAll } from "../../gp/acquisition.ts";
import { createLogImprovement } from "../../gp/improvement.ts";
import { maximise, type Region, type Scored } from "../../gp/maximise.ts";
import { createRng, deriveSeed, type Rng } from "../../math/rng.ts";
import type { Params } from "../../space/distribution.ts";
import { createTransform, type Transform } from "../../space/transform.ts";
import { lossSign } from "../../study/objective.ts";
import { candidatePoints, fillMissing, regionOf } from "./candidates.ts";
import { chooseAcquisition, type Outlook } from "./chooseAcquisition.ts";
import { modelLimits } from "./limits.ts";
import { bestPoints, observe } from "./observedTrials.ts";
import { startCount, startPoint } from "./startPoint.ts";
import { fitSurrogate, predictMixture } from "./surrogate.ts";
import {
  type AcquisitionName,
  type ObservedTrial,
  plainNote,
  type Sampler,
  type SamplerOptions,
  type Suggestion,
} from "../sampler.ts";
import { createUnseen, type Unseen } from "../unseen.ts";

/** If fewer configurations than this are left, all of them are scored. */
const ENUMERATED = 1000;
const CLIMBS = 6;

/**
 * A Gaussian process of the first objective, Matérn 5/2, and the configuration of highest acquisition: by default log expected
 * improvement, averaged over several modes of the hyper-parameters and over possible values of the running trials.
 *
 * - The first trials fill the space (`startPoint`), and further ones as long as fewer than two values are finite.
 * - Pruned trials count as noisy. Failed ones show where trials fail (`observe`, `modelLimits`). Folds and repeats give the noise
 *   of a value.
 * - Limits on outcomes are modelled, too; only configurations that satisfy the constraints of the space are considered.
 */
export function createGpSampler(options: SamplerOptions): Sampler {
  const { space, directions, seed, acquisition = "logEi", constraintCount = 0 } = options;
  const transform = createTransform(space);
  const region = regionOf(space, transform);
  const sign = lossSign(directions[0]!);
  return {
    ask: (trials) => {
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const rng = createRng(deriveSeed(seed, "gp", trials.length));
      if (trials.length < startCount(transform.dimensions.length)) {
        return start(transform, unseen, seed, trials.length, rng);
      }
      const limits = modelLimits(transform, trials, constraintCount);
      const observations = observe(transform, trials, sign, limits.failure);
      if (observations === null) return start(transform, unseen, seed, trials.length, rng);
      const pending = pendingPoints(transform, trials);
      const surrogate = fitSurrogate(transform.dimensions, observations, pending, rng.uint32());
      const outlook = { region, observations, surrogate, limits, centres: bestPoints(observations) };
      return suggest(acquisition, outlook, unseen, sign, rng);
    },
  };
}

function start(transform: Transform, unseen: Unseen, seed: number, index: number, rng: Rng): Suggestion {
  const params = startPoint(transform, unseen, seed, index);
  if (params !== null) return { params, note: plainNote("start") };
  return { params: unseen.draw(rng), note: plainNote("random") };
}

/** The points of the trials that are running. */
function pendingPoints(transform: Transform, trials: readonly ObservedTrial[]): Float64Array[] {
  return trials.filter(({ state }) => state === "running").map(({ params }) => transform.encode(params));
}

function suggest(
  name: AcquisitionName,
  outlook: Outlook,
  unseen: Unseen,
  sign: number,
  rng: Rng,
): Suggestion {
  const { region, observations, surrogate } = outlook;
  const { transform } = region;
  const { acquisition, followed } = chooseAcquisition(name, outlook, rng);
  const chosen = firstNew(rank(acquisition, outlook, unseen, rng), transform, unseen, rng);
  const params = chosen ?? unseen.draw(rng);
  const point = transform.encode(params);
  const { mean, sd } = predictMixture(surrogate.modes, point);
  const { unwarp } = observations.warp;
  const gain = createLogImprovement("expected", surrogate.beliefs, transform.dimensions.length);
  return {
    params,
    note: {
      ...plainNote(chosen === undefined ? "random" : "model"),
      ...(chosen !== undefined && { acquisition: followed }),
      mean: sign * unwarp(mean),
      sd: (unwarp(mean + sd) - unwarp(mean - sd)) / 2,
      logExpectedImprovement: gain.score(point),
    },
  };
}

function firstNew(
  ranked: readonly Scored[],
  transform: Transform,
  unseen: Unseen,
  rng: Rng,
): Params | undefined {
  for (const { point } of ranked) {
    const params = transform.decode(fillMissing(transform, point, rng));
    if (unseen.has(params)) return params;
  }
  return undefined;
}

/** Points of high acquisition, best first. */
function rank(
  acquisition: Acquisition,
  { region, centres }: Outlook,
  unseen: Unseen,
  rng: Rng,
): readonly Scored[] {
  const left = unseen.list(ENUMERATED);
  if (left !== null) return scoreEach(acquisition, region, left);
  const candidates = candidatePoints(region, centres, rng, unseen.draw);
  return maximise(acquisition, region, candidates, CLIMBS, rng);
}

function scoreEach(acquisition: Acquisition, { transform }: Region, all: readonly Params[]): Scored[] {
  const points = all.map((params) => transform.encode(params));
  const values = scoreAll(acquisition, points);
  return points
    .map((point, i) => ({ latent: point, point, value: values[i]! }))
    .sort((a, b) => b.value - a.value);
}
