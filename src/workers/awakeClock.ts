const LOOK_MS = 1000;

/** A clock that stops while the computer sleeps or the page is suspended. */
export interface AwakeClock {
  /** Milliseconds, monotonic. */
  now(): number;
  stop(): void;
}

/**
 * In some browsers clocks continue while the computer sleeps, in others they stop. This one reads the time every second and at
 * every call: a longer gap between two readings is sleep, apart from the expected interval.
 * @param clock milliseconds, monotonic
 * @param longestMs longest gap between two readings that work may cause
 */
export function createAwakeClock(clock: () => number, longestMs = 10_000): AwakeClock {
  let last = clock();
  let slept = 0;
  const now = (): number => {
    const time = clock();
    const gap = time - last;
    if (gap > longestMs) slept += gap - LOOK_MS;
    last = time;
    return time - slept;
  };
  const looking = setInterval(now, LOOK_MS);
  return { now, stop: () => clearInterval(looking) };
}
