import type { FoundInCells } from "../table/foundInCells.ts";
import type { CheckContext } from "./context.ts";
import { features } from "./context.ts";
import { fences } from "../numbers/fences.ts";
import type { Finding, OutlierItem } from "./finding.ts";

/** Number features with values more than 3 interquartile ranges beyond the quartiles. */
export function findOutliers(context: CheckContext): Finding | null {
  const items = features(context).flatMap((column): OutlierItem[] => {
    if (column.kind !== "number") return [];
    const values = withoutAsked(column.values, context.found.get(column.name) ?? {});
    const bounds = fences(values);
    if (bounds === null) return [];
    const { low, high } = bounds;
    const rows = values.reduce((count, value) => count + (value < low || value > high ? 1 : 0), 0);
    return rows === 0 ? [] : [{ column: column.name, rows, share: rows / context.rowCount, low, high }];
  });
  items.sort((a, b) => b.rows - a.rows);
  return items.length === 0 ? null : { kind: "outliers", items };
}

/** Values that may mean missing, and extreme values, have their own findings. */
function withoutAsked(values: Float64Array, { gapNumbers = [], extremes }: FoundInCells): Float64Array {
  if (gapNumbers.length === 0 && extremes === undefined) return values;
  const { low, high } = extremes ?? { low: -Infinity, high: Infinity };
  return values.map((value) =>
    value < low || value > high || gapNumbers.some((gap) => gap.value === value) ? NaN : value,
  );
}
