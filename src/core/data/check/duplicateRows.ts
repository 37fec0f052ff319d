import { features, type CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";
import { rowKeys, tellingColumns } from "./rowKeys.ts";

/**
 * Rows that equal an earlier one in all columns except ids, pictures in every pixel; and rows with the same features as another but
 * a different target.
 */
export function findDuplicateRows(context: CheckContext): Finding | null {
  const { columns, pictures, rowCount, target } = context;
  const all = [...columns, ...pictures];
  const telling = tellingColumns(all);
  if (telling.length === 0) return null;
  const rows = repeats(rowKeys(telling, rowCount)).length;
  if (rows === 0) return null;
  return {
    kind: "duplicateRows",
    rows,
    share: rows / rowCount,
    contradicting: contradictions(context, target),
    notCompared: all
      .filter((column) => column.kind !== "constant" && !telling.includes(column))
      .map(({ name }) => name),
  };
}

/** Positions of keys that occurred before. */
export function repeats(keys: Float64Array): number[] {
  const seen = new Set<number>();
  const found: number[] = [];
  for (let row = 0; row < keys.length; row++) {
    if (seen.has(keys[row]!)) found.push(row);
    else seen.add(keys[row]!);
  }
  return found;
}

function contradictions(context: CheckContext, target: CheckContext["target"]): number {
  const given = [...features(context), ...context.pictures];
  if (target === null || given.length === 0) return 0;
  const keys = rowKeys(given, context.rowCount);
  const targets = rowKeys([target], context.rowCount);
  const first = new Map<number, number>();
  const differing = new Set<number>();
  keys.forEach((key, row) => {
    const known = first.get(key);
    if (known === undefined) first.set(key, targets[row]!);
    else if (known !== targets[row]) differing.add(key);
  });
  return keys.reduce((count, key) => count + (differing.has(key) ? 1 : 0), 0);
}
