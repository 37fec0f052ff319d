import type { CheckContext } from "./context.ts";
import { presentCount } from "./context.ts";
import type { Finding, MissingItem } from "./finding.ts";

/** Columns with missing values, most missing first; also the target, whose rows without a value are never used. */
export function findMissing({ columns, rowCount, target }: CheckContext): Finding | null {
  const items = columns
    .filter(({ kind }) => kind !== "constant")
    .map((column): MissingItem => {
      const missing = rowCount - presentCount(column, rowCount);
      return { column: column.name, missing, share: missing / rowCount, isTarget: column === target };
    })
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing);
  return items.length === 0 ? null : { kind: "missing", items };
}
