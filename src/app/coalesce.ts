/** Collects patches and applies them together. */
export interface Coalescer<T> {
  /** The patch is applied with the others when the interval ends, or at once together with all earlier ones. */
  add(patch: Partial<T>, atOnce: boolean): void;
  /** Drops the patches that are not applied yet. */
  cancel(): void;
}

/**
 * Applies patches at most once every `everyMs` milliseconds, for any number of reporting workers. In a hidden tab, timers fire once
 * a second, which is enough.
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
