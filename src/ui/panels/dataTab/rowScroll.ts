/** Browsers render nothing beyond about 17 million pixels, and one turn of the wheel should move by few rows. */
const MOST_PIXELS = 8_000_000;

/** Height of the scrolled content: that of all rows, or less for too many rows; a pixel then stands for several rows. */
export function scrollHeight(rows: number, rowHeight: number, view: number): number {
  return Math.max(view, Math.min(rows * rowHeight, MOST_PIXELS));
}

/**
 * The first visible row.
 * @param most greatest value of `scrollTop`
 * @param lastFirst first row when the last one is in view
 */
export function rowAt(scrollTop: number, most: number, lastFirst: number): number {
  if (most <= 0 || lastFirst <= 0) return 0;
  return Math.round(Math.min(1, Math.max(0, scrollTop / most)) * lastFirst);
}

/** The inverse of `rowAt`. */
export function scrollTopOf(row: number, most: number, lastFirst: number): number {
  return lastFirst <= 0 ? 0 : (row / lastFirst) * most;
}

/** The first row in view after a key; null for keys that do not move. */
export function rowAfterKey(key: string, first: number, shown: number, rows: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: first + 1,
    ArrowUp: first - 1,
    PageDown: first + shown,
    PageUp: first - shown,
    Home: 0,
    End: rows - shown,
  };
  const next = moves[key];
  return next === undefined ? null : Math.max(0, Math.min(rows - shown, next));
}
