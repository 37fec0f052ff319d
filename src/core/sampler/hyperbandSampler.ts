import { createRandomSampler } from "./randomSampler.ts";
import type { Sampler, SamplerOptions } from "./sampler.ts";

/**
 * The configurations of Hyperband (Li et al. 2018): uniform draws, as its guarantees require. The rest of the method, how long each
 * trial is trained, is the pruner of the same name, which a study with this sampler always uses.
 */
export function createHyperbandSampler(options: SamplerOptions): Sampler {
  return createRandomSampler(options);
}
