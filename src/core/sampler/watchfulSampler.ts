import { improvementLeft } from "./improvementLeft.ts";
import type { Sampler, SamplerOptions } from "./sampler.ts";

/** Adds to the suggestions of any sampler how much improvement is left, for studies that end when little is left. */
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
