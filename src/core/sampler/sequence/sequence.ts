import { createRng, deriveSeed } from "../../math/rng.ts";
import { createTransform, fromUnitCube } from "../../space/transform.ts";
import { plainNote, type Sampler, type SamplerOptions } from "../sampler.ts";
import { createUnseen } from "../unseen.ts";

/** Points that may be skipped in search of one that is new and feasible; after that, configurations are drawn at random. */
const MOST_PASSED = 2000;

/** The points of a sequence in the unit cube, by index. */
export type UnitSequence = (index: number) => Float64Array;

/**
 * A sampler that follows a low-discrepancy sequence: trial n takes its point n, or the first one after it that has not been tried and
 * satisfies the constraints.
 */
export function createSequenceSampler(
  { space, seed }: SamplerOptions,
  name: string,
  sequence: UnitSequence,
): Sampler {
  const transform = createTransform(space);
  return {
    ask: (trials) => {
      const unseen = createUnseen(space, transform, trials);
      if (unseen.exhausted) return null;
      for (let index = trials.length; index < trials.length + MOST_PASSED; index++) {
        const params = transform.decode(fromUnitCube(transform.dimensions, sequence(index)));
        if (unseen.has(params)) return { params, note: plainNote("sequence") };
      }
      const params = unseen.draw(createRng(deriveSeed(seed, name, trials.length)));
      return { params, note: plainNote("random") };
    },
  };
}
