import { HEARTBEAT_MS, type Heartbeat } from "./heartbeat.ts";

/** So many are told apart: one lock for each worker that is alive. */
const LOCK_PREFIX = "surmise worker";

/**
 * Lets the page know that this worker is alive: by a beat every second, as long as it is not in the middle of a call that blocks
 * it, and by a lock that the browser takes back when the worker ends, however it ends. The page waits for that lock: a worker that
 * runs out of memory says nothing.
 */
export function startHeart(): void {
  const post = (message: Heartbeat): void => postMessage(message);
  setInterval(() => post({ heart: "beat" }), HEARTBEAT_MS);
  post({ heart: "beat" });
  // Absent where the page was not loaded securely.
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  if (locks === undefined) return;
  const name = `${LOCK_PREFIX} ${crypto.randomUUID()}`;
  const held = locks.request(name, () => {
    post({ heart: "lock", name });
    return new Promise<never>(() => {});
  });
  // Forbidden by some settings of privacy: beats remain.
  held.catch(() => undefined);
}
