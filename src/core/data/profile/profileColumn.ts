import { clamp } from "../../math/clamp.ts";
import { quantileOfSorted } from "../../math/stats.ts";
import { toTexts } from "../table/cells.ts";
import { cellsOfColumn } from "../table/columnKind.ts";
import type { Column } from "../table/dataset.ts";
import { describeSorted } from "../table/describeSorted.ts";
import type { ColumnBar, ColumnProfile, NumberFacts } from "./profile.ts";

const MOST_BINS = 24;
const MOST_LEVELS = 12;

/** How the rows are split: the class (0 …) of every row (−1: none), or its number. */
export interface Split {
  /** 1 if the target is a number. */
  readonly groups: number;
  readonly group: Int32Array | null;
  readonly target: Float64Array | null;
}

/** A column's bars, by class or with the target's mean, and its figures. */
export function profileColumn(column: Column, split: Split): Omit<ColumnProfile, "association"> {
  const { name, kind } = column;
  if (column.kind === "picture") return { name, kind, missing: 0, present: 0, bars: [], numbers: null };
  if ("values" in column) {
    const { values } = column;
    const sorted = values.filter((value) => !Number.isNaN(value)).sort();
    const counts = { missing: values.length - sorted.length, present: sorted.length };
    const numbers = column.kind === "number" && sorted.length > 0 ? factsOf(sorted) : null;
    return { name, kind, ...counts, bars: intervalBars(values, sorted, split), numbers };
  }
  const { texts, codes } = toTexts(cellsOfColumn(column));
  const present = codes.reduce((count, code) => count + (code < 0 ? 0 : 1), 0);
  const bars =
    column.kind === "text" || column.kind === "constant"
      ? []
      : levelBars(texts, codes, split, column.kind === "ordered");
  return { name, kind, missing: codes.length - present, present, bars, numbers: null };
}

function factsOf(sorted: Float64Array): NumberFacts {
  return {
    ...describeSorted(sorted),
    q25: quantileOfSorted(sorted, 0.25),
    median: quantileOfSorted(sorted, 0.5),
    q75: quantileOfSorted(sorted, 0.75),
  };
}

/** Equal intervals, or one bar per value for a few different whole numbers. */
function intervalBars(values: Float64Array, sorted: Float64Array, split: Split): ColumnBar[] {
  if (sorted.length === 0) return [];
  const { start, width, count } = intervals(sorted);
  const edge = (bin: number): number => Math.min(Number.MAX_VALUE, 2 * (start / 2 + bin * (width / 2)));
  const counter = counterOf(count, split);
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue;
    // Halves, because differences of large numbers may overflow.
    const bin = width > 0 ? Math.floor((values[row]! / 2 - start / 2) / (width / 2)) : 0;
    counter.add(clamp(bin, 0, count - 1), row);
  }
  return Array.from({ length: count }, (_, bin) => ({
    from: edge(bin),
    to: edge(bin + 1),
    level: "",
    levels: 1,
    ...counter.of(bin),
  }));
}

function intervals(sorted: Float64Array): { start: number; width: number; count: number } {
  const least = sorted[0]!;
  const most = sorted.at(-1)!;
  const span = most - least;
  if (span < MOST_BINS && sorted.every(Number.isInteger)) {
    return { start: least - 0.5, width: 1, count: span + 1 };
  }
  const count = Math.max(5, Math.min(MOST_BINS, Math.ceil(Math.sqrt(sorted.length))));
  return { start: least, width: most / count - least / count, count };
}

/** The most frequent levels, in their order if they have one, and one bar for all others. */
function levelBars(texts: readonly string[], codes: Int32Array, split: Split, inOrder: boolean): ColumnBar[] {
  const rows = new Float64Array(texts.length);
  for (const code of codes) if (code >= 0) rows[code]! += 1;
  const byRows = texts
    .map((_, code) => code)
    .filter((code) => rows[code]! > 0)
    .sort((a, b) => rows[b]! - rows[a]!);
  const shown = byRows.length > MOST_LEVELS ? byRows.slice(0, MOST_LEVELS - 1) : byRows;
  if (inOrder) shown.sort((a, b) => a - b);
  const others = byRows.length - shown.length;
  const barOf = new Int32Array(texts.length).fill(shown.length);
  shown.forEach((code, bar) => (barOf[code] = bar));
  const counter = counterOf(shown.length + 1, split);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) counter.add(barOf[codes[row]!]!, row);
  const bars = shown.map((code, bar): ColumnBar => ({
    from: null,
    to: null,
    level: texts[code]!,
    levels: 1,
    ...counter.of(bar),
  }));
  if (others === 0) return bars;
  return [...bars, { from: null, to: null, level: "", levels: others, ...counter.of(shown.length) }];
}

function counterOf(bars: number, { groups, group, target }: Split) {
  const rows = new Float64Array(bars * groups);
  const sums = new Float64Array(bars);
  const known = new Float64Array(bars);
  return {
    add(bar: number, row: number): void {
      const own = group === null ? 0 : group[row]!;
      if (own >= 0) rows[bar * groups + own]! += 1;
      if (target !== null && !Number.isNaN(target[row])) {
        sums[bar]! += target[row]!;
        known[bar]! += 1;
      }
    },
    of: (bar: number): { rows: readonly number[]; targetMean: number | null } => ({
      rows: [...rows.subarray(bar * groups, (bar + 1) * groups)],
      targetMean: target === null || known[bar] === 0 ? null : finiteOrNull(sums[bar]! / known[bar]!),
    }),
  };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
