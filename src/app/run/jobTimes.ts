import { isNetwork } from "../../core/learner/learnerName.ts";
import { learnerOf } from "../../core/learner/registry.ts";
import { mean } from "../../core/math/stats.ts";
import { DRAWS, ROW_SHARES } from "../../core/study/rowCurve.ts";
import type { Study } from "../../core/study/study.ts";
import type { Trial } from "../../core/study/trial.ts";

/** Roughly how long the learning curve by rows takes; null: the trial's own time is unknown. */
export function rowCurveMs({ config }: Pick<Study, "config">, trial: Trial): number | null {
  const one = trainingMs(trial);
  if (one === null) return null;
  // A network makes as many updates on few rows as on all.
  const network = isNetwork(learnerOf(config.settings, trial.params));
  const trainings = DRAWS * (network ? ROW_SHARES.length : ROW_SHARES.reduce((sum, share) => sum + share, 0));
  return trainings * one;
}

/** The mean time of a trial's trainings up to the step that was kept. */
function trainingMs({ startedMs, endedMs, folds, bestStep }: Trial): number | null {
  if (startedMs === null || endedMs === null || folds.length === 0 || bestStep === null) return null;
  return (
    ((endedMs - startedMs) / folds.length) * Math.min(1, bestStep / mean(folds.map(({ steps }) => steps)))
  );
}
