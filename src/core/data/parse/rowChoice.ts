import { createRng } from "../../math/rng.ts";
import { MAX_CLASSES } from "../limits.ts";
import { isMissing } from "./cellText.ts";
import type { RowChoice } from "./keptColumns.ts";

/** Numbers of rows of a file, by the values of its target if these are few. */
export interface RowCounts {
  /** Index of the target column; null: all rows are counted under "". */
  readonly target: number | null;
  readonly byClass: ReadonlyMap<string, number>;
}

/**
 * Counts rows and keeps none.
 * @param target the column whose classes are counted; null or a missing column: the last one
 */
export function createRowCounter(target: string | null): { choose: RowChoice; counts(): RowCounts } {
  const byClass = new Map<string, number>();
  let at: number | null = null;
  let total = 0;
  return {
    choose(row, names) {
      if (total++ === 0) {
        const named = target === null ? -1 : names.indexOf(target);
        at = named < 0 ? names.length - 1 : named;
      }
      if (at === null) return false;
      const label = classOf(row, at);
      byClass.set(label, (byClass.get(label) ?? 0) + 1);
      if (byClass.size > MAX_CLASSES + 1) at = null;
      return false;
    },
    counts: () => (at === null ? { target: null, byClass: new Map([["", total]]) } : { target: at, byClass }),
  };
}

/**
 * A random sample of rows with the same share of each class, exact to one row: within each class, every set of rows of the right
 * size is equally likely (selection sampling; Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
 * @param counts counts of the same rows
 */
export function createRowSample(counts: RowCounts, rows: number, seed: number): RowChoice {
  const rng = createRng(seed);
  const left = new Map(counts.byClass);
  const wanted = quotas(counts.byClass, rows);
  return (row) => {
    const label = counts.target === null ? "" : classOf(row, counts.target);
    const remaining = left.get(label) ?? 0;
    const quota = wanted.get(label) ?? 0;
    left.set(label, remaining - 1);
    const chosen = rng.uniform() * remaining < quota;
    if (chosen) wanted.set(label, quota - 1);
    return chosen;
  };
}

function classOf(row: readonly string[], target: number): string {
  const cell = row[target] ?? "";
  return isMissing(cell) ? "" : cell.trim();
}

/** How many rows of each class: its share, rounded so that the sum is right (largest remainders), and at least one of each. */
function quotas(byClass: ReadonlyMap<string, number>, rows: number): Map<string, number> {
  const total = [...byClass.values()].reduce((sum, count) => sum + count, 0);
  if (rows >= total) return new Map(byClass);
  const exact = [...byClass].map(([label, count]) => ({ label, share: (count / total) * rows }));
  const quota = new Map(exact.map(({ label, share }) => [label, Math.max(1, Math.floor(share))]));
  let missing = rows - [...quota.values()].reduce((sum, count) => sum + count, 0);
  for (const { label } of exact.toSorted((a, b) => (b.share % 1) - (a.share % 1))) {
    if (missing-- > 0) quota.set(label, quota.get(label)! + 1);
  }
  return quota;
}
