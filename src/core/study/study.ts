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
