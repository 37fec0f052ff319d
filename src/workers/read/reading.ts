import type { ReadProgress } from "../reader.protocol.ts";

const MS_BETWEEN_REPORTS = 100;

/** A reading under way: how it is told to end, and where it says how far it is. */
export interface Reading {
  /** @throws the signal's reason once it is aborted */
  check(): void;
  /** More bytes of the files were taken in. */
  addBytes(count: number): void;
  /** More rows were read, or more pictures. */
  addRows(count: number, unit?: ReadProgress["unit"]): void;
  /** Reading begins again, from the first byte. */
  restart(): void;
}

/**
 * @param totalBytes of all files
 * @param report told at most ten times a second
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

/** A reading that is over in a moment: nobody watches it or ends it. */
export function silentReading(): Reading {
  const { signal } = new AbortController();
  return createReading(
    1,
    signal,
    () => undefined,
    () => 0,
  );
}
