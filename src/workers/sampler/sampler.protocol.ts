import type { ObservedTrial, Suggestion } from "../../core/sampler/sampler.ts";
import type { StudySamplerRequest } from "../../core/study/studySampler.ts";
import type { TrialNews } from "../../core/study/trialNews.ts";
import type { WorkerResult } from "../answered.ts";

/** Changes since the last ask. */
export interface SamplerNews {
  /** Trials of other studies; null: unchanged. */
  readonly known: readonly ObservedTrial[] | null;
  readonly trials: TrialNews;
}

/** Served by `sampler.worker.ts`, apart from the trainers, so that fitting a GP never queues behind training. */
export interface SamplerApi {
  open(request: StudySamplerRequest): Promise<void>;
  /** null: every configuration of a finite space has been tried. */
  ask(news: SamplerNews): Promise<WorkerResult<Suggestion | null>>;
}
