import { deriveSeed } from "../../math/rng.ts";
import { sobolPoints } from "../../math/sobol.ts";
import type { Sampler, SamplerOptions } from "../sampler.ts";
import { createSequenceSampler } from "./sequence.ts";

/** A scrambled Sobol sequence (`math/sobol.ts`). Best balanced after 2^m trials. */
export function createSobolSampler(options: SamplerOptions): Sampler {
  const dimensions = options.space.parameters.length;
  const seed = deriveSeed(options.seed, "sobol");
  return createSequenceSampler(options, "sobol", (index) => sobolPoints(1, dimensions, seed, index));
}
