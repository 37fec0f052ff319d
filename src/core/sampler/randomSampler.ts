import { createRng, deriveSeed } from "../math/rng.ts";
import { createTransform } from "../space/transform.ts";
import { plainNote, type Sampler, type SamplerOptions } from "./sampler.ts";
import { createUnseen } from "./unseen.ts";

/** Independent uniform draws (on a log scale if `log`), each configuration at most once. */
export function createRandomSampler({ space, seed }: SamplerOptions): Sampler {
  const transform = createTransform(space);
  return {
    ask: (trials) => {
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      const params = unseen.draw(createRng(deriveSeed(seed, "random", trials.length)));
      return { params, note: plainNote("random") };
    },
  };
}
