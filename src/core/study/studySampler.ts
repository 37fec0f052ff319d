import { createSampler } from "../sampler/createSampler.ts";
import { createWatchfulSampler } from "../sampler/improvementLeft.ts";
import type { ObservedTrial, SamplerOptions, Suggestion } from "../sampler/sampler.ts";
import type { SamplerName } from "../sampler/samplerTable.ts";
import { observeTrials, type ObserveOptions } from "./observe.ts";
import type { ToldTrial } from "./trialNews.ts";

/** The options of a study's sampler: plain data. */
export interface StudySamplerRequest {
  readonly name: SamplerName;
  readonly options: SamplerOptions;
  /** Whether suggestions say how much improvement is left, for any sampler. */
  readonly watchful: boolean;
  readonly search: ObserveOptions["search"];
  readonly rungs: ObserveOptions["rungs"];
}

/** A sampler that sees a study's trials as `observeTrials` shows them. */
export interface StudySampler {
  /** @param known trials of other studies, shown before this one's own */
  ask(known: readonly ObservedTrial[], trials: readonly ToldTrial[]): Suggestion | null;
}

export function createStudySampler({
  name,
  options,
  watchful,
  search,
  rungs,
}: StudySamplerRequest): StudySampler {
  const made = createSampler(name, options);
  const sampler = watchful ? createWatchfulSampler(made, options) : made;
  return {
    ask: (known, trials) => sampler.ask([...known, ...observeTrials(trials, { search, rungs })]),
  };
}
