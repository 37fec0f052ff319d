import { improvementLeft } from "./improvementLeft.ts";
import type { Sampler, SamplerOptions } from "./sampler.ts";

/** A sampler whose suggestions say how much improvement is left, whatever the sampler: for studies that end when that is little. */
export function createWatchfulSampler(sampler: Sampler, options: SamplerOptions): Sampler {
  return {
    ask(trials) {
      const suggestion = sampler.ask(trials);
      if (suggestion === null) return null;
      const left = suggestion.note.improvementLeft ?? improvementLeft(options, trials);
      return { ...suggestion, note: { ...suggestion.note, improvementLeft: left } };
    },
  };
}
