import { maximise, type Scored } from "../gp/maximise.ts";
import { createRng, deriveSeed, type Rng } from "../math/rng.ts";
import { sobolPoints } from "../math/sobol.ts";
import { isFeasible, type SearchSpace } from "../space/searchSpace.ts";
import { createTransform, fromUnitCube, randomPoint, type Transform } from "../space/transform.ts";
import { type FrontModel, modelFront } from "./gp/severalObjectives.ts";
import { plainNote, type Sampler, type SamplerOptions, type Suggestion } from "./sampler.ts";
import { createUnseen, type Unseen } from "./unseen.ts";

const START_TRIALS = 10;
/** Below this many configurations left, every one of them is scored. */
const ENUMERATED = 1000;
const SOBOL_CANDIDATES = 512;
/** Trials of the front whose surroundings are searched, drawn anew each time. */
const LOCAL_CENTRES = 8;
const LOCAL_SCALES = [0.1, 0.02, 0.004];
const LOCAL_PER_SCALE = 6;
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
  const signs = directions.map((direction) => (direction === "maximize" ? -1 : 1));
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
  { acquisition, first, warp, centres }: FrontModel,
  sign: number,
  rng: Rng,
): Suggestion {
  const left = unseen.list(ENUMERATED);
  const ranked: readonly Pick<Scored, "point" | "value">[] =
    left === null
      ? maximise(acquisition, transform, candidates(space, transform, centres, rng), CLIMBS, rng)
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
      mean: sign * warp.unwarp(mean),
      sd: (warp.unwarp(mean + sd) - warp.unwarp(mean - sd)) / 2,
    },
  };
}

/** Latent points: a Sobol set over the space, and the surroundings of some of the centres. Only feasible ones, if there are any. */
function candidates(
  space: SearchSpace,
  transform: Transform,
  centres: readonly Float64Array[],
  rng: Rng,
): readonly Float64Array[] {
  const { dimensions } = transform;
  const d = dimensions.length;
  const unit = sobolPoints(SOBOL_CANDIDATES, d, rng.uint32());
  const found: Float64Array[] = [];
  for (let i = 0; i < SOBOL_CANDIDATES; i++) {
    found.push(fromUnitCube(dimensions, unit.subarray(i * d, (i + 1) * d)));
  }
  const left = [...centres];
  for (let k = 0; k < LOCAL_CENTRES && left.length > 0; k++) {
    const [centre] = left.splice(rng.integer(left.length), 1);
    const latent = fillMissing(transform, centre!, rng);
    for (const scale of LOCAL_SCALES) {
      for (let j = 0; j < LOCAL_PER_SCALE; j++) found.push(perturb(transform, latent, scale, rng));
    }
  }
  const feasible = found.filter((latent) => isFeasible(space, transform.decode(latent)));
  return feasible.length > 0 ? feasible : found;
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
