import type { PlanState } from "../../../app/plan/plan.ts";
import { plainNote } from "../../../core/sampler/sampler.ts";
import { waitingTrial, type Trial } from "../../../core/study/trial.ts";

/**
 * Configurations by hand that no study has been given yet, as trials that wait: the table shows them below those of the study. They have
 * no number there; here they have a negative one, by which they are told apart.
 */
export function plannedTrials(queue: PlanState["queue"]): readonly Trial[] {
  return queue.map(({ id, params }) => waitingTrial(-id, params, plainNote("queued")));
}

/** The id of a planned configuration; null for a trial of a study. */
export function plannedId({ number }: Pick<Trial, "number">): number | null {
  return number < 0 ? -number : null;
}
