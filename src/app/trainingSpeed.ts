import type { TrainingWork } from "../workers/trainer.protocol.ts";

/** How fast models are trained, all workers together. */
export interface TrainingSpeed {
  /** One step: a batch forward, backward, and the update. */
  readonly stepsPerSecond: number;
  /** 10⁹ floating-point operations of the products a second. */
  readonly gigaflops: number;
}

/** Reports older than this no longer count for the speed of now, milliseconds. */
const WINDOW_MS = 2000;

export interface SpeedGauge {
  add(worker: number, work: TrainingWork): void;
  /** The speed of late; null when nothing was trained. */
  now(): TrainingSpeed | null;
  /** The speed since the beginning; null when nothing was trained. */
  average(): TrainingSpeed | null;
}

interface Report extends TrainingWork {
  readonly worker: number;
  readonly atMs: number;
}

/**
 * Adds up the workers' speeds, each its steps over the time it spent training them: what the engine does, not held up by scoring,
 * by the sampler or by waiting for a first trial. `average` takes all of the study's workers as training side by side.
 * @param clock milliseconds, monotonic
 */
export function createSpeedGauge(clock: () => number): SpeedGauge {
  let recent: readonly Report[] = [];
  const totals = new Map<number, TrainingWork>();
  return {
    add(worker, work) {
      // A sign of life from the middle of an epoch.
      if (work.steps === 0) return;
      totals.set(worker, sum([totals.get(worker) ?? { steps: 0, operations: 0, trainingMs: 0 }, work]));
      recent = [...recent.filter((report) => isRecent(report, clock())), { ...work, worker, atMs: clock() }];
    },
    now() {
      recent = recent.filter((report) => isRecent(report, clock()));
      const workers = [...new Set(recent.map(({ worker }) => worker))];
      return speedOf(workers.map((worker) => sum(recent.filter((report) => report.worker === worker))));
    },
    average: () => speedOf([...totals.values()]),
  };
}

/** A report speaks for the time it took, too: the next one about an epoch as long is not due before. */
function isRecent({ atMs, trainingMs }: Report, nowMs: number): boolean {
  return nowMs - atMs <= WINDOW_MS + trainingMs;
}

function sum(works: readonly TrainingWork[]): TrainingWork {
  return works.reduce((total, { steps, operations, trainingMs }) => ({
    steps: total.steps + steps,
    operations: total.operations + operations,
    trainingMs: total.trainingMs + trainingMs,
  }));
}

function speedOf(works: readonly TrainingWork[]): TrainingSpeed | null {
  // A coarse clock may have seen no time pass in a short first report.
  const timed = works.filter(({ trainingMs }) => trainingMs > 0);
  if (timed.length === 0) return null;
  const perSecond = (of: (work: TrainingWork) => number): number =>
    timed.reduce((total, work) => total + (1000 * of(work)) / work.trainingMs, 0);
  return {
    stepsPerSecond: perSecond(({ steps }) => steps),
    gigaflops: perSecond(({ operations }) => operations) / 1e9,
  };
}
