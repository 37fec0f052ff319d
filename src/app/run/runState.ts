import type { PreparedSummary } from "../../core/data/preparation/preparedData.ts";
import type { ErrorRecord } from "../../core/errors.ts";
import type { PackedModel, Winner } from "../../core/learner/packedModel.ts";
import type { TestOpening } from "../../core/study/opening.ts";
import type { Study } from "../../core/study/study.ts";
import type { TestReport } from "../../core/study/testReport.ts";
import type { EngineInfo } from "../../engine/network/engine.ts";
import type { TrainingSpeed } from "../engines/trainingSpeed.ts";
import type { Waiting } from "./waiting.ts";

/**
 * idle: no study. starting: workers and data are being prepared. stopping: the running trials are being ended. judging: the best
 * configuration is being retrained and evaluated on the test rows. finished: there is a report, or a reason why not.
 */
export type Phase = "idle" | "starting" | "running" | "paused" | "stopping" | "judging" | "finished";

/** Why a study ended. unlikely: further improvement is unlikely by the tolerance of its budget. */
export type EndReason =
  "trials" | "minutes" | "target" | "unlikely" | "stopped" | "exhausted" | "everyTrialFailed" | "error";

/** What can be worked on when a study has been judged; the result is part of the report. */
export type BackgroundJob = "rowCurve" | "ensemble";

/** A job that runs, or why it failed. */
export type BackgroundWork =
  | { readonly state: "running"; readonly progress: number }
  | { readonly state: "failed"; readonly error: ErrorRecord };

export interface RunState {
  readonly phase: Phase;
  /** null while idle. Its `config` is the one it was started with, not the current setup. */
  readonly study: Study | null;
  /** How its data were prepared; if trials differ in it, for the best trial. null until they are prepared. */
  readonly prepared: PreparedSummary | null;
  /** Time spent running, pauses excluded, as of the last report. */
  readonly elapsedMs: number;
  readonly engine: EngineInfo | null;
  readonly workers: number;
  /** Workers without a heartbeat; null: all respond. */
  readonly waiting: Waiting | null;
  /** While running, the current speed; otherwise the study's average. null before the first step. */
  readonly speed: TrainingSpeed | null;
  readonly endReason: EndReason | null;
  /** The error of `endReason` "error" and "everyTrialFailed", and of a failed final evaluation. */
  readonly error: ErrorRecord | null;
  readonly report: TestReport | null;
  /** Every evaluation on the test rows, in order. That of `judgementOf` belongs to `report`, if there is one. */
  readonly openings: readonly TestOpening[];
  /** How often other studies of this tab have used the same test rows; it cannot change while this study is on screen. */
  readonly openedBefore: number;
  /** The model of the report; null without a report. */
  readonly winner: Winner | null;
  /** The ensemble of the report; null without one. */
  readonly ensemble: PackedModel<"ensemble"> | null;
  /** Progress of the final evaluation, 0..1. */
  readonly judgingProgress: number;
  /** Jobs on the judged study; null or absent: not running. */
  readonly background: { readonly [Job in BackgroundJob]?: BackgroundWork | null };
}

export const IDLE: RunState = {
  phase: "idle",
  study: null,
  prepared: null,
  elapsedMs: 0,
  engine: null,
  workers: 0,
  waiting: null,
  speed: null,
  endReason: null,
  error: null,
  report: null,
  openings: [],
  openedBefore: 0,
  winner: null,
  ensemble: null,
  judgingProgress: 0,
  background: {},
};

/** Whether workers are busy. */
export function isBusy({ phase }: RunState): boolean {
  return phase === "starting" || phase === "running" || phase === "stopping" || phase === "judging";
}
