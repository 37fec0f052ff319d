import type { SearchSpace } from "../space/searchSpace.ts";
import { isBetter } from "./objective.ts";
import type { StudyConfig } from "./studyConfig.ts";
import type { Trial } from "./trial.ts";

/** A study: what was asked, and what was tried, in the order of trial numbers. */
export interface Study {
  readonly config: StudyConfig;
  /** Compiled from `config.settings`. */
  readonly space: SearchSpace;
  readonly trials: readonly Trial[];
}

/** The complete trial with the best finite first value (the earliest of equals), or null. */
export function bestTrial(study: Study): Trial | null {
  const { direction } = study.config.search.objective;
  let best: Trial | null = null;
  for (const trial of study.trials) {
    const value = trial.values?.[0];
    if (trial.state !== "complete" || value === undefined || !Number.isFinite(value)) continue;
    if (best === null || isBetter(value, best.values![0]!, direction)) best = trial;
  }
  return best;
}

/**
 * Trials that were the best so far when they completed, in order of completion (`endedMs`, then number).
 */
export function incumbents(study: Study): readonly Trial[] {
  const { direction } = study.config.search.objective;
  const complete = study.trials
    .filter((trial) => trial.state === "complete" && Number.isFinite(trial.values?.[0]))
    .toSorted((a, b) => a.endedMs! - b.endedMs! || a.number - b.number);
  const found: Trial[] = [];
  for (const trial of complete) {
    const last = found.at(-1);
    if (last === undefined || isBetter(trial.values![0]!, last.values![0]!, direction)) found.push(trial);
  }
  return found;
}
