import type { Column, ColumnSummary } from "./dataset.ts";
import { MAX_CLASSES } from "./limits.ts";

const TOP_LEVELS = 12;
const BINS = 12;

/** What the page shows of a column; `inferredKind` is left to the caller, who knows it. */
export function summariseColumn(column: Column, rows: number): Omit<ColumnSummary, "inferredKind"> {
  const counts = countValues(column);
  const present = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const isCategory = column.kind === "category" || column.kind === "boolean";
  const byFrequency = counts.size <= MAX_CLASSES || isCategory ? mostFrequentFirst(counts) : [];
  const summary: Omit<ColumnSummary, "inferredKind"> = {
    name: column.name,
    kind: column.kind,
    missing: rows - present,
    distinct: counts.size,
    numeric: column.kind === "number" ? describe(column.values) : null,
    levels: isCategory ? byFrequency.slice(0, TOP_LEVELS) : [],
    histogram: column.kind === "number" ? histogram(column.values) : [],
  };
  const rarest = counts.size <= MAX_CLASSES ? byFrequency.at(-1) : undefined;
  return rarest === undefined ? summary : { ...summary, rarest };
}

/** How often each present value occurs, in order of first occurrence. */
function countValues(column: Column): ReadonlyMap<string | number, number> {
  const counts = new Map<string | number, number>();
  const count = (value: string | number): void => {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  };
  if (column.kind === "number") {
    for (const value of column.values) if (!Number.isNaN(value)) count(value);
  } else if ("codes" in column) {
    for (const code of column.codes) if (code >= 0) count(column.levels[code]!);
  } else {
    for (const cell of column.cells) if (cell !== null) count(cell);
  }
  return counts;
}

function mostFrequentFirst(counts: ReadonlyMap<string | number, number>): { level: string; count: number }[] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([level, count]) => ({ level: String(level), count }));
}

/** Range, mean and sample standard deviation (n − 1) of the present values; null without any. */
function describe(values: Float64Array): ColumnSummary["numeric"] {
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length === 0) return null;
  const mean = present.reduce((sum, value) => sum + value / present.length, 0);
  const squares = present.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    min: present.reduce((least, value) => Math.min(least, value), Infinity),
    max: present.reduce((most, value) => Math.max(most, value), -Infinity),
    mean,
    sd: present.length < 2 ? 0 : Math.sqrt(squares / (present.length - 1)),
  };
}

/** Counts in equal bins from the least to the greatest value, the last one closed. Empty without values. */
function histogram(values: Float64Array): number[] {
  const numeric = describe(values);
  if (numeric === null) return [];
  const counts = Array.from({ length: BINS }, () => 0);
  const width = numeric.max / BINS - numeric.min / BINS;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const bin = width > 0 ? Math.min(BINS - 1, Math.floor((value - numeric.min) / width)) : 0;
    counts[bin] = counts[bin]! + 1;
  }
  return counts;
}
