/** Time spent running, pauses left out. Starts paused at 0. */
export interface Stopwatch {
  elapsedMs(): number;
  start(): void;
  pause(): void;
}

export function createStopwatch(now: () => number): Stopwatch {
  let gathered = 0;
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
