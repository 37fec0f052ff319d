/** At the latest the work runs after this time, ms, even if the browser is busy. */
const LATEST_MS = 5000;
/** Safari has no idle callbacks: there the work runs after this time, ms. */
const DELAY_MS = 200;

/** Calls once, when the page has nothing else to do. */
export function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: LATEST_MS });
  else setTimeout(work, DELAY_MS);
}
