import type { PlanState } from "../../../app/plan/plan.ts";
import { plainNote } from "../../../core/sampler/sampler.ts";
import { waitingTrial, type Trial } from "../../../core/study/trial.ts";

/**
 * Manual configurations that are not part of a study yet, as waiting trials: the table shows them below the study's trials. The
 * table shows no number for them; here they have negative numbers as identifiers.
 */
export function plannedTrials(queue: PlanState["queue"]): readonly Trial[] {
  return queue.map(({ id, params }) => waitingTrial(-id, params, plainNote("queued")));
}

/** The id of a planned configuration; null for a trial of a study. */
export function plannedId({ number }: Pick<Trial, "number">): number | null {
  return number < 0 ? -number : null;
}
