import type { ErrorRecord } from "../core/errors.ts";
import type { ObservedTrial, Suggestion } from "../core/sampler/sampler.ts";
import type { StudySamplerRequest } from "../core/study/studySampler.ts";
import type { TrialNews } from "../core/study/trialNews.ts";

export type SamplerAnswer =
  | { readonly ok: true; readonly suggestion: Suggestion | null }
  | { readonly ok: false; readonly error: ErrorRecord };

/** What is new since the last ask. */
export interface SamplerNews {
  /** Trials of other studies; null: as before. */
  readonly known: readonly ObservedTrial[] | null;
  readonly trials: TrialNews;
}

/** Served by `sampler.worker.ts`, apart from the trainers, so that fitting a GP never queues behind training. */
export interface SamplerApi {
  open(request: StudySamplerRequest): Promise<void>;
  /** `suggestion` null: every configuration of a finite space has been tried. */
  ask(news: SamplerNews): Promise<SamplerAnswer>;
}
