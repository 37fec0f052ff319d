import { createRandomSampler } from "./randomSampler.ts";
import type { Sampler, SamplerOptions } from "./sampler.ts";

/**
 * The configurations of Hyperband (Li et al. 2018): uniform draws, as its guarantees want them. The rest of the method, who is trained
 * for how long, is the pruner of the same name, which a study with this sampler always uses.
 */
export function createHyperbandSampler(options: SamplerOptions): Sampler {
  return createRandomSampler(options);
}
