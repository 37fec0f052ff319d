import { createRng, deriveSeed } from "../../math/rng.ts";
import { createTransform } from "../../space/transform.ts";
import { rankable } from "../ranking.ts";
import { type ObservedTrial, plainNote, type Sampler, type SamplerOptions } from "../sampler.ts";
import { bestOrder } from "../standing.ts";
import { propose } from "./propose.ts";
import { createUnseen } from "../unseen.ts";

/** The settings of Falkner et al. (2018), §4.2: ρ, N_s and the percentile of the good. */
const RANDOM_FRACTION = 1 / 3;
const CANDIDATES = 64;
const GOOD_SHARE = 0.15;

/**
 * The configurations of BOHB (Falkner, Klein & Hutter 2018): like TPE, from the densities of good and other trials, but of trials
 * compared after the same number of steps (in a search among learners, whose steps differ, by their forecasts). The model uses the
 * longest training with enough trials: complete trials, or all that have reached a rung. A third of the configurations is drawn at
 * random, as Hyperband's guarantees require. The other half of the method is the Hyperband pruner, which a study with this sampler
 * always uses.
 */
export function createBohbSampler({ space, directions, seed }: SamplerOptions): Sampler {
  const transform = createTransform(space);
  const least = transform.dimensions.length + 1;
  return {
    ask: (trials) => {
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const rng = createRng(deriveSeed(seed, "bohb", trials.length));
      const order = rng.uniform() < RANDOM_FRACTION ? null : longestTrained(trials, directions, least + 2);
      if (order !== null) {
        const count = Math.max(least, Math.ceil(GOOD_SHARE * order.length));
        const points = order.map(({ params }) => transform.encode(params));
        // With few trials the two overlap: a density needs more points than there are parameters.
        const good = points.slice(0, count);
        const bad = points.slice(Math.min(count, points.length - least));
        const known = new Set(order.map(({ params }) => params));
        const others = trials.filter(
          ({ state, params }) => (state === "running" || state === "failed") && !known.has(params),
        );
        const avoided = [...bad, ...others.map(({ params }) => transform.encode(params))];
        const params = propose(space, transform, unseen, good, avoided, CANDIDATES, rng);
        if (params !== null) return { params, note: plainNote("model") };
      }
      return { params: unseen.draw(rng), note: plainNote("random") };
    },
  };
}

/** The trials that can be compared at the longest training that at least `count` of them have had, the best first. */
function longestTrained(
  trials: readonly ObservedTrial[],
  directions: SamplerOptions["directions"],
  count: number,
): readonly ObservedTrial[] | null {
  const rungs = Math.max(0, ...trials.map(({ rungValues }) => rungValues?.length ?? 0));
  // Without rungs, a pruned trial has only its forecast.
  const isTrained = ({ state }: ObservedTrial) => state === "complete" || rungs === 0;
  for (let rung = rungs; rung >= 0; rung--) {
    const seen = rung < rungs ? trials.flatMap((trial) => atRung(trial, rung)) : trials.filter(isTrained);
    const ranked = rankable(seen, directions);
    if (ranked.length >= count) return bestOrder(ranked, ranked.length).map(({ trial }) => trial);
  }
  return null;
}

/**
 * A trial with its first value at a rung, as if it had been trained no further; empty if it has not reached the rung. A trial that
 * stopped earlier because it no longer improved keeps its last value.
 */
function atRung(trial: ObservedTrial, rung: number): ObservedTrial[] {
  const { state, values, rungValues = [] } = trial;
  if (state === "failed") return [];
  const first = rungValues[rung] ?? (state === "complete" ? values?.[0] : undefined);
  if (first === undefined) return [];
  return [{ ...trial, state: "complete", values: [first, ...(values ?? []).slice(1)] }];
}
