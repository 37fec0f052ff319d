import type { TFunction } from "i18next";
import type { RunState } from "../../../app/run/runState.ts";
import { bestTrial } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";

/** The content of the run bar, derived from the run. */
export interface RunSummary {
  /** Complete and failed trials. */
  readonly ended: number;
  readonly failed: number;
  /** The trials of the budget, or the actual number if it is larger; null if the budget does not limit trials. */
  readonly total: number | null;
  /** Share of the budget used, 0..1; null if unknown. */
  readonly share: number | null;
  /** null while unknown. */
  readonly remainingMs: number | null;
  readonly trialsPerSecond: number | null;
  readonly best: Trial | null;
}

export function runSummary({ study, elapsedMs, phase }: RunState): RunSummary | null {
  if (study === null) return null;
  const { budget } = study.config.search;
  const ended = study.trials.filter(({ state }) => state !== "running" && state !== "waiting");
  const share = budgetShare(ended.length, elapsedMs, budget.trials, budget.minutes);
  // One trial is too little for an estimate.
  const telling = ended.length >= 2 && elapsedMs > 0;
  const over = phase === "finished" || phase === "judging";
  return {
    ended: ended.length,
    failed: ended.filter(({ state }) => state === "failed").length,
    // One more trial can be requested after the budget is used up.
    total: budget.trials === null ? null : Math.max(budget.trials, ended.length),
    share: phase === "judging" ? 1 : share,
    remainingMs: over || share === null || share === 0 || !telling ? null : (elapsedMs * (1 - share)) / share,
    trialsPerSecond: telling ? (ended.length * 1000) / elapsedMs : null,
    best: bestTrial(study),
  };
}

/** Progress of the final evaluation, "37%". Rounded down: 100% only with the result. */
export function judgedText(share: number): string {
  return `${Math.floor(share * 100)}%`;
}

/** Milliseconds as "8 s", "1:05" or "1:02:03". */
export function clock(t: TFunction, milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return t("results.seconds", { value: seconds });
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

function budgetShare(
  ended: number,
  elapsedMs: number,
  trials: number | null,
  minutes: number | null,
): number | null {
  const shares = [
    ...(trials === null ? [] : [ended / trials]),
    ...(minutes === null ? [] : [elapsedMs / (minutes * 60_000)]),
  ];
  return shares.length === 0 ? null : Math.min(1, Math.max(...shares));
}
