import type { CheckContext } from "./context.ts";
import { features } from "./context.ts";
import type { Finding } from "./finding.ts";

const LEAST_ROWS = 20;
/** Share of the rows; a table may contain some rows twice. */
const LEAST_DISTINCT = 0.98;
/** Rows may have been removed from a numbered table. */
const MOST_SPAN = 1.2;

/**
 * Number columns that number the rows instead of describing them: whole numbers, (nearly) all different, almost without gaps (1 … n
 * in any order). Columns with the name of an id are read as text and are never features. Needs all rows, not a sample.
 */
export function findIdLike(context: CheckContext): Finding | null {
  const items = features(context).flatMap((column) => {
    if (column.kind !== "number") return [];
    const present = column.values.filter((value) => !Number.isNaN(value));
    const distinct = rowCounter(present);
    return distinct >= LEAST_ROWS ? [{ column: column.name, distinct }] : [];
  });
  return items.length === 0 ? null : { kind: "idLike", items };
}

/**
 * The number of different values if they number the rows (nearly all different, almost no gap between minimum and maximum),
 * otherwise 0.
 */
function rowCounter(values: Float64Array): number {
  if (values.length === 0 || !values.every(Number.isInteger)) return 0;
  const sorted = values.toSorted();
  const distinct = sorted.reduce(
    (count, value, i) => count + (i === 0 || value !== sorted[i - 1] ? 1 : 0),
    0,
  );
  const span = sorted.at(-1)! - sorted[0]! + 1;
  return distinct >= LEAST_DISTINCT * values.length && span <= MOST_SPAN * distinct ? distinct : 0;
}
