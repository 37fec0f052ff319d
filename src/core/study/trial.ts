import type { ErrorRecord } from "../errors.ts";
import type { Params } from "../space/distribution.ts";

export type TrialState = "waiting" | "running" | "complete" | "pruned" | "failed";

/**
 * Per epoch, from epoch 1. `trainLoss` includes the L1/L2 penalty, `validationLoss` does not; `score` is the study's metric on
 * the validation rows. All arrays have one entry per finished epoch.
 */
export interface LearningCurve {
  readonly trainLoss: readonly number[];
  readonly validationLoss: readonly number[];
  readonly score: readonly number[];
}

export const EMPTY_CURVE: LearningCurve = { trainLoss: [], validationLoss: [], score: [] };

/** One training of one configuration. */
export interface Trial {
  /** 0-based; shown as number + 1. */
  readonly number: number;
  /** Only active parameters. */
  readonly params: Params;
  readonly state: TrialState;
  /** One per objective; null until complete. */
  readonly values: readonly number[] | null;
  readonly curve: LearningCurve;
  /** Epoch (1-based) whose weights were kept; null until complete. */
  readonly bestEpoch: number | null;
  readonly parameterCount: number | null;
  /** Milliseconds the study had been running, pauses left out. */
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  /** Which trainer ran it, 0-based. */
  readonly worker: number | null;
  /** How often it was started over after a crash. */
  readonly retries: number;
  /** Why it failed. */
  readonly error: ErrorRecord | null;
  /** What the sampler had to say about its choice. */
  readonly suggestion: SuggestionNote | null;
}

/** Why a sampler chose a configuration. */
export interface SuggestionNote {
  /** "start": space-filling start-up; "model": by the acquisition; "random": by chance (also the model's fallback). */
  readonly origin: "start" | "model" | "random";
  /** Surrogate's prediction for the objective in its own units, where there is one. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** log of the expected improvement in standardised units, where there is one. */
  readonly logExpectedImprovement: number | null;
}
