import type { ErrorRecord } from "../../core/errors.ts";
import { isBetweenBatches } from "../../core/study/batches.ts";
import { isBetter } from "../../core/study/objective.ts";
import { isImprovementUnlikely } from "../../core/study/stopping.ts";
import { bestTrial, type Study } from "../../core/study/study.ts";
import type { Budget } from "../../core/study/studyConfig.ts";
import type { Trial } from "../../core/study/trial.ts";
import type { EndReason } from "./runState.ts";

/** Number of failures without a success after which a study gives up. */
const FAILURES_BEFORE_GIVING_UP = 6;

/** Why a study's search has ended, or null. */
export function reasonToEnd(study: Study, elapsedMs: number): EndReason | null {
  const { objective, budget } = study.config.search;
  const best = bestTrial(study)?.values?.[0];
  const reached =
    best !== undefined && budget.target !== null && !isBetter(budget.target, best, objective.direction);
  if (reached && mayEndByResults(study)) return "target";
  if (isTimeUp(budget, elapsedMs)) return "minutes";
  if (running(study.trials).length > 0) return null;
  if (!budgetHasTrials(study)) return "trials";
  return isImprovementUnlikely(study) ? "unlikely" : null;
}

/** Whether the minutes of a budget are used up. */
export function isTimeUp({ minutes }: Budget, elapsedMs: number): boolean {
  return minutes !== null && elapsedMs >= minutes * 60_000;
}

/** Whether one more trial may start: the budget allows it and no end condition holds. */
export function hasMore(study: Study): boolean {
  return budgetHasTrials(study) && !isImprovementUnlikely(study);
}

/** Why a study is given up after every trial has failed, or null. */
export function hopelessness(study: Study): ErrorRecord | null {
  if (!mayEndByResults(study)) return null;
  const ended = study.trials.filter(({ state }) => state !== "running" && state !== "waiting");
  const nothingLeft = !budgetHasTrials(study) && running(study.trials).length === 0;
  if (ended.length === 0 || (ended.length < FAILURES_BEFORE_GIVING_UP && !nothingLeft)) return null;
  if (!ended.every(({ state }) => state === "failed")) return null;
  return {
    code: "everyTrialFailed",
    details: { failed: ended.length, reason: ended.at(-1)!.error!.code },
  };
}

export function running(trials: readonly Trial[]): readonly Trial[] {
  return trials.filter(({ state }) => state === "running");
}

function budgetHasTrials({ config, trials }: Study): boolean {
  const most = config.search.budget.trials;
  return most === null || trials.filter(({ state }) => state !== "waiting").length < most;
}

/**
 * In a reproducible study a result ends the search only after its whole batch, so that the order within the batch does not matter.
 */
function mayEndByResults(study: Study): boolean {
  const { config, trials } = study;
  if (!config.search.reproducible || isBetweenBatches(trials)) return true;
  return running(trials).length === 0 && !hasMore(study);
}
