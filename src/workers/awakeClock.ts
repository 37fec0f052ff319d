const LOOK_MS = 1000;

/** A clock that stands still while the computer sleeps or the page is suspended. */
export interface AwakeClock {
  /** Milliseconds, monotonic. */
  now(): number;
  stop(): void;
}

/**
 * Browsers differ in whether their clocks go on while the computer sleeps. This one looks at the time every second, and whenever it is
 * asked: a gap between two looks is sleep, but for the look that was due.
 * @param clock milliseconds, monotonic
 * @param longestMs gap between two looks that work may make
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
