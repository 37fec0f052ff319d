import type { Column } from "../table/dataset.ts";
import type { CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";

/** Fewer different days are groups of rows rather than a time series. */
const LEAST_DAYS = 10;
const DAY_MS = 86_400_000;

/**
 * The column with the most different days: with rows drawn at random, a model would learn from the future. Times of day give no
 * order.
 */
export function findDates({ columns, target }: CheckContext): Finding | null {
  let best: { readonly column: string; readonly days: number } | null = null;
  for (const column of columns) {
    if (column === target) continue;
    const days = daysIn(column);
    if (days >= LEAST_DAYS && days > (best?.days ?? 0)) best = { column: column.name, days };
  }
  return best === null ? null : { kind: "dates", column: best.column };
}

function daysIn(column: Column): number {
  if (column.kind !== "date") return 0;
  const days = new Set<number>();
  for (const value of column.values) if (!Number.isNaN(value)) days.add(Math.floor(value / DAY_MS));
  return days.size;
}
