import { readingsOf, type DataConfig } from "../data/dataConfig.ts";
import type { StudyConfig } from "./studyConfig.ts";
import type { ScoredMetric, TestReport } from "./testReport.ts";
import type { Trial } from "./trial.ts";

/**
 * One opening of the test rows: a trial was trained again and scored on them. The more openings, the more the best of their scores
 * depends on luck. So they are counted, and kept even if the report is lost.
 */
export interface TestOpening {
  /** 0-based number of the trial that was judged. */
  readonly trial: number;
  /** Trials of the study that had ended at that time. */
  readonly trials: number;
  /** The trial's score in the search, in the study's metric. */
  readonly validation: number;
  /** In the study's metric. */
  readonly score: ScoredMetric | null;
  /** end: the winner, when the search ended. chosen: the user asked for this trial. */
  readonly why: "end" | "chosen";
}

export function openingOf(
  report: TestReport,
  trial: Trial,
  trials: readonly Trial[],
  why: TestOpening["why"],
): TestOpening {
  const ended = trials.filter(({ state }) => state !== "running" && state !== "waiting");
  return {
    trial: trial.number,
    trials: ended.length,
    validation: trial.values?.[0] ?? Number.NaN,
    score: report.models.find(({ model }) => model === "best")?.scores[0] ?? null,
    why,
  };
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
