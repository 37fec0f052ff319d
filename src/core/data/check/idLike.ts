import type { CheckContext } from "./context.ts";
import { features } from "./context.ts";
import type { Finding } from "./finding.ts";

const LEAST_ROWS = 20;
/** Of the rows; a table may hold some rows twice. */
const LEAST_DISTINCT = 0.98;
/** Rows may have been left out of a table that once was numbered throughout. */
const MOST_SPAN = 1.2;

/**
 * Number columns that name the rows instead of describing them: whole numbers, (nearly) all different, with hardly a gap (1 … n in any
 * order). Columns of ids by name are read as text, and never features. To be asked of all rows, not of a sample.
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

/** How many different numbers count the rows; 0 where they do not: nearly all different, and hardly a gap between least and greatest. */
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
