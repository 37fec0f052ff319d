import { maximise, type Scored } from "../../gp/maximise.ts";
import { createRng, deriveSeed, permutation, type Rng } from "../../math/rng.ts";
import { sobolPoints } from "../../math/sobol.ts";
import type { SearchSpace } from "../../space/searchSpace.ts";
import { createTransform, fromUnitCube, type Transform } from "../../space/transform.ts";
import { lossSign } from "../../study/objective.ts";
import { candidatePoints, fillMissing, regionOf } from "./candidates.ts";
import { type FrontModel, modelFront } from "./severalObjectives.ts";
import { plainNote, type Sampler, type SamplerOptions, type Suggestion } from "../sampler.ts";
import { createUnseen, type Unseen } from "../unseen.ts";

const START_TRIALS = 10;
/** If fewer configurations than this are left, all of them are scored. */
const ENUMERATED = 1000;
/** Trials of the front whose neighbourhoods are searched, drawn again each time. */
const LOCAL_CENTRES = 8;
const CLIMBS = 6;

/**
 * GP search for two or three objectives: the configuration of highest log expected hypervolume improvement (see `modelFront`), after a
 * scrambled Sobol sequence of ten trials.
 */
export function createParetoGpSampler({
  space,
  directions,
  seed,
  constraintCount = 0,
}: SamplerOptions): Sampler {
  const transform = createTransform(space);
  const signs = directions.map(lossSign);
  return {
    ask: (trials) => {
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const rng = createRng(deriveSeed(seed, "pareto", trials.length));
      const model =
        trials.length < START_TRIALS ? null : modelFront(transform, trials, signs, constraintCount);
      if (model === null) return spaceFilling(transform, unseen, seed, trials.length, rng);
      return suggest(space, transform, unseen, model, signs[0]!, rng);
    },
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

function suggest(
  space: SearchSpace,
  transform: Transform,
  unseen: Unseen,
  { acquisition, followed, first, warp, centres }: FrontModel,
  sign: number,
  rng: Rng,
): Suggestion {
  const region = regionOf(space, transform);
  const left = unseen.list(ENUMERATED);
  const ranked: readonly Pick<Scored, "point" | "value">[] =
    left === null
      ? maximise(
          acquisition,
          region,
          candidatePoints(region, chooseCentres(centres, rng), rng, unseen.draw),
          CLIMBS,
          rng,
        )
      : left
          .map((params) => transform.encode(params))
          .map((point) => ({ point, value: acquisition.score(point) }))
          .sort((a, b) => b.value - a.value);
  const chosen = ranked
    .map(({ point }) => transform.decode(fillMissing(transform, point, rng)))
    .find((params) => unseen.has(params));
  const params = chosen ?? unseen.draw(rng);
  const { mean, sd } = first.predict(transform.encode(params));
  return {
    params,
    note: {
      ...plainNote(chosen === undefined ? "random" : "model"),
      ...(chosen !== undefined && { acquisition: followed }),
      mean: sign * warp.unwarp(mean),
      sd: (warp.unwarp(mean + sd) - warp.unwarp(mean - sd)) / 2,
    },
  };
}

/** Some points of the front, drawn again each time. */
function chooseCentres(centres: readonly Float64Array[], rng: Rng): Float64Array[] {
  return Array.from(permutation(centres.length, rng).subarray(0, LOCAL_CENTRES), (i) => centres[i]!);
}
