/** Gathers patches and applies them together. */
export interface Coalescer<T> {
  /** Applied with the others when the time is over, or at once with all before it. */
  add(patch: Partial<T>, atOnce: boolean): void;
  /** Forgets what has not been applied. */
  cancel(): void;
}

/**
 * At most one application every `everyMs` milliseconds, whatever the number of workers that report. A hidden tab's timers fire
 * once a second, which is enough for what nobody sees.
 */
export function coalesce<T extends object>(
  apply: (patch: Partial<T>) => void,
  everyMs: number,
): Coalescer<T> {
  let gathered: Partial<T> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
    gathered = {};
  };
  const flush = () => {
    const patch = gathered;
    cancel();
    apply(patch);
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
