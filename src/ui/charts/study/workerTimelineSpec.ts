import type { Study } from "../../../core/study/study.ts";
import { timeAxis, type Axis } from "../plot/axis.ts";
import { standingOf, type TrialStanding } from "./trialStanding.ts";

export interface TimelineBar {
  readonly number: number;
  readonly state: TrialStanding;
  readonly worker: number;
  readonly startMs: number;
  /** For a running trial: the present. */
  readonly endMs: number;
}

export interface WorkerTimelineSpec {
  /** One lane per worker 0 … lanes − 1. */
  readonly lanes: number;
  /** In trial order. */
  readonly bars: readonly TimelineBar[];
  readonly x: Axis;
  /** Share of the time from the first start to the present that each worker trained, 0..1, by worker. */
  readonly busy: readonly number[];
}

/**
 * Which worker trained what, and when. Times are milliseconds since the study was started.
 * @param options.workers lanes to show at least
 * @param options.elapsedMs a lower bound of the present, for running trials
 * @param options.inSeconds a number of seconds in words
 */
export function workerTimelineSpec(
  study: Study,
  options: {
    readonly workers: number;
    readonly elapsedMs: number;
    readonly inSeconds: (value: string) => string;
  },
): WorkerTimelineSpec {
  const started = study.trials.filter(({ worker, startedMs }) => worker !== null && startedMs !== null);
  let present = options.elapsedMs;
  for (const { startedMs, endedMs } of started) present = Math.max(present, startedMs!, endedMs ?? 0);
  if (started.length > 0 && started.every(({ endedMs }) => endedMs !== null)) {
    present = Math.max(...started.map(({ endedMs }) => endedMs!));
  }
  const bars = started.map((trial): TimelineBar => ({
    number: trial.number,
    state: standingOf(trial),
    worker: trial.worker!,
    startMs: trial.startedMs!,
    endMs: trial.endedMs ?? present,
  }));
  const lanes = bars.reduce((most, { worker }) => Math.max(most, worker + 1), options.workers);
  return { lanes, bars, x: timeAxis(present, options.inSeconds), busy: busyShares(bars, lanes, present) };
}

function busyShares(bars: readonly TimelineBar[], lanes: number, present: number): readonly number[] {
  const busyMs = Array.from({ length: lanes }, () => 0);
  for (const { worker, startMs, endMs } of bars) busyMs[worker]! += endMs - startMs;
  return busyMs.map((ms) => (present > 0 ? Math.min(1, ms / present) : 0));
}
