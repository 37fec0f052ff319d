import type { ErrorRecord } from "../errors.ts";
import type { AcquisitionName } from "../sampler/sampler.ts";
import type { SamplerName } from "../sampler/samplerTable.ts";
import type { ModelCost } from "./testReport.ts";
import type { Params } from "../space/distribution.ts";
import type { Knowledge } from "./knowledge.ts";

export const TRIAL_STATES = ["waiting", "running", "complete", "pruned", "failed"] as const;
export type TrialState = (typeof TRIAL_STATES)[number];

/**
 * Per step (an epoch of a network), from step 1. `trainLoss` includes the penalties, `validationLoss` does not; `score` is the
 * study's metric on the validation rows. All arrays have one entry per finished step, but `trainLoss` is empty for a learner without
 * one, and all are empty for a learner that is trained in one go. With several trainings (folds, repeats): at each step the mean
 * over those that reached it. So the end, after some have stopped early, is a mean over fewer trainings than the beginning.
 */
export interface LearningCurve {
  readonly trainLoss: readonly number[];
  readonly validationLoss: readonly number[];
  readonly score: readonly number[];
}

export const EMPTY_CURVE: LearningCurve = { trainLoss: [], validationLoss: [], score: [] };

/** One of a trial's trainings that has finished. */
export interface FoldResult {
  /** The validation fold, 0-based; 0 for a hold-out. */
  readonly fold: number;
  /** The cutting of the rows into folds, 0-based; absent if they are cut once. */
  readonly cutting?: number;
  /** The repeat, 0-based. */
  readonly repeat: number;
  /** The metric on the fold's validation rows at `bestStep`. */
  readonly value: number;
  /** 1-based. */
  readonly bestStep: number;
  /** Steps trained. */
  readonly steps: number;
  /** Further measures: one per entry of `measuredOf`, see there. Absent: none. */
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
   * One per objective, the mean over the trainings; null until complete. A pruned trial has only the first one: the mean over the
   * trainings that finished, or else the score of the first training at its best step so far; null if that is not finite.
   */
  readonly values: readonly number[] | null;
  /**
   * `plainMetric` on the validation rows, the mean over the trainings. Absent until complete, and in studies saved before it was
   * measured.
   */
  readonly plainScore?: number;
  /** One per outcome constraint: how far it is broken, ≤ 0 if it is met; null until complete. */
  readonly violations: readonly number[] | null;
  /** Its finished trainings, in order; empty until the first one has finished. `foldScores` combines them. */
  readonly folds: readonly FoldResult[];
  readonly curve: LearningCurve;
  /**
   * With several trainings: the score after each step of the first one, when that has finished. Absent: `curve` is that of the
   * first one.
   */
  readonly firstScores?: readonly number[];
  /** Step (1-based) whose model is kept; with several trainings their median, rounded. null until complete. */
  readonly bestStep: number | null;
  readonly parameterCount: number | null;
  /**
   * What it takes to use the model of its first training. Absent: the training was too short to measure it, or the study was saved
   * before it was measured.
   */
  readonly cost?: ModelCost;
  /** Milliseconds since the start of the study, without pauses. */
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  /** Which trainer ran it, 0-based. */
  readonly worker: number | null;
  /** How often it was restarted after a crash. */
  readonly retries: number;
  /** Why it failed. */
  readonly error: ErrorRecord | null;
  /** The sampler's note about its choice. */
  readonly suggestion: SuggestionNote | null;
  /**
   * Which sampler chose it; for `auto`, the one it picked. Absent: no sampler did, or the study was saved before this was recorded.
   */
  readonly sampler?: SamplerName;
  /** What the sampler knew when it chose it. Absent: as for `sampler`. */
  readonly knowledge?: Knowledge;
}

/** A trial that has not started. */
export function waitingTrial(number: number, params: Params, suggestion: SuggestionNote): Trial {
  return {
    number,
    params,
    state: "waiting",
    values: null,
    violations: null,
    folds: [],
    curve: EMPTY_CURVE,
    bestStep: null,
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
 * An acquisition that was followed; for `hedge` the one it chose. ehvi: the expected hypervolume improvement, with several
 * objectives; limits: only the probability that limits are met, while no trial meets them.
 */
export type FollowedAcquisition = Exclude<AcquisitionName, "hedge"> | "ehvi" | "limits";

/** Why a sampler chose a configuration. */
export interface SuggestionNote {
  /**
   * start: space-filling start-up; default: the default settings of a learner, tried before the sampler's own suggestions; model:
   * by a model of the trials so far; random: drawn at random (also a model's fallback); sequence: the next of a fixed order (a grid,
   * Sobol, Halton); evolution: bred from the better trials; cloud: drawn from a distribution that moves towards them; nearby: close
   * to one of the best; slope: a step, or one of the pair that gives its direction; queued: entered by hand; known: the best trial
   * of an earlier study that this one learns from, trained again.
   */
  readonly origin:
    | "start"
    | "default"
    | "model"
    | "random"
    | "sequence"
    | "evolution"
    | "cloud"
    | "nearby"
    | "slope"
    | "queued"
    | "known";
  /** What a model's choice maximises. Absent: nothing specific, or not recorded. */
  readonly acquisition?: FollowedAcquisition;
  /** Surrogate's prediction for the objective in its own units, if there is one. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** log of the expected improvement in standardised units, if there is one. */
  readonly logExpectedImprovement: number | null;
  /** A bound on how much better than the best trial any configuration may still be, in the first objective's units; null: unknown. */
  readonly improvementLeft: number | null;
}
