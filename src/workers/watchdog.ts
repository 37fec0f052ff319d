import { WorkerLost } from "./workerHost.ts";

/**
 * A worker at work reports at least every two seconds. It is taken to hang after twelve checks in a row without a report; counted
 * in checks and not read off a clock, because after the computer's sleep a clock shows a silence that was none.
 */
const CHECK_MS = 5000;
const SILENT_CHECKS = 12;

export interface Watch<Report> {
  readonly onReport: (report: Report) => void;
  /** While true, silence is expected. */
  readonly isHeld: () => boolean;
  /** Ends the worker. */
  readonly terminate: () => void;
}

/**
 * Settles as `call` does, or ends the worker and rejects with `WorkerLost` `workerHung` after a minute (at least 55 s) without a
 * report; reports that come after the end are dropped.
 * @param call starts the work, which reports through the function given
 */
export async function untilSilent<Report, T>(
  { onReport, isHeld, terminate }: Watch<Report>,
  call: (report: (value: Report) => void) => Promise<T>,
): Promise<T> {
  let silentChecks = 0;
  let over = false;
  let check: ReturnType<typeof setInterval> | undefined;
  const hung = new Promise<never>((_resolve, reject) => {
    check = setInterval(() => {
      silentChecks = isHeld() ? 0 : silentChecks + 1;
      if (silentChecks < SILENT_CHECKS) return;
      // Before the worker's end rejects the call as crashed.
      reject(new WorkerLost("workerHung", { seconds: (CHECK_MS * SILENT_CHECKS) / 1000 }));
      terminate();
    }, CHECK_MS);
  });
  const report = (value: Report): void => {
    silentChecks = 0;
    if (!over) onReport(value);
  };
  try {
    return await Promise.race([call(report), hung]);
  } finally {
    over = true;
    clearInterval(check);
  }
}
