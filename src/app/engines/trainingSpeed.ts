import type { TrainingWork } from "../../workers/trainer.protocol.ts";

/** Training speed of all workers together. */
export interface TrainingSpeed {
  /** One step: forward and backward pass of a batch, and the update. */
  readonly stepsPerSecond: number;
  /** 10⁹ floating-point operations of matrix products per second. */
  readonly gigaflops: number;
}

/** The current speed ignores reports older than this, and the average uses spans of this length; milliseconds. */
const WINDOW_MS = 2000;

const NOTHING: Span = { steps: 0, operations: 0, trainingMs: 0, fromMs: Infinity, toMs: -Infinity };

export interface SpeedGauge {
  add(work: TrainingWork): void;
  /** The current speed; null if nothing was trained. */
  now(): TrainingSpeed | null;
  /** The speed since the start; null if nothing was trained. */
  average(): TrainingSpeed | null;
}

/** Work of any number of workers between two points in time. */
interface Span extends TrainingWork {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The steps of all workers divided by their training time; scoring, the sampler and waiting for a first trial do not count.
 *
 * The training time is the sum over workers, but at most the elapsed time: workers that train in parallel share it. The speeds of
 * single workers, each over its own time, must not be added: with more workers than cores, each is fast while the others wait.
 * @param clock milliseconds, monotonic
 */
export function createSpeedGauge(clock: () => number): SpeedGauge {
  let recent: readonly Span[] = [];
  /** State of the average: time and work of its finished spans, and the current span. */
  let busyMs = 0;
  let done = NOTHING;
  let current = NOTHING;
  return {
    add({ steps, operations, trainingMs }) {
      // A heartbeat before the first step, or during a long scoring.
      if (steps === 0) return;
      const toMs = clock();
      // Written out: V8 reads objects made by a spread far more slowly, and 64 workers produce a thousand of them.
      const span = { steps, operations, trainingMs, fromMs: toMs - trainingMs, toMs };
      recent = [...recent.filter((one) => isRecent(one, toMs)), span];
      if (current.steps > 0 && toMs - current.fromMs > WINDOW_MS) {
        busyMs += busyTime(current);
        done = together([done, current]);
        current = NOTHING;
      }
      current = together([current, span]);
    },
    now() {
      recent = recent.filter((span) => isRecent(span, clock()));
      const all = together(recent);
      return speedOf(all, busyTime(all));
    },
    average: () => speedOf(together([done, current]), busyMs + busyTime(current)),
  };
}

/** A report also counts for as long as it took: the next report, of an equally long epoch, is not due before that. */
function isRecent({ toMs, trainingMs }: Span, nowMs: number): boolean {
  return nowMs - toMs <= WINDOW_MS + trainingMs;
}

function together(spans: readonly Span[]): Span {
  let { steps, operations, trainingMs, fromMs, toMs } = NOTHING;
  for (const span of spans) {
    steps += span.steps;
    operations += span.operations;
    trainingMs += span.trainingMs;
    fromMs = Math.min(fromMs, span.fromMs);
    toMs = Math.max(toMs, span.toMs);
  }
  return { steps, operations, trainingMs, fromMs, toMs };
}

/** Upper bound of the time in which at least one worker trained; 0 if none did. */
function busyTime({ trainingMs, fromMs, toMs }: Span): number {
  return Math.max(0, Math.min(trainingMs, toMs - fromMs));
}

function speedOf({ steps, operations }: Span, busyMs: number): TrainingSpeed | null {
  // A coarse clock may show no elapsed time for a short first report.
  if (!(busyMs > 0)) return null;
  return { stepsPerSecond: (1000 * steps) / busyMs, gigaflops: operations / busyMs / 1e6 };
}
