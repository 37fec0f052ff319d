import { autoChoice } from "./autoSampler.ts";
import { createBohbSampler } from "./tpe/bohbSampler.ts";
import { createCmaEsSampler } from "./cmaEs/cmaEsSampler.ts";
import { createGeneticSampler } from "./genetic/geneticSampler.ts";
import { createGpSampler } from "./gp/gpSampler.ts";
import { createGridSampler } from "./gridSampler.ts";
import { createHaltonSampler } from "./sequence/haltonSampler.ts";
import { createHyperbandSampler } from "./hyperbandSampler.ts";
import { createNsga2Sampler } from "./genetic/nsga2Sampler.ts";
import { createParetoGpSampler } from "./gp/paretoGpSampler.ts";
import { createRandomSampler } from "./randomSampler.ts";
import { createRefineSampler } from "./refineSampler.ts";
import { afterPortfolio } from "./portfolio.ts";
import type { ObservedTrial, Sampler, SamplerOptions } from "./sampler.ts";
import { readsResults, type SamplerName } from "./samplerTable.ts";
import { createSobolSampler } from "./sequence/sobolSampler.ts";
import { createSpsaSampler } from "./spsa/spsaSampler.ts";
import { createTpeSampler } from "./tpe/tpeSampler.ts";

type OwnSampler = Exclude<SamplerName, "auto">;

const FACTORIES: Readonly<Record<OwnSampler, (options: SamplerOptions) => Sampler>> = {
  gp: (options) =>
    options.directions.length > 1 ? createParetoGpSampler(options) : createGpSampler(options),
  random: createRandomSampler,
  spsa: createSpsaSampler,
  nsga2: createNsga2Sampler,
  genetic: createGeneticSampler,
  refine: createRefineSampler,
  grid: createGridSampler,
  sobol: createSobolSampler,
  halton: createHaltonSampler,
  hyperband: createHyperbandSampler,
  cmaEs: createCmaEsSampler,
  tpe: createTpeSampler,
  bohb: createBohbSampler,
};

/**
 * The sampler of a name. Samplers keep no state between asks: a new one gives the same answers.
 *
 * Those that learn from trials begin with the portfolio. Random search and sequences do not: they are what others are compared with,
 * and a design that someone chose.
 */
export function createSampler(name: SamplerName, options: SamplerOptions): Sampler {
  const chosen = name === "auto" ? autoChoice(options).sampler : name;
  const own = FACTORIES[chosen](options);
  const sampler = readsResults(chosen) ? afterPortfolio(own, options) : own;
  if ((options.constraintCount ?? 0) === 0) return sampler;
  return { ask: (trials) => sampler.ask(trials.map(asUnjudged)) };
}

/**
 * If it is unknown whether a complete trial meets the limits (its study had none), it has a value, like a pruned trial, but is not
 * a solution.
 */
function asUnjudged(trial: ObservedTrial): ObservedTrial {
  const unknown = trial.state === "complete" && (trial.violations ?? null) === null;
  return unknown ? { ...trial, state: "pruned" } : trial;
}
