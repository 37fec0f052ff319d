import { HEARTBEAT_MS, type Heartbeat } from "./heartbeat.ts";

/** Prefix of the lock names, one lock per living worker. */
const LOCK_PREFIX = "surmise worker";

/**
 * Shows the page that this worker is alive: by a beat every second, unless a call blocks the worker, and by a lock that the browser
 * releases when the worker ends in any way. The page waits for that lock, because a worker that runs out of memory ends without a
 * message.
 */
export function startHeart(): void {
  const post = (message: Heartbeat): void => postMessage(message);
  setInterval(() => post({ heart: "beat" }), HEARTBEAT_MS);
  post({ heart: "beat" });
  // Absent if the page was not loaded securely.
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  if (locks === undefined) return;
  const name = `${LOCK_PREFIX} ${crypto.randomUUID()}`;
  const held = locks.request(name, () => {
    post({ heart: "lock", name });
    return new Promise<never>(() => {});
  });
  // Some privacy settings forbid locks; beats remain.
  held.catch(() => undefined);
}
