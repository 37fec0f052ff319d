/** Longest stretch of work, in milliseconds, before messages are let in. */
const STRETCH_MS = 25;

export interface Pacer {
  /** Whether `breathe` would let messages in now. */
  readonly isDue: () => boolean;
  /** Lets waiting messages in when the last time was long enough ago; resolves with whether it did. */
  readonly breathe: () => Promise<boolean>;
}

/**
 * Gives a long computation its pauses, so that a worker hears "stop". A message to oneself, not a timer or an animation frame:
 * browsers slow those down or stop them in hidden tabs, and a study goes on there.
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

/** Resolves after the messages now waiting have been handled. */
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
