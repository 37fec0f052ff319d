import type { PreparedSummary } from "../../core/data/preparation/preparedData.ts";
import type { ErrorRecord } from "../../core/errors.ts";
import type { Winner } from "../../core/model/trainedModel.ts";
import type { TestOpening } from "../../core/study/opening.ts";
import type { Study } from "../../core/study/study.ts";
import type { TestReport } from "../../core/study/testReport.ts";
import type { EngineInfo } from "../../engine/engine.ts";
import type { TrainingSpeed } from "../engines/trainingSpeed.ts";
import type { Waiting } from "./waiting.ts";

/**
 * idle: no study. starting: workers and data are being made ready. stopping: the running trials are being ended.
 * judging: the winner is being retrained and judged on the test rows. finished: has a report, or a reason why not.
 */
export type Phase = "idle" | "starting" | "running" | "paused" | "stopping" | "judging" | "finished";

/** Why a study ended. unlikely: further improvement is, by the tolerance of its budget. */
export type EndReason =
  "trials" | "minutes" | "target" | "unlikely" | "stopped" | "exhausted" | "everyTrialFailed" | "error";

export interface RunState {
  readonly phase: Phase;
  /** null while idle. Its `config` is the one it was started with, whatever the rail now says. */
  readonly study: Study | null;
  /** How its data were prepared: those of its best trial, where trials differ in it; null until they are. */
  readonly prepared: PreparedSummary | null;
  /** Time spent running, pauses excluded, as of the last report. */
  readonly elapsedMs: number;
  readonly engine: EngineInfo | null;
  readonly workers: number;
  /** What gives no sign of life; null: all is well. */
  readonly waiting: Waiting | null;
  /** While running, of late; otherwise the study's average. null before the first epoch. */
  readonly speed: TrainingSpeed | null;
  readonly endReason: EndReason | null;
  /** Why nothing more happens, for `endReason` "error" and "everyTrialFailed", and for a failed final evaluation. */
  readonly error: ErrorRecord | null;
  readonly report: TestReport | null;
  /** Every look at the test rows, in order. The last one is that of `report`, where there is one. */
  readonly openings: readonly TestOpening[];
  /** How often other studies of this tab have opened the same test rows: none does while this one is on screen. */
  readonly openedBefore: number;
  /** The model behind the report; null without one, and for a study that was brought back from a file. */
  readonly winner: Winner | null;
  /** Share of the final evaluation done, 0..1. */
  readonly judgingProgress: number;
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
  judgingProgress: 0,
};

/** Whether workers are at it. */
export function isBusy({ phase }: RunState): boolean {
  return phase === "starting" || phase === "running" || phase === "stopping" || phase === "judging";
}
