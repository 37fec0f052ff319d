import type { Column } from "../table/dataset.ts";

/** Most cells that are compared, over all columns, and most rows. */
const MOST_CELLS = 400_000;
const MOST_ROWS = 1000;
const LEAST_ROWS = 60;

/** A column of which another one is a copy. */
export interface CopiedColumn {
  readonly name: string;
  /** Whether the values are the same, not only renamed. */
  readonly sameValues: boolean;
}

/**
 * Copies among columns, also with renamed values ("yes" wherever the other has 1), by name, judged by some rows at equal distances.
 * Columns of mostly different numbers are compared only by value.
 */
export function findCopies(
  columns: readonly Column[],
  rowCount: number,
): ReadonlyMap<string, readonly CopiedColumn[]> {
  const count = Math.min(
    rowCount,
    MOST_ROWS,
    Math.max(LEAST_ROWS, Math.floor(MOST_CELLS / Math.max(1, columns.length))),
  );
  const rows = Uint32Array.from({ length: count }, (_, i) => Math.floor((i * rowCount) / count));
  const bySignature = new Map<string, Compared[]>();
  for (const column of columns) {
    const compared = comparedOf(column, rows);
    if (compared === null) continue;
    const same = bySignature.get(compared.signature) ?? [];
    same.push(compared);
    bySignature.set(compared.signature, same);
  }
  const groups = [...bySignature.values()].filter((same) => same.length > 1);
  return new Map(
    groups.flatMap((same) =>
      same.map(({ name, values }) => [
        name,
        same
          .filter((other) => other.name !== name)
          .map((other) => ({ name: other.name, sameValues: other.values === values })),
      ]),
    ),
  );
}

interface Compared {
  readonly name: string;
  /** Equal for columns that are renamings of each other. */
  readonly signature: string;
  /** Its different values in order of appearance. */
  readonly values: string;
}

/** Null if the column cannot be compared. */
function comparedOf(column: Column, rows: Uint32Array): Compared | null {
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
  const { name } = column;
  const comeBack = codeOf.size <= rows.length / 2;
  if (!comeBack && !("values" in column)) return null;
  const different = [...codeOf.keys()].map((value) =>
    "levels" in column ? (column.levels[value] ?? null) : value,
  );
  return {
    name,
    signature: JSON.stringify(comeBack ? renamed : different),
    values: JSON.stringify(different),
  };
}
