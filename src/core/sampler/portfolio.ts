import type { Params } from "../space/distribution.ts";
import { isFeasible, type SearchSpace } from "../space/searchSpace.ts";
import { plainNote, type Sampler, type SamplerOptions } from "./sampler.ts";

/**
 * A sampler that suggests the configurations of the portfolio before its own, in their order. Those that have been tried, in this or
 * an earlier study, and those that break a constraint are left out.
 */
export function afterPortfolio(sampler: Sampler, { space, portfolio = [] }: SamplerOptions): Sampler {
  const wanted = portfolio.filter((params) => isFeasible(space, params));
  if (wanted.length === 0) return sampler;
  return {
    ask: (trials) => {
      const next = wanted.find((params) => !trials.some((trial) => isSame(space, trial.params, params)));
      return next === undefined ? sampler.ask(trials) : { params: next, note: plainNote("default") };
    },
  };
}

function isSame({ parameters }: SearchSpace, a: Params, b: Params): boolean {
  return parameters.every(({ name }) => a[name] === b[name]);
}
