import { createRng, deriveSeed } from "../../math/rng.ts";
import { paramsKey, type SearchSpace } from "../../space/searchSpace.ts";
import { createTransform } from "../../space/transform.ts";
import { createEvolution, type Distributions } from "./evolution.ts";
import { latentPoint } from "./latentPoint.ts";
import { rankable } from "../ranking.ts";
import { type ObservedTrial, plainNote, type Sampler, type SamplerOptions } from "../sampler.ts";
import { bestOrder } from "../standing.ts";
import { createUnseen } from "../unseen.ts";

/** Draws that may be known or break a constraint, before a random configuration is used. */
const MOST_DRAWS = 100;

/**
 * CMA-ES (Hansen 2016) over the numeric parameters, with a margin for grids (Hamano et al. 2022, CMA-ESwM) and independent
 * distributions of the choices (after Hamano et al. 2024, CatCMA); restarts with doubled generations (IPOP, Auger & Hansen 2005).
 *
 * - No state is kept between asks: the generations are replayed. The first λ trials of the study are the first generation, the next
 *   λ the second, whatever their origin. Trials of other origin (entered by hand, from an earlier study) count as much as its own,
 *   but a single step is never longer than one of the search itself (Hansen 2011).
 * - A generation counts when all its trials have ended. Until then further trials are drawn from the same distribution and belong
 *   to the next generation.
 * - Trials that failed are the worst of their generation; then those that break constraints, then pruned ones. With several
 *   objectives: in the order of the non-dominated sort.
 */
export function createCmaEsSampler({ space, directions, seed }: SamplerOptions): Sampler {
  const transform = createTransform(space);
  const evolution = createEvolution(space, transform, seed);
  const streamOf = (index: number) => deriveSeed(seed, "cmaEs", index);
  // Generations replayed at earlier asks. They are reused only for the same trials, so the answers equal those of a new sampler.
  const replayed: Replayed[] = [];

  /** The distributions after all generations that have ended. */
  const replay = (trials: readonly ObservedTrial[]): Distributions => {
    let now = evolution.begin(0);
    let before: Distributions | null = null;
    let first = 0;
    for (let count = 0; ; count++) {
      const generation = trials.slice(first, first + now.strategy.size);
      const unfinished = generation.some(({ state }) => state === "running");
      if (generation.length < now.strategy.size || unfinished) return now;
      const key = generation.map((trial) => contentOf(space, trial)).join("\n");
      if (replayed[count]?.key !== key) {
        const candidates: readonly [Distributions, ...Distributions[]] =
          before === null ? [now] : [now, before];
        replayed.splice(count, Infinity, { key, after: learn(generation, first, candidates) });
      }
      [before, now] = [now, replayed[count]!.after];
      first += generation.length;
    }
  };
  const learn = (
    generation: readonly ObservedTrial[],
    first: number,
    candidates: readonly [Distributions, ...Distributions[]],
  ): Distributions => {
    const [now] = candidates;
    const known = bestOrder(rankable(generation, directions), now.strategy.parents).map(({ trial }) => trial);
    // If all trials failed, nothing can be learnt.
    if (known.length === 0) return now;
    const others = generation.filter((trial) => !known.includes(trial));
    const points = [...known, ...others].map((trial) => {
      const stream = streamOf(first + generation.indexOf(trial));
      return latentPoint(space, transform, evolution, candidates, trial.params, stream);
    });
    return evolution.advance(now, points);
  };
  return {
    ask: (trials) => {
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const distributions = replay(trials);
      const rng = createRng(streamOf(trials.length));
      for (let i = 0; i < MOST_DRAWS; i++) {
        const params = transform.decode(evolution.draw(distributions, rng));
        if (unseen.has(params)) return { params, note: plainNote("cloud") };
      }
      return { params: unseen.draw(rng), note: plainNote("random") };
    },
  };
}

interface Replayed {
  /** Identifies the trials that the distributions were learnt from. */
  readonly key: string;
  readonly after: Distributions;
}

function contentOf(space: SearchSpace, { params, state, values, violations }: ObservedTrial): string {
  return `${paramsKey(space, params)} ${state} ${String(values)} ${String(violations)}`;
}
