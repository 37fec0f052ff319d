import { clamp } from "../math/clamp.ts";
import { createRng, deriveSeed, type Rng } from "../math/rng.ts";
import type { Params } from "../space/distribution.ts";
import { createTransform, randomPoint, type Dimension, type Transform } from "../space/transform.ts";
import { bestFirst } from "./ranking.ts";
import { plainNote, type Sampler, type SamplerOptions, type Suggestion } from "./sampler.ts";
import { createUnseen, type Unseen } from "./unseen.ts";

/** The budget that the rounds are planned for if the study has no limit. */
const DEFAULT_BUDGET = 60;
const ROUNDS = 6;
/** Spacing of the local grid in the first round, as a share of a parameter's range; each round divides it. */
const FIRST_SPACING = 0.25;
const SHRINK = 2.5;
/** Steps of the local grid to each side. */
const REACH = 2;
/** Neighbours drawn before the round's grid around the incumbents counts as done. */
const MOST_NEIGHBOURS = 60;
const MOST_INCUMBENTS = 4;

/**
 * Random search, then grids around the best trials that become finer and finer.
 *
 * - The first third of the budget is random.
 * - Six rounds follow. In each, suggestions are random points of a grid around an incumbent, up to two spacings away in some
 *   of the parameters (at least one, two on average); choices are redrawn. The first grid is spaced by a quarter of each range, the
 *   next ones by 2.5 times less each.
 * - The incumbents are the best four trials at first, one fewer each round, finally only the best.
 * - After the last round they start again, around the trials that are then best: a study without end keeps searching both far and
 *   near.
 */
export function createRefineSampler({ space, directions, seed, budget }: SamplerOptions): Sampler {
  const transform = createTransform(space);
  const planned = Math.max(2 * ROUNDS, budget ?? DEFAULT_BUDGET);
  const randomTrials = Math.ceil(planned / 3);
  const perRound = Math.max(1, Math.floor((planned - randomTrials) / ROUNDS));
  return {
    ask: (trials) => {
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const rng = createRng(deriveSeed(seed, "refine", trials.length));
      const round = Math.floor((trials.length - randomTrials) / perRound) % ROUNDS;
      const incumbents = bestFirst(trials, directions)
        .slice(0, Math.max(1, MOST_INCUMBENTS - Math.max(0, round)))
        .map(({ trial }) => trial.params);
      if (trials.length < randomTrials || incumbents.length === 0) return random(unseen, rng);
      return refine(transform, unseen, incumbents, round, rng) ?? random(unseen, rng);
    },
  };
}

function random(unseen: Unseen, rng: Rng): Suggestion {
  return { params: unseen.draw(rng), note: plainNote("random") };
}

/** A grid point near an incumbent; if the grid has no new point left, one of a grid twice as fine. */
function refine(
  transform: Transform,
  unseen: Unseen,
  incumbents: readonly Params[],
  round: number,
  rng: Rng,
): Suggestion | null {
  for (let finer = 0; finer < 3; finer++) {
    const spacing = FIRST_SPACING / SHRINK ** round / 2 ** finer;
    for (let i = 0; i < MOST_NEIGHBOURS; i++) {
      const centre = incumbents[rng.integer(incumbents.length)]!;
      const params = transform.decode(neighbour(transform, centre, spacing, rng));
      if (unseen.has(params)) return { params, note: plainNote("nearby") };
    }
  }
  return null;
}

function neighbour(
  { dimensions, encode }: Transform,
  centre: Params,
  spacing: number,
  rng: Rng,
): Float64Array {
  const filler = randomPoint(dimensions, rng);
  const point = encode(centre).map((value, i) => (Number.isNaN(value) ? filler[i]! : value));
  const rate = Math.min(1, 2 / Math.max(1, dimensions.length));
  const certain = rng.integer(Math.max(1, dimensions.length));
  for (const [i, dimension] of dimensions.entries()) {
    const [dice, steps] = [rng.uniform(), (1 + rng.integer(REACH)) * (rng.uniform() < 0.5 ? -1 : 1)];
    if (dice < rate || i === certain) point[i] = moved(point[i]!, steps, spacing, dimension, rng);
  }
  return point;
}

function moved(value: number, steps: number, spacing: number, dimension: Dimension, rng: Rng): number {
  const { kind, size, position, nearestLevel } = dimension;
  if (kind === "categorical") return rng.integer(size);
  const target = value + steps * spacing;
  // Beyond the end of the range: a step to the other side instead.
  const inside = target < 0 || target > 1 ? value - steps * spacing : target;
  const coordinate = clamp(inside, 0, 1);
  if (kind !== "grid" || nearestLevel(coordinate) !== nearestLevel(value)) return coordinate;
  const level = nearestLevel(value) + Math.sign(steps);
  return position(clamp(level, 0, size - 1));
}
