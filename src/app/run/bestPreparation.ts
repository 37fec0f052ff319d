import type { PreparedSummary } from "../../core/data/preparation/preparedData.ts";
import { bestTrial, type Study } from "../../core/study/study.ts";
import type { Params } from "../../core/space/distribution.ts";

/**
 * Watches a study and tells how the data of its best trial are prepared, anew whenever another trial becomes the best.
 * @param tell null: it cannot be told, for the reader is gone
 */
export function followBest(
  preparedOf: (params: Params) => Promise<PreparedSummary>,
  tell: (prepared: PreparedSummary | null) => void,
): (study: Study) => void {
  let best: number | null = null;
  return (study) => {
    const trial = bestTrial(study);
    if (trial === null || trial.number === best) return;
    best = trial.number;
    const tellIfBest = (prepared: PreparedSummary | null) => {
      if (best === trial.number) tell(prepared);
    };
    preparedOf(trial.params).then(tellIfBest, () => tellIfBest(null));
  };
}
