import { createRng, deriveSeed } from "../../math/rng.ts";
import { createTransform } from "../../space/transform.ts";
import { rankable } from "../ranking.ts";
import { type ObservedTrial, plainNote, type Sampler, type SamplerOptions } from "../sampler.ts";
import { createSobolSampler } from "../sequence/sobolSampler.ts";
import { bestOrder } from "../standing.ts";
import { propose } from "./propose.ts";
import { createUnseen } from "../unseen.ts";

/** Trials with a value that are needed for a model. */
const START_TRIALS = 10;
/** More candidates make the choice greedier: with 64 and 256 the median regret was no better. */
const CANDIDATES = 24;
const GOOD_SHARE = 0.1;
const MOST_GOOD = 25;
/** Most other trials that are compared, the latest: from here on, the time of a suggestion stays the same. */
const MOST_BAD = 1000;

/**
 * Tree-structured Parzen estimator (Bergstra et al. 2011), multivariate: the densities are of whole configurations, conditions
 * included (`tpe/mixture.ts`).
 *
 * - The best tenth of the trials, 25 at most, are good; `standing.ts` defines best with pruned trials, outcome constraints and
 *   several objectives (MOTPE).
 * - All others are bad, including failed ones. Running trials are neither: randomness keeps workers apart. Counting them as bad
 *   (constant
 *   liar) drove trials away from the best points: median log₁₀ regret after 60 trials over eight problems was −0.20 instead of −0.27
 *   with four workers, and the same with ten.
 * - The first trials are a scrambled Sobol sequence.
 */
export function createTpeSampler(options: SamplerOptions): Sampler {
  const { space, directions, seed } = options;
  const transform = createTransform(space);
  const start = createSobolSampler(options);
  return {
    ask: (trials) => {
      const ranked = rankable(trials, directions);
      if (ranked.length < START_TRIALS) return startSuggestion(start, trials);
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const rng = createRng(deriveSeed(seed, "tpe", trials.length));
      const count = Math.min(MOST_GOOD, Math.ceil(GOOD_SHARE * ranked.length));
      const good = new Set(
        bestOrder(ranked, count)
          .slice(0, count)
          .map(({ trial }) => trial),
      );
      const bad = trials.filter((trial) => trial.state !== "running" && !good.has(trial)).slice(-MOST_BAD);
      const encode = ({ params }: ObservedTrial) => transform.encode(params);
      const params = propose(
        space,
        transform,
        unseen,
        [...good].map(encode),
        bad.map(encode),
        CANDIDATES,
        rng,
      );
      if (params === null) return { params: unseen.draw(rng), note: plainNote("random") };
      return { params, note: plainNote("model") };
    },
  };
}

function startSuggestion(start: Sampler, trials: readonly ObservedTrial[]) {
  const suggestion = start.ask(trials);
  return suggestion === null ? null : { ...suggestion, note: plainNote("start") };
}
