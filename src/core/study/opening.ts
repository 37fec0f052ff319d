import { readingsOf, type DataConfig } from "../data/dataConfig.ts";
import type { StudyConfig } from "./studyConfig.ts";
import type { ModelScores, ScoredMetric, TestReport } from "./testReport.ts";
import type { Trial } from "./trial.ts";

/**
 * One opening of the test rows: a trial, or an ensemble of trials, was trained again and scored on them. The more openings, the more
 * the best of their scores depends on luck. So they are counted, and kept even if the report is lost.
 */
export interface TestOpening {
  /** 0-based number of the trial that was judged; of an ensemble, of the trial that it was compared with. */
  readonly trial: number;
  /** Trials of the study that had ended at that time. */
  readonly trials: number;
  /** Its score in the search, in the study's metric. */
  readonly validation: number;
  /** In the study's metric. */
  readonly score: ScoredMetric | null;
  /** end: the winner, when the search ended. chosen: the user asked for this trial. ensemble: the user asked for an ensemble. */
  readonly why: "end" | "chosen" | "ensemble";
}

/** The opening that the report of a study belongs to: the latest of a trial; undefined: no trial was judged. */
export function judgementOf(openings: readonly TestOpening[]): TestOpening | undefined {
  return openings.findLast(({ why }) => why !== "ensemble");
}

export function openingOf(
  report: TestReport,
  trial: Trial,
  trials: readonly Trial[],
  why: Exclude<TestOpening["why"], "ensemble">,
): TestOpening {
  return {
    trial: trial.number,
    trials: endedTrials(trials),
    validation: trial.values?.[0] ?? Number.NaN,
    score: scoreOf(report, "best"),
    why,
  };
}

/** @param report with the ensemble, which was compared with `trial` */
export function openingOfEnsemble(report: TestReport, trial: Trial, trials: readonly Trial[]): TestOpening {
  return {
    trial: trial.number,
    trials: endedTrials(trials),
    validation: report.ensemble?.validation ?? Number.NaN,
    score: scoreOf(report, "ensemble"),
    why: "ensemble",
  };
}

function endedTrials(trials: readonly Trial[]): number {
  return trials.filter(({ state }) => state !== "running" && state !== "waiting").length;
}

function scoreOf({ models }: TestReport, name: ModelScores["model"]): ScoredMetric | null {
  return models.find(({ model }) => model === name)?.scores[0] ?? null;
}

/**
 * A key that is the same for two studies exactly if their test rows are the same: from the same data, read and divided in the same
 * way, with the same seed.
 */
export function testRowsKey({ data, search }: StudyConfig): string {
  const { source, kinds, target, task, cleaning, split }: DataConfig = data;
  const { test, validation, stratify, by } = split;
  const division = [test, validation, stratify, by, search.seed];
  return JSON.stringify([source, kinds, readingsOf(data), target, task, cleaning, ...division]);
}
