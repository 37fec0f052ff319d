import type { PreparedSummary } from "../core/data/preparation/preparedData.ts";
import type { TestOpening } from "../core/study/opening.ts";
import type { Study } from "../core/study/study.ts";
import type { TestReport } from "../core/study/testReport.ts";

/** What is written of a study beside itself. */
export interface StudyRecord {
  readonly prepared: PreparedSummary | null;
  readonly report: TestReport | null;
  /** Every look at the test rows, in order; the last one is that of the report. */
  readonly openings: readonly TestOpening[];
  /** How often other studies had opened the same test rows in the tab that wrote it. */
  readonly openedBefore: number;
  /** What trained it: `device` is the build ("strict" or "relaxed") of our own kernels, or a GPU's name. */
  readonly engine: { readonly kind: string; readonly device: string; readonly software: boolean } | null;
  readonly workers: number;
  /** Average of the training, all workers together. */
  readonly speed: { readonly stepsPerSecond: number; readonly gigaflops: number } | null;
}

/**
 * A study as JSON text: `{format: "surmise-study", version: 1, config, engine, workers, speed, prepared, space, known, trials, report, openings, openedBefore}`,
 * everything as in memory; without `known` where the study learnt from no other. Numbers JSON cannot hold (NaN, ±Infinity) are written as the strings "NaN", "Infinity", "-Infinity", not silently as null.
 */
export function studyToJson(
  { config, space, trials, known }: Study,
  { engine, workers, speed, prepared, report, openings, openedBefore }: StudyRecord,
): string {
  const document = {
    format: "surmise-study",
    version: 1,
    config,
    engine,
    workers,
    speed,
    prepared,
    space,
    ...(known === undefined ? {} : { known }),
    trials,
    report,
    openings,
    openedBefore,
  };
  const finite = (_key: string, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  return JSON.stringify(document, finite, 2);
}
