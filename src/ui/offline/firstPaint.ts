let first: Promise<void> | null = null;

/** Resolves after the browser has painted content for the first time: in a hidden tab not before the user looks at it. */
export function firstPaint(): Promise<void> {
  first ??= new Promise((resolve) => {
    if (!PerformanceObserver.supportedEntryTypes.includes("paint")) {
      // The task after a frame's callbacks runs when that frame is drawn.
      requestAnimationFrame(() => setTimeout(resolve, 0));
      return;
    }
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName("first-contentful-paint").length === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: "paint", buffered: true });
  });
  return first;
}

/** Safari has no idle callbacks. */
export function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 5000 });
  else setTimeout(work, 200);
}
