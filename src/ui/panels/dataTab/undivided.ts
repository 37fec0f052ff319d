import type { ColumnProfile } from "../../../core/data/profile/profile.ts";
import { sum } from "../../../core/math/stats.ts";

/** The target's profile without a split by its own classes: all rows of a class are in one bar. */
export function undivided(target: ColumnProfile): ColumnProfile {
  const bars = target.bars.map((bar) => ({ ...bar, rows: [sum(bar.rows)], targetMean: null }));
  return { ...target, bars };
}
