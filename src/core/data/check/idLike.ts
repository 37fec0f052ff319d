import type { CheckContext } from "./context.ts";
import { features } from "./context.ts";
import type { Finding } from "./finding.ts";

const LEAST_ROWS = 20;
/** Rows may have been left out of a table that once was numbered throughout. */
const MOST_SPAN = 1.2;

/**
 * Number columns that name the rows instead of describing them: whole numbers, all different, with hardly a gap (1 … n in any
 * order). Columns of ids by name are read as text, and never features. To be asked of all rows, not of a sample.
 */
export function findIdLike(context: CheckContext): Finding | null {
  const items = features(context).flatMap((column) => {
    if (column.kind !== "number") return [];
    const present = column.values.filter((value) => !Number.isNaN(value));
    const distinct = present.length;
    return distinct >= LEAST_ROWS && countsRows(present) ? [{ column: column.name, distinct }] : [];
  });
  return items.length === 0 ? null : { kind: "idLike", items };
}

/** All different and hardly a gap between the least and the greatest. */
function countsRows(values: Float64Array): boolean {
  if (!values.every(Number.isInteger)) return false;
  const sorted = values.toSorted();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) return false;
  return sorted.at(-1)! - sorted[0]! + 1 <= MOST_SPAN * values.length;
}
