import type { PreparedSummary } from "../../../core/data/preparation/preparedData.ts";
import { bestTrial, type Study } from "../../../core/study/study.ts";
import type { Params } from "../../../core/space/distribution.ts";

/**
 * Watches a study and reports how the data of its best trial are prepared, again whenever another trial becomes the best.
 * @param tell null: unknown, because the reader is lost
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
