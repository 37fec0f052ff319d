import type { RunState } from "../../../app/run/runState.ts";
import { judgementOf } from "../../../core/study/opening.ts";
import { bestTrial } from "../../../core/study/study.ts";
import type { Study } from "../../../core/study/study.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import type { ErrorRecord } from "../../../core/errors.ts";
import type { Trial } from "../../../core/study/trial.ts";

/** What the Model tab shows. */
export type ModelStage =
  | { readonly kind: "notYet"; readonly study: Study | null; readonly best: Trial | null }
  | { readonly kind: "judging"; readonly progress: number; readonly again: boolean }
  | { readonly kind: "everyTrialFailed"; readonly error: ErrorRecord | null }
  /** There is a best trial, but it could not be or was not evaluated. */
  | {
      readonly kind: "failed";
      readonly error: ErrorRecord;
      readonly study: Study | null;
      readonly best: Trial | null;
    }
  | { readonly kind: "notJudged"; readonly study: Study; readonly best: Trial }
  | { readonly kind: "noModel" }
  | { readonly kind: "noneKeepsLimits" }
  | {
      readonly kind: "judged";
      readonly study: Study;
      readonly report: TestReport;
      /** The trial of the report. */
      readonly winner: Trial | null;
    };

/** A report is shown in every phase; without one, the phase and the end reason decide. */
export function modelStage(run: RunState): ModelStage {
  const { study, report, phase, endReason, error, judgingProgress, openings } = run;
  const best = study === null ? null : bestTrial(study);
  if (study !== null && report !== null) {
    const judged = judgementOf(openings)?.trial ?? best?.number;
    const winner = study.trials.find(({ number }) => number === judged) ?? null;
    return { kind: "judged", study, report, winner };
  }
  if (phase === "judging") return { kind: "judging", progress: judgingProgress, again: openings.length > 0 };
  if (phase !== "finished") return { kind: "notYet", study, best };
  if (endReason === "everyTrialFailed") return { kind: "everyTrialFailed", error };
  if (error !== null) return { kind: "failed", error, study, best };
  if (study !== null && best !== null) return { kind: "notJudged", study, best };
  const limited = study?.trials.some((trial) => trial.state === "complete") ?? false;
  return limited ? { kind: "noneKeepsLimits" } : { kind: "noModel" };
}
