import { createSampler } from "../../src/core/sampler/createSampler.ts";
import type { ObservedTrial } from "../../src/core/sampler/sampler.ts";
import type { SamplerName } from "../../src/core/sampler/samplerTable.ts";
import type { SearchSpace } from "../../src/core/space/searchSpace.ts";
import type { Problem } from "../problems/problem.ts";
import type { Peer } from "../pythonPeers.ts";
import type { Searcher } from "./simulate.ts";

/** Optuna's samplers, by their names in `peers/search.py`. */
export const OPTUNA_SAMPLERS = ["gp", "tpe", "cmaes", "random"] as const;
export type OptunaSampler = (typeof OPTUNA_SAMPLERS)[number];

/** @param budget number of trials, which the sampler knows as in a study of the page */
export function ourSearcher(
  name: SamplerName,
  { space, portfolio = [] }: Pick<Problem, "space" | "portfolio">,
  seed: number,
  budget: number,
): Searcher {
  const sampler = createSampler(name, { space, directions: ["minimize"], seed, budget, portfolio });
  const trials: ObservedTrial[] = [];
  return {
    ask: async () => {
      const suggestion = sampler.ask(trials);
      if (suggestion === null) return null;
      trials.push({ params: suggestion.params, state: "running", values: null });
      return suggestion.params;
    },
    tell: async (trial, value) => {
      const { params } = trials[trial]!;
      trials[trial] =
        value === null
          ? { params, state: "failed", values: null }
          : { params, state: "complete", values: [value] };
    },
  };
}

/** Starts a new study in a running `peers/search.py`, which ends the previous one. */
export async function optunaSearcher(
  peer: Peer,
  sampler: OptunaSampler,
  space: SearchSpace,
  seed: number,
): Promise<Searcher & { readonly version: string }> {
  const directions = ["minimize"];
  const { version } = await peer.ask<{ version: string }>({ op: "open", sampler, space, directions, seed });
  return {
    version,
    ask: async () =>
      (await peer.ask<{ params: Record<string, number | string | boolean> }>({ op: "ask" })).params,
    tell: async (trial, value) => {
      await peer.ask({ op: "tell", trial, values: value === null ? null : [value] });
    },
  };
}
