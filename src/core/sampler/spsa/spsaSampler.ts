import { createRng, deriveSeed } from "../../math/rng.ts";
import { sobolPoints } from "../../math/sobol.ts";
import { drawFeasible } from "../../space/drawFeasible.ts";
import { isFeasible, paramsKey, type SearchSpace } from "../../space/searchSpace.ts";
import { createTransform, fromUnitCube, randomPoint, type Transform } from "../../space/transform.ts";
import { lossSign } from "../../study/objective.ts";
import { plainNote, type ObservedTrial, type Sampler, type SamplerOptions } from "../sampler.ts";
import { replayChain } from "./spsaChain.ts";
import { createUnseen } from "../unseen.ts";

/** Walks that are tried before a suggestion is drawn at random. */
const MOST_CHAINS = 40;

/**
 * Simultaneous perturbation stochastic approximation (Spall 1992): two trials on either side of a point, all numbers moved at once,
 * give a slope, and the point takes a step down it. The steps of a walk: `spsaChain.ts`.
 *
 * A walk needs both trials of a pair before it continues. While they run, further suggestions belong to further walks: the first
 * begins in the centre of the space, the others at the points of a scrambled Sobol sequence. So one worker follows one walk, four
 * workers two. A walk that cannot move any more is abandoned, too.
 *
 * No state is kept between asks: the walks are replayed from the trials, which are recognised by their configurations. Every step
 * depends only on its own walk, so a trial that ends late cannot change earlier steps.
 */
export function createSpsaSampler(options: SamplerOptions): Sampler {
  const { space, directions, seed, budget } = options;
  const transform = createTransform(space);
  const sign = lossSign(directions[0]!);
  return {
    ask: (trials) => {
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const tried = new Map<string, ObservedTrial>();
      for (const trial of trials) tried.set(paramsKey(space, trial.params), trial);
      for (let chain = 0; chain < MOST_CHAINS; chain++) {
        const chainSeed = deriveSeed(seed, "spsa", chain);
        const params = replayChain({
          space,
          transform,
          start: startOf(space, transform, chain, seed, chainSeed),
          seed: chainSeed,
          sign,
          pairs: Math.max(10, (budget ?? 0) / 2),
          trialOf: (each) => tried.get(paramsKey(space, each)) ?? null,
        });
        if (params !== null) return { params, note: plainNote("slope") };
      }
      const params = unseen.draw(createRng(deriveSeed(seed, "spsa", "random", trials.length)));
      return { params, note: plainNote("random") };
    },
  };
}

/** A point without gaps that satisfies the constraints, if one is found. */
function startOf(
  space: SearchSpace,
  transform: Transform,
  chain: number,
  seed: number,
  chainSeed: number,
): Float64Array {
  const { dimensions } = transform;
  const unit =
    chain === 0
      ? new Float64Array(dimensions.length).fill(0.5)
      : sobolPoints(1, dimensions.length, deriveSeed(seed, "spsa"), chain);
  const point = fromUnitCube(dimensions, unit);
  if (isFeasible(space, transform.decode(point))) return point;
  const rng = createRng(deriveSeed(chainSeed, "start"));
  const feasible = drawFeasible(space, transform, rng, () => true);
  if (feasible === null) return point;
  const filler = randomPoint(dimensions, rng);
  return transform.encode(feasible).map((value, i) => (Number.isNaN(value) ? filler[i]! : value));
}
