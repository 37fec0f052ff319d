import { isNetwork } from "../../../core/learner/learnerName.ts";
import { learnerOf } from "../../../core/learner/registry.ts";
import { mean } from "../../../core/math/stats.ts";
import { DRAWS, ROW_SHARES } from "../../../core/study/rowCurve.ts";
import type { Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";

/** The candidates' trainings and, for some of them, the one on the final data. */
const MEMBERS_TOO = 1.3;

/** Roughly how long the learning curve by rows takes; null: the trial's own time is unknown. */
export function rowCurveMs({ config }: Pick<Study, "config">, trial: Trial): number | null {
  const one = trainingMs(trial);
  if (one === null) return null;
  // A network makes as many updates on few rows as on all.
  const network = isNetwork(learnerOf(config.settings, trial.params));
  const trainings = DRAWS * (network ? ROW_SHARES.length : ROW_SHARES.reduce((sum, share) => sum + share, 0));
  return trainings * one;
}

/** Roughly how long an ensemble of some trials takes: each is trained again, and some of them once more; null: unknown. */
export function ensembleMs(candidates: readonly Trial[]): number | null {
  const times = candidates.map(({ startedMs, endedMs }) =>
    startedMs === null || endedMs === null ? NaN : endedMs - startedMs,
  );
  const all = times.reduce((sum, ms) => sum + ms, 0);
  return Number.isFinite(all) ? MEMBERS_TOO * all : null;
}

/** The mean time of a trial's trainings up to the step that was kept. */
function trainingMs({ startedMs, endedMs, folds, bestStep }: Trial): number | null {
  if (startedMs === null || endedMs === null || folds.length === 0 || bestStep === null) return null;
  return (
    ((endedMs - startedMs) / folds.length) * Math.min(1, bestStep / mean(folds.map(({ steps }) => steps)))
  );
}
