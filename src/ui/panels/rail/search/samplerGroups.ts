import type { SamplerName } from "../../../../core/sampler/sampler.ts";

/** All samplers as they are listed: kinds together, the ones that suit most studies first. */
export const SAMPLER_GROUPS: readonly {
  readonly group: "model" | "evolution" | "stepwise" | "cover" | "early" | null;
  readonly samplers: readonly SamplerName[];
}[] = [
  { group: null, samplers: ["auto"] },
  { group: "model", samplers: ["gp", "tpe"] },
  { group: "evolution", samplers: ["cmaEs", "genetic", "nsga2"] },
  { group: "stepwise", samplers: ["refine", "spsa"] },
  { group: "cover", samplers: ["random", "sobol", "halton", "grid"] },
  { group: "early", samplers: ["hyperband", "bohb"] },
];
