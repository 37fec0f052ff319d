import { ascendingOrder } from "../../math/ascendingOrder.ts";
import { clamp } from "../../math/clamp.ts";

/** Pearson's correlation over the rows in which both are present; 0 if one of them does not vary. */
export function pearson(a: Float64Array, b: Float64Array): number {
  let n = 0;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i]) || Number.isNaN(b[i])) continue;
    n++;
    meanA += (a[i]! - meanA) / n;
    meanB += (b[i]! - meanB) / n;
  }
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i]) || Number.isNaN(b[i])) continue;
    const da = a[i]! - meanA;
    const db = b[i]! - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? clamp(ab / Math.sqrt(aa * bb), -1, 1) : 0;
}

/** Spearman's rank correlation: Pearson's of the ranks, equal values sharing the mean of theirs. */
export function spearman(a: Float64Array, b: Float64Array): number {
  const rows: number[] = [];
  for (let i = 0; i < a.length; i++) if (!Number.isNaN(a[i]) && !Number.isNaN(b[i])) rows.push(i);
  return pearson(
    ranks(Float64Array.from(rows, (row) => a[row]!)),
    ranks(Float64Array.from(rows, (row) => b[row]!)),
  );
}

/** The indices of numbers in ascending order, without NaN. */
export function orderOf(values: Float64Array): Uint32Array {
  return ascendingOrder(values).filter((i) => !Number.isNaN(values[i]));
}

/** Ranks from 1, equal values sharing the mean of theirs; NaN stays NaN and has no rank. */
export function ranks(values: Float64Array): Float64Array {
  const order = orderOf(values);
  const found = new Float64Array(values.length).fill(NaN);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) found[order[i]!] = (start + 1 + end) / 2;
    start = end;
  }
  return found;
}

/**
 * Cramér's V of two columns of codes (−1: missing, left out): √(χ² / (n · (min(rows, columns) − 1))), without correction, as
 * scipy.stats.contingency.association. 0 if one of them has a single level.
 */
export function cramersV(a: Int32Array, levelsA: number, b: Int32Array, levelsB: number): number {
  const counts = new Float64Array(levelsA * levelsB);
  const byA = new Float64Array(levelsA);
  const byB = new Float64Array(levelsB);
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i]! < 0 || b[i]! < 0) continue;
    counts[a[i]! * levelsB + b[i]!]! += 1;
    byA[a[i]!]! += 1;
    byB[b[i]!]! += 1;
    n++;
  }
  const used = (totals: Float64Array) => totals.reduce((count, total) => count + (total > 0 ? 1 : 0), 0);
  const least = Math.min(used(byA), used(byB));
  if (least < 2) return 0;
  let sum = 0;
  for (let i = 0; i < levelsA; i++) {
    for (let j = 0; j < levelsB; j++) {
      const count = counts[i * levelsB + j]!;
      if (count > 0) sum += (count * count) / (byA[i]! * byB[j]!);
    }
  }
  // χ² / n = Σ count² / (row total · column total) − 1.
  return Math.sqrt(clamp((sum - 1) / (least - 1), 0, 1));
}

/**
 * The correlation ratio η of numbers by group: the root of the share of their variance that lies between the groups (one-way
 * analysis of variance). Rows where either is missing are left out; 0 if the numbers do not vary.
 */
export function correlationRatio(codes: Int32Array, levels: number, values: Float64Array): number {
  const sums = new Float64Array(levels);
  const rows = new Float64Array(levels);
  let n = 0;
  let mean = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i]! < 0 || Number.isNaN(values[i])) continue;
    n++;
    mean += (values[i]! - mean) / n;
  }
  let total = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i]! < 0 || Number.isNaN(values[i])) continue;
    const centred = values[i]! - mean;
    sums[codes[i]!]! += centred;
    rows[codes[i]!]! += 1;
    total += centred * centred;
  }
  let between = 0;
  for (let code = 0; code < levels; code++) if (rows[code]! > 0) between += sums[code]! ** 2 / rows[code]!;
  return total > 0 ? Math.sqrt(Math.min(1, between / total)) : 0;
}
