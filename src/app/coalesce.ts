/** Collects patches and applies them together. */
export interface Coalescer<T> {
  /** The patch is applied with the others when the interval ends, or at once together with all earlier ones. */
  add(patch: Partial<T>, atOnce: boolean): void;
  /** Drops the patches that are not applied yet. */
  cancel(): void;
}

/** How often patches are applied. */
export interface Pace {
  /** Shortest and longest interval, milliseconds. */
  readonly leastMs: number;
  readonly mostMs: number;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** Calls when what follows from a patch is done: the page has been drawn. */
  readonly whenIdle: (done: () => void) => void;
}

/** An interval is this many times what the last patch took, so that most of the thread's time remains for other work. */
const TIMES_COST = 5;

/**
 * Applies patches at intervals, for any number of reporting workers: longer ones where the page draws slowly, because drawing takes
 * time from the study that it shows. In a hidden tab, timers fire once a second, which is enough.
 */
export function coalesce<T extends object>(
  apply: (patch: Partial<T>) => void,
  { leastMs, mostMs, now, whenIdle }: Pace,
): Coalescer<T> {
  let gathered: Partial<T> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let everyMs = leastMs;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
    gathered = {};
  };
  const flush = () => {
    const patch = gathered;
    cancel();
    const from = now();
    apply(patch);
    whenIdle(() => {
      everyMs = Math.min(mostMs, Math.max(leastMs, TIMES_COST * (now() - from)));
    });
  };
  return {
    add(patch, atOnce) {
      gathered = { ...gathered, ...patch };
      if (atOnce) flush();
      else timer ??= setTimeout(flush, everyMs);
    },
    cancel,
  };
}
