import { createRng, deriveSeed } from "../../math/rng.ts";
import { createTransform } from "../../space/transform.ts";
import { breed, type Heredity } from "./breeding.ts";
import { bestFirst } from "../ranking.ts";
import { plainNote, type Sampler, type SamplerOptions } from "../sampler.ts";
import { createSobolSampler } from "../sequence/sobolSampler.ts";
import { createUnseen } from "../unseen.ts";

/** Chosen, like the population size, by the mean log regret over twelve test functions at 60 and 200 trials. */
const TOURNAMENT = 4;
const HEREDITY: Heredity = { crossoverIndex: 3, mutationIndex: 15, mutations: 1 };

/**
 * A genetic algorithm for one objective, steady-state: every suggestion is one child, and no trial waits for a generation.
 *
 * - The first trials are a scrambled Sobol sequence, as many as the population.
 * - The population consists of the best trials so far (elitist); trials that break outcome constraints come after those that do
 *   not.
 * - Each parent is the best of four drawn from the population. Crossover and mutation: `breeding.ts`.
 */
export function createGeneticSampler(options: SamplerOptions): Sampler {
  const { space, directions, seed, budget } = options;
  const transform = createTransform(space);
  const start = createSobolSampler(options);
  const size = populationSize(transform.dimensions.length, budget ?? null);
  return {
    ask: (trials) => {
      const population = bestFirst(trials, directions).slice(0, size);
      if (trials.length < size || population.length < 2) return start.ask(trials);
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const rng = createRng(deriveSeed(seed, "genetic", trials.length));
      const parent = () => {
        // The population is sorted: the best of several members is the one with the lowest index.
        const drawn = Array.from({ length: TOURNAMENT }, () => rng.integer(population.length));
        return population[Math.min(...drawn)]!.trial.params;
      };
      const child = breed(transform, unseen, () => [parent(), parent()], HEREDITY, rng);
      if (child !== null) return { params: child, note: plainNote("evolution") };
      return { params: unseen.draw(rng), note: plainNote("random") };
    },
  };
}

/** Ten, and more for many parameters or a large budget, but never more than fifty. */
function populationSize(dimensions: number, budget: number | null): number {
  return Math.min(50, Math.max(10, dimensions, Math.round((budget ?? 0) / 25)));
}
