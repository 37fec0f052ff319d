import type { RunState } from "../../../app/runState.ts";
import { bestTrial } from "../../../core/study/study.ts";
import type { Study } from "../../../core/study/study.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import type { ErrorRecord } from "../../../core/errors.ts";
import type { Trial } from "../../../core/study/trial.ts";

/** What the Model tab has to show. */
export type ModelStage =
  | { readonly kind: "notYet"; readonly study: Study | null; readonly best: Trial | null }
  | { readonly kind: "judging"; readonly progress: number }
  | { readonly kind: "everyTrialFailed" | "failed"; readonly error: ErrorRecord | null }
  | { readonly kind: "noModel" }
  | { readonly kind: "noneKeepsLimits" }
  | { readonly kind: "notJudged" }
  | {
      readonly kind: "judged";
      readonly study: Study;
      readonly report: TestReport;
      readonly winner: Trial | null;
    };

/** A report is shown whatever the phase; without one, the phase and the reason of the end decide. */
export function modelStage(run: RunState): ModelStage {
  const { study, report, phase, endReason, error, judgingProgress } = run;
  const best = study === null ? null : bestTrial(study);
  if (study !== null && report !== null) return { kind: "judged", study, report, winner: best };
  if (phase === "judging") return { kind: "judging", progress: judgingProgress };
  if (phase !== "finished") return { kind: "notYet", study, best };
  if (endReason === "everyTrialFailed") return { kind: "everyTrialFailed", error };
  if (error === null && best === null) {
    const limited = study?.trials.some((trial) => trial.state === "complete") ?? false;
    return limited ? { kind: "noneKeepsLimits" } : { kind: "noModel" };
  }
  if (error === null) return { kind: "notJudged" };
  return { kind: "failed", error };
}
