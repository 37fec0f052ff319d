import type { ErrorRecord } from "../core/errors.ts";
import type { ObservedTrial, SamplerName, SamplerOptions, Suggestion } from "../core/sampler/sampler.ts";

export type SamplerAnswer =
  | { readonly ok: true; readonly suggestion: Suggestion | null }
  | { readonly ok: false; readonly error: ErrorRecord };

/** Served by `sampler.worker.ts`, apart from the trainers, so that fitting a GP never queues behind training. */
export interface SamplerApi {
  /** @param watchful whether suggestions say how much improvement is left, whatever the sampler */
  open(name: SamplerName, options: SamplerOptions, watchful: boolean): Promise<void>;
  /** `suggestion` null: every configuration of a finite space has been tried. */
  ask(trials: readonly ObservedTrial[]): Promise<SamplerAnswer>;
}
