import { nonDominated } from "../multiObjective/dominance.ts";
import type { SearchSpace } from "../space/searchSpace.ts";
import type { KnownTrial } from "./earlierStudy.ts";
import { isBetter, lossSign } from "./objective.ts";
import type { StudyConfig } from "./studyConfig.ts";
import type { Trial } from "./trial.ts";

/** A study: its configuration, and its trials in the order of their numbers. */
export interface Study {
  readonly config: StudyConfig;
  /** Compiled from `config.settings`. */
  readonly space: SearchSpace;
  readonly trials: readonly Trial[];
  /** Trials of other studies that the sampler is shown before this one's own. They are never counted or judged. Absent: none. */
  readonly known?: readonly KnownTrial[];
}

/** Whether a trial is a solution: complete, with a finite number for every objective, and every outcome constraint met. */
export function isSolution(trial: Trial): boolean {
  const { state, values } = trial;
  return state === "complete" && values !== null && values.every(Number.isFinite) && !breaksLimit(trial);
}

/** Whether a trial is known to break an outcome constraint. */
export function breaksLimit({ violations }: Pick<Trial, "violations">): boolean {
  return violations !== null && !violations.every((violation) => violation <= 0);
}

/**
 * The solution with the best first value, or null. Of equal ones the next objectives decide, so that it is on the Pareto front; of
 * those that are equal in all, it is the earliest.
 */
export function bestTrial({ config, trials }: Pick<Study, "config" | "trials">): Trial | null {
  let best: Trial | null = null;
  for (const trial of trials) {
    if (isSolution(trial) && (best === null || isBetterSolution(trial, best, config.search))) best = trial;
  }
  return best;
}

/** Whether a solution is better than another by the first objective; of equal ones by the next. */
export function isBetterSolution(
  trial: Trial,
  than: Trial,
  { objective, sideObjectives }: StudyConfig["search"],
): boolean {
  for (const [k, { direction }] of [objective, ...sideObjectives].entries()) {
    const [value, other] = [trial.values![k]!, than.values![k]!];
    if (value !== other) return isBetter(value, other, direction);
  }
  return false;
}

/**
 * The solutions that no other solution dominates (at least as good in every objective, better in one), by number. Equal ones are
 * all included.
 */
export function paretoFront({ config, trials }: Study): readonly Trial[] {
  const { objective, sideObjectives } = config.search;
  const signs = [objective, ...sideObjectives].map(({ direction }) => lossSign(direction));
  const solutions = trials.filter(isSolution);
  const losses = solutions.map(({ values }) => signs.map((sign, k) => sign * values![k]!));
  return nonDominated(losses).map((i) => solutions[i]!);
}
