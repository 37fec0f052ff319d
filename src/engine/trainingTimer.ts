import type { WorkDone } from "../core/learner/training.ts";
import type { ProgressReporter } from "./progressReporter.ts";

export interface TrainingTimer {
  /** Begins a stretch of training, after a pause or the scoring of a step. */
  start(): void;
  /** Reports the work and the time since the last lap or start, if there was work. */
  lap(): void;
  /** Awaits a pause, which does not count. */
  hold(): Promise<void>;
  totalMs(): number;
}

/**
 * Times a training without its pauses and scores, and reports its work.
 * @param done the training's counts, which it keeps up to date
 * @param now milliseconds, monotonic
 */
export function createTrainingTimer(
  done: WorkDone,
  reporter: Pick<ProgressReporter, "trained">,
  now: () => number,
  hold: () => Promise<void>,
): TrainingTimer {
  let { updates, operations } = done;
  let began = 0;
  let heldMs = 0;
  let totalMs = 0;
  return {
    start() {
      began = now();
      heldMs = 0;
    },
    lap() {
      if (done.updates === updates && done.operations === operations) return;
      const at = now();
      const trainingMs = at - began - heldMs;
      reporter.trained(done.updates - updates, done.operations - operations, trainingMs);
      ({ updates, operations } = done);
      began = at;
      heldMs = 0;
      totalMs += trainingMs;
    },
    async hold() {
      const from = now();
      await hold();
      heldMs += now() - from;
    },
    totalMs: () => totalMs,
  };
}
