import { createRng, deriveSeed, type Rng } from "../../math/rng.ts";
import { crowdingDistance } from "../../multiObjective/crowdingDistance.ts";
import { nonDominatedSort } from "../../multiObjective/dominance.ts";
import type { Params } from "../../space/distribution.ts";
import { createTransform } from "../../space/transform.ts";
import { breed, type Heredity } from "./breeding.ts";
import { rankable, type RankedTrial } from "../ranking.ts";
import { plainNote, type Sampler, type SamplerOptions } from "../sampler.ts";
import { createSobolSampler } from "../sequence/sobolSampler.ts";
import { createUnseen } from "../unseen.ts";

/**
 * Stronger mutation than with one objective, because mutation spreads a front of few points. Chosen on ZDT1, ZDT2 and DTLZ2 in six
 * dimensions.
 */
const HEREDITY: Heredity = { crossoverIndex: 3, mutationIndex: 3, mutations: 1.7 };

/** A member of the population, as tournaments compare them. */
interface Member {
  readonly params: Params;
  readonly front: number;
  readonly crowding: number;
}

/**
 * NSGA-II (Deb et al. 2002) for one to three objectives, steady-state (Durillo et al. 2009): every suggestion is one child of the survivors
 * among all trials so far, and no trial waits for a generation.
 *
 * - Survivors are taken front by front; from the front that does not fit completely, those with the largest crowding distance.
 * - A trial that meets all outcome constraints dominates those that do not; among those, the one that breaks them less dominates.
 * - Each parent is the better of two survivors: in the earlier front, or with the larger crowding distance in the same front.
 *   Crossover and mutation: `breeding.ts`.
 */
export function createNsga2Sampler(options: SamplerOptions): Sampler {
  const { space, directions, seed, budget } = options;
  const transform = createTransform(space);
  const start = createSobolSampler(options);
  const size = populationSize(transform.dimensions.length, budget ?? null);
  return {
    ask: (trials) => {
      const ranked = rankable(trials, directions);
      if (trials.length < size || ranked.length < 2) return start.ask(trials);
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const rng = createRng(deriveSeed(seed, "nsga2", trials.length));
      const population = survivors(ranked, size);
      const parent = () => tournament(population, rng).params;
      const child = breed(transform, unseen, () => [parent(), parent()], HEREDITY, rng);
      if (child !== null) return { params: child, note: plainNote("evolution") };
      return { params: unseen.draw(rng), note: plainNote("random") };
    },
  };
}

function populationSize(dimensions: number, budget: number | null): number {
  return Math.min(50, Math.max(12, dimensions, Math.round((budget ?? 0) / 12)));
}

function survivors(ranked: readonly RankedTrial[], size: number): Member[] {
  const kept: Member[] = [];
  const fronts = constrainedFronts(ranked);
  for (let front = 0; front < fronts.length && kept.length < size; front++) {
    const members = fronts[front]!;
    const crowding = crowdingDistance(members.map(({ losses }) => losses));
    const order = [...members.keys()].sort((a, b) => descending(crowding[a]!, crowding[b]!) || a - b);
    for (const i of order.slice(0, size - kept.length)) {
      kept.push({ params: members[i]!.trial.params, front, crowding: crowding[i]! });
    }
  }
  return kept;
}

/** Fronts of the trials that meet the constraints, then the others, one front for each degree of violation. */
function constrainedFronts(ranked: readonly RankedTrial[]): RankedTrial[][] {
  const feasible = ranked.filter(({ violation }) => violation === 0);
  const others = ranked.filter(({ violation }) => violation > 0);
  const fronts = nonDominatedSort(feasible.map(({ losses }) => losses));
  return [
    ...fronts.map((front) => front.map((i) => feasible[i]!)),
    ...others.toSorted((a, b) => a.violation - b.violation).map((each) => [each]),
  ];
}

function tournament(population: readonly Member[], rng: Rng): Member {
  const a = population[rng.integer(population.length)]!;
  const b = population[rng.integer(population.length)]!;
  if (a.front !== b.front) return a.front < b.front ? a : b;
  return b.crowding > a.crowding ? b : a;
}

/** For a sort; two infinities are equal. */
function descending(a: number, b: number): number {
  return a === b ? 0 : b - a;
}
