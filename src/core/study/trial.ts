import type { ErrorRecord } from "../errors.ts";
import type { AcquisitionName } from "../sampler/sampler.ts";
import type { SamplerName } from "../sampler/samplerTable.ts";
import type { Params } from "../space/distribution.ts";

export type TrialState = "waiting" | "running" | "complete" | "pruned" | "failed";

/**
 * Per epoch, from epoch 1. `trainLoss` includes the L1/L2 penalty, `validationLoss` does not; `score` is the study's metric on
 * the validation rows. All arrays have one entry per finished epoch. Of several trainings (folds, repeats): at each epoch the mean
 * over those that reached it, so that the end, where some have stopped early, is of fewer trainings than the beginning.
 */
export interface LearningCurve {
  readonly trainLoss: readonly number[];
  readonly validationLoss: readonly number[];
  readonly score: readonly number[];
}

export const EMPTY_CURVE: LearningCurve = { trainLoss: [], validationLoss: [], score: [] };

/** One of a trial's trainings that has finished. */
export interface FoldResult {
  /** Which fold validated, 0-based; 0 for a hold-out. */
  readonly fold: number;
  /** Which cutting of the rows into folds it is of, 0-based; absent where they are cut once. */
  readonly cutting?: number;
  /** Which of the repeats, 0-based. */
  readonly repeat: number;
  /** The metric on the fold's validation rows at `bestEpoch`. */
  readonly value: number;
  /** 1-based. */
  readonly bestEpoch: number;
  /** Epochs trained. */
  readonly epochs: number;
  /** What else was measured of it: one per entry of `measuredOf`, see there. Absent is none. */
  readonly measures?: readonly number[];
}

/** One configuration: trained once, or once for each fold and repeat. */
export interface Trial {
  /** 0-based; shown as number + 1. */
  readonly number: number;
  /** Only active parameters. */
  readonly params: Params;
  readonly state: TrialState;
  /**
   * One per objective, the mean over the trainings; null until complete. A pruned trial has the first one only, over the trainings
   * that finished, or the score that the first had at its best epoch so far; null where that is not finite.
   */
  readonly values: readonly number[] | null;
  /** Of `plainMetric`: the mean over the trainings, on the validation rows. Absent until complete, and in studies from before it was measured. */
  readonly plainScore?: number;
  /** One per outcome constraint: how far it is broken, ≤ 0 where it is kept; null until complete. */
  readonly violations: readonly number[] | null;
  /** Its trainings that have finished, in order; empty until the first one has. See `foldScores` for what they say together. */
  readonly folds: readonly FoldResult[];
  readonly curve: LearningCurve;
  /** Of several trainings: the score after each epoch of the first one, once that has finished. Absent: `curve` is the first one's. */
  readonly firstScores?: readonly number[];
  /** Epoch (1-based) whose weights were kept; of several trainings the median of theirs, rounded. null until complete. */
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
  /** Which sampler chose it; of `auto`, the one it picked. Absent: none did, or the study was saved before that was noted. */
  readonly sampler?: SamplerName;
}

/** A trial that nobody has begun. */
export function waitingTrial(number: number, params: Params, suggestion: SuggestionNote): Trial {
  return {
    number,
    params,
    state: "waiting",
    values: null,
    violations: null,
    folds: [],
    curve: EMPTY_CURVE,
    bestEpoch: null,
    parameterCount: null,
    startedMs: null,
    endedMs: null,
    worker: null,
    retries: 0,
    error: null,
    suggestion,
  };
}

/**
 * An acquisition that was followed; of `hedge` the one it chose. ehvi: the expected hypervolume improvement, of several objectives;
 * limits: the probability alone that limits are kept, while no trial keeps them.
 */
export type FollowedAcquisition = Exclude<AcquisitionName, "hedge"> | "ehvi" | "limits";

/** Why a sampler chose a configuration. */
export interface SuggestionNote {
  /**
   * start: space-filling start-up; model: by a model of the trials so far; random: by chance (also a model's fallback); sequence: the
   * next of a fixed order (a grid, Sobol, Halton); evolution: bred from the better trials; cloud: drawn from a distribution that moves
   * towards them; nearby: close to one of the best; slope: a step, or one of the pair that tells its direction; queued: entered by hand;
   * known: the best trial of an earlier study that this one learns from, trained again.
   */
  readonly origin:
    | "start"
    | "model"
    | "random"
    | "sequence"
    | "evolution"
    | "cloud"
    | "nearby"
    | "slope"
    | "queued"
    | "known";
  /** What a model's choice makes largest. Absent: nothing in particular, or it was not noted. */
  readonly acquisition?: FollowedAcquisition;
  /** Surrogate's prediction for the objective in its own units, where there is one. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** log of the expected improvement in standardised units, where there is one. */
  readonly logExpectedImprovement: number | null;
  /** A bound on how much better than the best trial any configuration may still be, in the first objective's units; null: unknown. */
  readonly improvementLeft: number | null;
}
