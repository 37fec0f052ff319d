import type { ReadProgress } from "../reader.protocol.ts";

const MS_BETWEEN_REPORTS = 100;

/** A running reading: its cancellation and its progress. */
export interface Reading {
  /** @throws the signal's reason if it is aborted */
  check(): void;
  /** Counts bytes of the files. */
  addBytes(count: number): void;
  /** Counts rows or pictures. */
  addRows(count: number, unit?: ReadProgress["unit"]): void;
  /** Reading starts again, at the first byte. */
  restart(): void;
}

/**
 * @param totalBytes of all files
 * @param report called at most ten times per second
 * @param now milliseconds, monotonic
 */
export function createReading(
  totalBytes: number,
  signal: AbortSignal,
  report: (progress: ReadProgress) => void,
  now: () => number,
): Reading {
  let bytes = 0;
  let rows = 0;
  let unit: ReadProgress["unit"] = "rows";
  let last = -Infinity;
  const tell = (): void => {
    if (now() - last < MS_BETWEEN_REPORTS) return;
    last = now();
    report({ bytes: Math.min(bytes, totalBytes), totalBytes, rows, unit });
  };
  return {
    check: () => signal.throwIfAborted(),
    addBytes(count) {
      signal.throwIfAborted();
      bytes += count;
      tell();
    },
    addRows(count, counted = "rows") {
      rows += count;
      unit = counted;
      tell();
    },
    restart() {
      bytes = 0;
      rows = 0;
    },
  };
}

/** A short reading without progress and cancellation. */
export function silentReading(): Reading {
  const { signal } = new AbortController();
  return createReading(
    1,
    signal,
    () => undefined,
    () => 0,
  );
}
