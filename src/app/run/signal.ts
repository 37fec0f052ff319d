/** Wakes waiting callers. `next()` resolves at the first `fire()` after the call. */
export interface Signal {
  next(): Promise<void>;
  fire(): void;
}

export function createSignal(): Signal {
  let waiting: (() => void)[] = [];
  return {
    next: () => new Promise((resolve) => waiting.push(resolve)),
    fire() {
      const woken = waiting;
      waiting = [];
      for (const resolve of woken) resolve();
    },
  };
}
