import { mean, median } from "../math/stats.ts";
import type { FoldResult } from "./trial.ts";

/** The combined result of the trainings of one configuration. */
export interface FoldScores {
  /** Mean over the trainings: the configuration's value. */
  readonly mean: number;
  /**
   * Standard error of the mean, s / √k with divisor k − 1 in s, over the k folds' means (over the k repeats where there is one
   * fold); null for fewer than two.
   *
   * Repeats on one fold are averaged first: they share its rows, and counting them as independent would make the error too small.
   * Every cutting divides the same rows, too: each cutting has its own error, and the result is their root mean square, a better
   * estimate of the error of one cutting. A gain by r cuttings is not claimed: s / √(k·r) would overstate it.
   *
   * It is only a rough guide, because folds share training rows, which no estimate from a single cross-validation can avoid (Bengio
   * & Grandvalet 2004). Nadeau & Bengio's (2003) s·√(1/(k·r) + 1/(k − 1)) takes that into account and is larger.
   */
  readonly standardError: number | null;
  /** Steps to train on all rows: the rounded median of the trainings' best steps, which a single outlier does not change. */
  readonly bestStep: number;
}

/** @param results at least one */
export function foldScores(results: readonly FoldResult[]): FoldScores {
  const values = results.map(({ value }) => value);
  return {
    // The value of a hold-out is exactly that of its training.
    mean: values.length === 1 ? values[0]! : mean(values),
    standardError: errorOfCuttings(results),
    bestStep: Math.round(median(results.map(({ bestStep }) => bestStep))),
  };
}

function errorOfCuttings(results: readonly FoldResult[]): number | null {
  const cuttings = new Map<number, FoldResult[]>();
  for (const result of results) {
    const { cutting = 0 } = result;
    cuttings.set(cutting, [...(cuttings.get(cutting) ?? []), result]);
  }
  if (cuttings.size === 1) return standardError(independentValues(results));
  const errors = Array.from(cuttings.values(), (own) => standardError(independentValues(own)));
  // A cutting that has only begun has no error yet.
  const known = errors.filter((error) => error !== null);
  return known.length === 0 ? null : Math.sqrt(mean(known.map((error) => error ** 2)));
}

function independentValues(results: readonly FoldResult[]): readonly number[] {
  const byFold = new Map<number, number[]>();
  for (const { fold, value } of results) byFold.set(fold, [...(byFold.get(fold) ?? []), value]);
  if (byFold.size === 1) return results.map(({ value }) => value);
  return Array.from(byFold.values(), (values) => mean(values));
}

function standardError(values: readonly number[]): number | null {
  const n = values.length;
  if (n < 2) return null;
  const centre = mean(values);
  const sum = values.reduce((total, value) => total + (value - centre) ** 2, 0);
  return Math.sqrt(sum / (n - 1) / n);
}
