import type { Direction } from "../study/objective.ts";

/**
 * - none: every trial is trained to its end
 * - median, percentile: worse than the median (a percentile) of earlier trials at the same step
 * - halving: asynchronous successive halving (ASHA, Li et al. 2020), one ladder of rungs
 * - hyperband: several ladders, that differ in when they begin to prune (Li et al. 2018)
 * - patient: no improvement for some steps, and worse than the median
 * - threshold: worse than a fixed score after a warm-up
 * - wilcoxon: over folds, significantly worse than the best trial by a signed-rank test
 */
export const PRUNER_NAMES = [
  "none",
  "median",
  "percentile",
  "halving",
  "hyperband",
  "patient",
  "threshold",
  "wilcoxon",
] as const;
export type PrunerName = (typeof PRUNER_NAMES)[number];

/** A pruner and all its settings; each pruner uses its own and ignores the others. */
export interface PrunerConfig {
  readonly name: PrunerName;
  /** Steps before the first check, and the first rung of halving: ≥ 1. */
  readonly warmup: number;
  /** Trials that must end before any is pruned: ≥ 0 (median, percentile, patient, wilcoxon). */
  readonly startTrials: number;
  /** A trial must be among this best share of the others, per cent in (0, 100) (percentile; the median is 50). */
  readonly percentile: number;
  /** η ≥ 2: one in η continues at each rung (halving, hyperband). */
  readonly reduction: number;
  /** Steps without an improvement: ≥ 1 (patient). */
  readonly patience: number;
  /** The score that must be reached, in the metric's units; null: no threshold (threshold). */
  readonly threshold: number | null;
  /** Significance level in (0, 1) (wilcoxon). */
  readonly significance: number;
}

export const DEFAULT_PRUNER: PrunerConfig = {
  name: "none",
  warmup: 3,
  startTrials: 5,
  percentile: 60,
  reduction: 2,
  patience: 5,
  threshold: null,
  significance: 0.1,
};

/** A trial as a pruner sees it. */
export interface PrunableTrial {
  /** 0-based; hyperband's bracket follows from it. */
  readonly number: number;
  /** The study's metric after each step, from step 1, of the current training or, for ended trials, of all. May be NaN. */
  readonly curve: readonly number[];
  /** The metric of each training (fold, repeat) that has finished, in order. */
  readonly trainings: readonly number[];
  readonly state: "running" | "complete" | "pruned" | "failed";
  /**
   * Objectives besides the first that are known before training (the number of parameters), smaller is better; empty with one
   * objective. A trial is compared only with trials that are no larger in any of them: a small network that is a little worse than
   * a large one may be on the Pareto front.
   */
  readonly known: readonly number[];
}

export interface PrunerOptions {
  readonly config: PrunerConfig;
  readonly direction: Direction;
  /** Largest number of steps of any trial of the study: the resource of the rungs. */
  readonly maxSteps: number;
  readonly seed: number;
}

/** Decides which trials end early. A pure function of its arguments: no state is kept between calls. */
export interface Pruner {
  /**
   * Steps (1-based, ascending) after which the trial is checked, all < `maxSteps`. Only within the first training of a trial;
   * later trainings are judged when complete.
   */
  checkSteps(number: number): readonly number[];
  /** Whether to end `trial`, which has just finished step `trial.curve.length`, one of its `checkSteps`. */
  afterStep(trial: PrunableTrial, others: readonly PrunableTrial[]): boolean;
  /** Whether to end `trial` between two of its trainings. */
  afterTraining(trial: PrunableTrial, others: readonly PrunableTrial[]): boolean;
}
