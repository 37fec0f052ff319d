/** Longest work, in milliseconds, before messages are handled. */
const STRETCH_MS = 25;

export interface Pacer {
  /** Whether `breathe` would handle messages now. */
  readonly isDue: () => boolean;
  /** Handles waiting messages if the last time was long enough ago; resolves with whether it did. */
  readonly breathe: () => Promise<boolean>;
}

/**
 * Gives a long computation pauses, so that a worker receives "stop". It uses a message to itself, not a timer or an animation
 * frame, because browsers slow those down or stop them in hidden tabs, where a study must continue.
 * @param now milliseconds, monotonic
 */
export function createPacer(now: () => number = () => performance.now()): Pacer {
  let last = now();
  const isDue = (): boolean => now() - last >= STRETCH_MS;
  return {
    isDue,
    async breathe() {
      if (!isDue()) return false;
      await eventLoopTurn();
      last = now();
      return true;
    },
  };
}

/** Resolves after the waiting messages have been handled. */
function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
