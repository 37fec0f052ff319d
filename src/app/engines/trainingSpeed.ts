import type { TrainingWork } from "../../workers/trainer.protocol.ts";

/** How fast models are trained, all workers together. */
export interface TrainingSpeed {
  /** One step: a batch forward, backward, and the update. */
  readonly stepsPerSecond: number;
  /** 10⁹ floating-point operations of the products a second. */
  readonly gigaflops: number;
}

/** Reports older than this no longer count for the speed of now, and the average is taken over spans as long, milliseconds. */
const WINDOW_MS = 2000;

const NOTHING: Span = { steps: 0, operations: 0, trainingMs: 0, fromMs: Infinity, toMs: -Infinity };

export interface SpeedGauge {
  add(work: TrainingWork): void;
  /** The speed of late; null when nothing was trained. */
  now(): TrainingSpeed | null;
  /** The speed since the beginning; null when nothing was trained. */
  average(): TrainingSpeed | null;
}

/** Work of any number of workers between two times of the clock. */
interface Span extends TrainingWork {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The steps of all workers over the time in which they were trained, in which nothing else held them up: scoring, the sampler, waiting
 * for a first trial.
 *
 * That time is what the workers spent training, added up, but no more than has passed on the clock meanwhile: workers that train side by
 * side share it. Speeds of single workers, each over its own time, may not be added: where there are more workers than cores, each is
 * fast while the others wait.
 * @param clock milliseconds, monotonic
 */
export function createSpeedGauge(clock: () => number): SpeedGauge {
  let recent: readonly Span[] = [];
  /** Where the average stands: the time of its finished spans, their work, and the span under way. */
  let busyMs = 0;
  let done = NOTHING;
  let current = NOTHING;
  return {
    add({ steps, operations, trainingMs }) {
      // A sign of life before the first step, or from a long scoring.
      if (steps === 0) return;
      const toMs = clock();
      // Written out: V8 reads what a spread has made far more slowly, and of 64 workers there are a thousand such.
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

/** A report speaks for the time it took, too: the next one about an epoch as long is not due before. */
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

/** Time in which any worker trained, at most; 0 of nothing. */
function busyTime({ trainingMs, fromMs, toMs }: Span): number {
  return Math.max(0, Math.min(trainingMs, toMs - fromMs));
}

function speedOf({ steps, operations }: Span, busyMs: number): TrainingSpeed | null {
  // A coarse clock may have seen no time pass in a short first report.
  if (!(busyMs > 0)) return null;
  return { stepsPerSecond: (1000 * steps) / busyMs, gigaflops: operations / busyMs / 1e6 };
}
