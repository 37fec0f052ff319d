import type { Column } from "../dataset.ts";

/** Cells that are compared, of all columns together, and rows of each. */
const MOST_CELLS = 2_000_000;
const MOST_ROWS = 2000;
const LEAST_ROWS = 200;

/**
 * Columns that are another one under other values ("yes" wherever the other has 1), by name, as far as some rows at equal distances tell.
 * Columns whose values hardly come back are compared by the values themselves.
 */
export function findCopies(
  columns: readonly Column[],
  rowCount: number,
): ReadonlyMap<string, readonly string[]> {
  const count = Math.min(
    rowCount,
    MOST_ROWS,
    Math.max(LEAST_ROWS, Math.floor(MOST_CELLS / Math.max(1, columns.length))),
  );
  const rows = Uint32Array.from({ length: count }, (_, i) => Math.floor((i * rowCount) / count));
  const bySignature = new Map<string, string[]>();
  for (const column of columns) {
    const signature = signatureOf(column, rows);
    if (signature === null) continue;
    const same = bySignature.get(signature) ?? [];
    same.push(column.name);
    bySignature.set(signature, same);
  }
  const groups = [...bySignature.values()].filter((names) => names.length > 1);
  return new Map(
    groups.flatMap((names) => names.map((name) => [name, names.filter((other) => other !== name)] as const)),
  );
}

/** The same for columns of which each is the other under other values; null where nothing can be said. */
function signatureOf(column: Column, rows: Uint32Array): string | null {
  const values = "values" in column ? column.values : "codes" in column ? column.codes : null;
  if (values === null || rows.length === 0) return null;
  const codeOf = new Map<number, number>();
  const renamed = Array.from(rows, (row) => {
    const value = values[row]!;
    const code = codeOf.get(value) ?? codeOf.size;
    codeOf.set(value, code);
    return code;
  });
  if (codeOf.size < 2) return null;
  if (codeOf.size <= rows.length / 2) return renamed.join(",");
  return "values" in column ? Array.from(rows, (row) => values[row]!).join(",") : null;
}
