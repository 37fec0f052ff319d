import type { CheckContext } from "./context.ts";
import { features } from "./context.ts";
import type { Finding } from "./finding.ts";

/** More levels than this make many features, each with information about few rows. */
const MANY_LEVELS = 50;

/** Category features with very many levels. */
export function findHighCardinality(context: CheckContext): Finding | null {
  const items = features(context).flatMap((column) => {
    if (column.kind !== "category") return [];
    const levels = new Set(column.codes).size - (column.codes.includes(-1) ? 1 : 0);
    return levels > MANY_LEVELS ? [{ column: column.name, levels }] : [];
  });
  return items.length === 0 ? null : { kind: "highCardinality", items };
}
