import { WorkerLost } from "./workerLost.ts";

/** Seconds are counted by checks, not read from a clock, because after sleep of the computer a clock would show a false silence. */
const CHECK_MS = 1000;

/** Trainers and readers report how far they are at least every two seconds; without a report for this long, one counts as hung. */
const NO_REPORT_SECONDS = 60;

/** The duration of a silence. */
export interface Silence {
  /** Seconds of silence so far. */
  seconds(): number;
  heard(): void;
  stop(): void;
}

export interface SilenceWatch {
  /** Called once. */
  readonly onTooLong: (seconds: number) => void;
  /** May change, for example at the first sign of life. */
  readonly limitSeconds: () => number;
  /** While true, silence is expected. */
  readonly isHeld: () => boolean;
}

export function watchSilence({ onTooLong, limitSeconds, isHeld }: SilenceWatch): Silence {
  let seconds = 0;
  const check = setInterval(() => {
    seconds = isHeld() ? 0 : seconds + CHECK_MS / 1000;
    if (seconds < limitSeconds()) return;
    clearInterval(check);
    onTooLong(seconds);
  }, CHECK_MS);
  return {
    seconds: () => seconds,
    heard() {
      seconds = 0;
    },
    stop: () => clearInterval(check),
  };
}

export interface Watch<Report> {
  readonly onReport: (report: Report) => void;
  /** While true, silence is expected. */
  readonly isHeld: () => boolean;
  /** Ends the worker. */
  readonly terminate: () => void;
  /** Called with the silence when the watch begins, and with null at its end. */
  readonly onWatch?: (silence: Silence | null) => void;
}

/**
 * Settles like `call`, or ends the worker and rejects with `WorkerLost` `workerHung` after a minute without a report; reports after
 * the end are dropped. A worker without any sign of life is lost sooner: see `spawnWorker`.
 * @param call starts the work, which reports through the function given
 */
export async function untilSilent<Report, T>(
  { onReport, isHeld, terminate, onWatch }: Watch<Report>,
  call: (report: (value: Report) => void) => Promise<T>,
): Promise<T> {
  let over = false;
  let silence!: Silence;
  const hung = new Promise<never>((_resolve, reject) => {
    silence = watchSilence({
      isHeld,
      limitSeconds: () => NO_REPORT_SECONDS,
      onTooLong(seconds) {
        // Before the worker's end rejects the call as crashed.
        reject(new WorkerLost("workerHung", { seconds }));
        terminate();
      },
    });
  });
  onWatch?.(silence);
  const report = (value: Report): void => {
    silence.heard();
    if (!over) onReport(value);
  };
  try {
    return await Promise.race([call(report), hung]);
  } finally {
    over = true;
    silence.stop();
    onWatch?.(null);
  }
}
