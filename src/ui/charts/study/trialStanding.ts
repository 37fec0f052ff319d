import { breaksLimit } from "../../../core/study/study.ts";
import type { Trial, TrialState } from "../../../core/study/trial.ts";

/** How a trial is shown: by its state, except that a complete trial that breaks a limit on the result is "broken". */
export type TrialStanding = TrialState | "broken";

export function standingOf(trial: Pick<Trial, "state" | "violations">): TrialStanding {
  return trial.state === "complete" && breaksLimit(trial) ? "broken" : trial.state;
}
