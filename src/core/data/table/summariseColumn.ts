import { toTexts, type Cells } from "./cells.ts";
import type { Column, ColumnSummary } from "./dataset.ts";
import { varyingParts } from "../kinds/dateParts.ts";
import { describeSorted } from "./describeSorted.ts";
import { MAX_CLASSES } from "../limits.ts";

const TOP_LEVELS = 12;
const BINS = 12;
const ORDER_SHOWN = 100;

/** The summary of a column; the caller adds `inferredKind`. */
export function summariseColumn(column: Column, rows: number): Omit<ColumnSummary, "inferredKind"> {
  const { name, kind } = column;
  if (kind === "number") return summariseNumbers(name, column.values);
  if (kind === "picture") {
    return { name, kind, missing: 0, distinct: rows, numeric: null, levels: [], histogram: [] };
  }
  if (kind === "date") return summariseDates(column);
  const { present, distinct, counts } =
    "codes" in column ? countLevels(column.codes, column.levels) : countCells(column.cells);
  const byFrequency = "codes" in column || distinct <= MAX_CLASSES ? mostFrequentFirst(counts) : [];
  const summary: Omit<ColumnSummary, "inferredKind"> = {
    name,
    kind,
    missing: rows - present,
    distinct,
    numeric: null,
    levels: "codes" in column ? byFrequency.slice(0, TOP_LEVELS) : [],
    histogram: [],
    ...(kind === "ordered" ? { order: column.levels.slice(0, ORDER_SHOWN) } : {}),
  };
  return withRarest(summary, byFrequency);
}

function summariseDates(column: Extract<Column, { kind: "date" }>): Omit<ColumnSummary, "inferredKind"> {
  const { name, values, order, ambiguous } = column;
  const { missing, distinct, numeric, histogram: counts } = summariseNumbers(name, values);
  const { min, max } = numeric ?? { min: NaN, max: NaN };
  const dates = { min, max, order, ambiguous, parts: varyingParts(values) };
  return { name, kind: "date", missing, distinct, numeric: null, levels: [], histogram: counts, dates };
}

function summariseNumbers(name: string, values: Float64Array): Omit<ColumnSummary, "inferredKind"> {
  const sorted = presentOf(values).sort();
  const distinct = distinctOf(sorted);
  const summary: Omit<ColumnSummary, "inferredKind"> = {
    name,
    kind: "number",
    missing: values.length - sorted.length,
    distinct,
    numeric: sorted.length === 0 ? null : describeSorted(sorted),
    levels: [],
    histogram: histogram(sorted),
  };
  return withRarest(summary, distinct <= MAX_CLASSES ? mostFrequentFirst(countNumbers(sorted)) : []);
}

function withRarest<T extends { readonly distinct: number }>(
  summary: T,
  byFrequency: readonly { level: string; count: number }[],
): T & Pick<ColumnSummary, "rarest"> {
  const rarest = summary.distinct <= MAX_CLASSES ? byFrequency.at(-1) : undefined;
  return rarest === undefined ? summary : { ...summary, rarest };
}

function countNumbers(values: Float64Array): ReadonlyMap<string, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].map(([value, count]) => [String(value), count]));
}

/** The values without NaN. A loop, because `filter` takes several times as long on large columns, and twice the memory. */
function presentOf(values: Float64Array): Float64Array {
  const found = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) found[count++] = values[i]!;
  return found.subarray(0, count);
}

/** Counted by neighbours in sorted order: a map takes ten times as long if all numbers differ. */
function distinctOf(sorted: Float64Array): number {
  return sorted.reduce((sum, value, i) => sum + (i === 0 || value !== sorted[i - 1] ? 1 : 0), 0);
}

interface Counts {
  /** Cells that are not missing. */
  readonly present: number;
  readonly distinct: number;
  /** By level. Empty if not needed: for columns of mostly different numbers. */
  readonly counts: ReadonlyMap<string, number>;
}

function countLevels(codes: Int32Array, levels: readonly string[]): Counts {
  const counts = new Float64Array(levels.length);
  for (const code of codes) if (code >= 0) counts[code] = counts[code]! + 1;
  return {
    present: counts.reduce((sum, count) => sum + count, 0),
    distinct: levels.length,
    counts: new Map(levels.map((level, code) => [level, counts[code]!])),
  };
}

function countCells(cells: Cells): Counts {
  if (cells.kind === "numbers" && cells.decimals === null && cells.wordOf === null) {
    const sorted = presentOf(cells.values).sort();
    const distinct = distinctOf(sorted);
    if (distinct > MAX_CLASSES) return { present: sorted.length, distinct, counts: new Map() };
  }
  const { codes, texts } = toTexts(cells);
  if (texts.length <= MAX_CLASSES) return countLevels(codes, texts);
  const present = codes.reduce((count, code) => count + (code < 0 ? 0 : 1), 0);
  return { present, distinct: texts.length, counts: new Map() };
}

function mostFrequentFirst(counts: ReadonlyMap<string, number>): { level: string; count: number }[] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([level, count]) => ({ level, count }));
}

/** Counts in equal bins from the minimum to the maximum of ascending values, the last bin closed. Empty without values. */
function histogram(sorted: Float64Array): number[] {
  if (sorted.length === 0) return [];
  const counts = Array.from({ length: BINS }, () => 0);
  const least = sorted[0]!;
  const width = sorted.at(-1)! / BINS - least / BINS;
  for (const value of sorted) {
    const bin = width > 0 ? Math.min(BINS - 1, Math.floor((value / 2 - least / 2) / (width / 2))) : 0;
    counts[bin] = counts[bin]! + 1;
  }
  return counts;
}
