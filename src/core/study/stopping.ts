import { METRIC_TABLE } from "../metric/metricName.ts";
import { bestTrial, type Study } from "./study.ts";

/** One suggestion without a prospect may be an accident of one fit; this many in a row are not. */
const IN_A_ROW = 5;
/** A surrogate of few trials is overconfident: at least this many trials, and two per parameter, are needed. */
const LEAST_TRIALS = 20;
const TRIALS_PER_PARAMETER = 2;
/** Trials that were decided before the study began. */
const SET_BEFOREHAND: ReadonlySet<string> = new Set(["queued", "known", "default"]);

/**
 * Whether further improvement is unlikely: each of the last five suggestions had a bound on the remaining improvement within the
 * tolerance, after at least 20 trials (or two for each parameter of the space). After Makarova et al. 2022, "Automatic termination
 * for hyperparameter optimization", who stop at a bound on the regret below the noise. Immediately if the best trial is within the
 * tolerance of a faultless score, which needs no model.
 */
export function isImprovementUnlikely(study: Study): boolean {
  const { space, trials, known, config } = study;
  const { objective, sideObjectives, budget } = config.search;
  const { tolerance } = budget;
  const best = bestTrial(study)?.values?.[0];
  if (tolerance === null || best === undefined) return false;
  if (sideObjectives.length === 0 && Math.abs(METRIC_TABLE[objective.metric].faultless - best) <= tolerance)
    return true;
  const counted = trials.filter(({ state, suggestion }) => state !== "waiting" && suggestion !== null);
  const least = Math.max(LEAST_TRIALS, TRIALS_PER_PARAMETER * space.parameters.length);
  if (counted.length + (known?.length ?? 0) < least) return false;
  const suggested = counted
    .filter(({ suggestion }) => !SET_BEFOREHAND.has(suggestion!.origin))
    .slice(-IN_A_ROW);
  return (
    suggested.length === IN_A_ROW &&
    suggested.every(({ suggestion }) => {
      const left = suggestion!.improvementLeft;
      return left !== null && left <= tolerance;
    })
  );
}
