import { describeSamplerContract } from "../../testing/samplerContract.ts";
import { createSampler } from "./createSampler.ts";
import { SAMPLER_NAMES } from "./sampler.ts";

for (const name of SAMPLER_NAMES) {
  describeSamplerContract(name, (options) => createSampler(name, options));
}
