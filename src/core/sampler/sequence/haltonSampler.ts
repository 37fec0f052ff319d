import { createHalton } from "../../math/halton.ts";
import { deriveSeed } from "../../math/rng.ts";
import type { Sampler, SamplerOptions } from "../sampler.ts";
import { createSequenceSampler } from "./sequence.ts";

/** A Halton sequence with random digit permutations (`math/halton.ts`). Evenly spread after any number of trials. */
export function createHaltonSampler(options: SamplerOptions): Sampler {
  const sequence = createHalton(options.space.parameters.length, deriveSeed(options.seed, "halton"));
  return createSequenceSampler(options, "halton", sequence);
}
