import type { Params } from "../space/distribution.ts";
import type { SearchSpace } from "../space/searchSpace.ts";
import type { Direction } from "../study/objective.ts";
import type { SuggestionNote } from "../study/trial.ts";

/** A trial as a sampler sees it. */
export interface ObservedTrial {
  readonly params: Params;
  readonly state: "running" | "complete" | "pruned" | "failed";
  /** One per objective; null while running, and for failed trials. May hold a non-finite number. */
  readonly values: readonly number[] | null;
}

export interface Suggestion {
  readonly params: Params;
  readonly note: SuggestionNote;
}

/** What a sampler is made from. */
export interface SamplerOptions {
  readonly space: SearchSpace;
  /** One per objective. */
  readonly directions: readonly Direction[];
  readonly seed: number;
}

/**
 * The ask side of ask/tell. The study is told; a sampler is shown all trials at every ask, so that a lost sampler worker is
 * replaced without losing anything.
 *
 * `ask` is a function of the options and of `trials` alone (same trials, same suggestion): its randomness comes from
 * `deriveSeed(seed, trials.length)`. It never returns a configuration that is in `trials` while others remain, and returns
 * null when the space is finite and every configuration has been tried.
 */
export interface Sampler {
  ask(trials: readonly ObservedTrial[]): Suggestion | null;
}

export const SAMPLER_NAMES = ["gp", "random"] as const;
export type SamplerName = (typeof SAMPLER_NAMES)[number];
