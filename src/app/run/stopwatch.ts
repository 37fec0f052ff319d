/** Elapsed time without pauses. Starts paused. */
export interface Stopwatch {
  elapsedMs(): number;
  start(): void;
  pause(): void;
}

/** @param gathered milliseconds already spent */
export function createStopwatch(now: () => number, gathered = 0): Stopwatch {
  let since: number | null = null;
  return {
    elapsedMs: () => gathered + (since === null ? 0 : now() - since),
    start() {
      since ??= now();
    },
    pause() {
      if (since === null) return;
      gathered += now() - since;
      since = null;
    },
  };
}
