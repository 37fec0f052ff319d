import type { Params } from "../space/distribution.ts";
import type { SearchSpace } from "../space/searchSpace.ts";
import type { Direction } from "../study/objective.ts";
import type { SuggestionNote } from "../study/trial.ts";

/** A trial as a sampler sees it. */
export interface ObservedTrial {
  readonly params: Params;
  readonly state: "running" | "complete" | "pruned" | "failed";
  /**
   * One per objective; null while running, for failed trials, and for pruned ones without a forecast. A pruned trial's first value
   * is the forecast of its learning curve (see `study/observe.ts`), and its others may be NaN. May hold non-finite numbers.
   */
  readonly values: readonly number[] | null;
  /**
   * Standard error of each value, in its units: from folds and repeats, or of a pruned trial's forecast. null as a whole, or for
   * one value: unknown. Absent: null.
   */
  readonly standardErrors?: readonly (number | null)[] | null;
  /** One per outcome constraint: how far it is broken, ≤ 0 if it is met. null until known. Absent: null. */
  readonly violations?: readonly number[] | null;
  /**
   * The first objective at each rung reached (`ObserveOptions.rungs`), for samplers that learn from partly trained trials. Absent:
   * [].
   */
  readonly rungValues?: readonly number[];
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
  /** What the GP maximises; absent: its default. Other samplers ignore it. */
  readonly acquisition?: AcquisitionName;
  /** How many trials the study will have, if known: some samplers plan ahead. Absent: null. */
  readonly budget?: number | null;
  /**
   * Configurations that are tried first, in this order, by samplers that learn from trials. Absent: none.
   */
  readonly portfolio?: readonly Params[];
  /** How many outcome constraints there are: the length of `violations`. Absent: 0. */
  readonly constraintCount?: number;
}

/**
 * - logEi: log expected improvement (Ament et al. 2023), the default
 * - ei: expected improvement itself
 * - pi: probability of improvement
 * - ucb: upper confidence bound (lower, when minimising)
 * - thompson: the maximum of a function drawn from the posterior
 * - hedge: a bandit over the others (GP-Hedge, Hoffman et al. 2011)
 */
export const ACQUISITION_NAMES = ["logEi", "ei", "pi", "ucb", "thompson", "hedge"] as const;
export type AcquisitionName = (typeof ACQUISITION_NAMES)[number];

/**
 * The ask side of ask/tell. The study is told; a sampler is shown all trials at every ask, so that a lost sampler worker can be
 * replaced without loss.
 *
 * `ask` is a function of the options and of `trials` alone (same trials, same suggestion): its randomness comes from
 * `deriveSeed(seed, trials.length)`. It never returns a configuration that is in `trials` while others remain, and returns null
 * when the space is finite and every configuration has been tried. Every suggestion satisfies the constraints of the space. It
 * throws AppError `spaceInfeasible` if no such configuration was found.
 */
export interface Sampler {
  ask(trials: readonly ObservedTrial[]): Suggestion | null;
}

/** A note without a model's numbers. */
export function plainNote(origin: SuggestionNote["origin"]): SuggestionNote {
  return { origin, mean: null, sd: null, logExpectedImprovement: null, improvementLeft: null };
}
