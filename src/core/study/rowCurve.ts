import type { MetricName } from "../metric/metricName.ts";
import type { ScoredMetric } from "./testReport.ts";

/** The sizes of training data, as shares of the training rows. */
export const ROW_SHARES = [0.1, 0.2, 0.4, 0.7, 1] as const;

/** Draws of each size. */
export const DRAWS = 5;

/** The judged configuration trained on some of the training rows. */
export interface RowCurvePoint {
  /** Of the training rows, one of `ROW_SHARES`. */
  readonly share: number;
  readonly rows: number;
  /** Mean over the draws of the study's metric on the test rows. */
  readonly value: number;
  /** 95 %, over resampled test rows and draws; null if it is undefined. */
  readonly interval: ScoredMetric["interval"];
}

/** The learning curve by rows: would more data help? */
export interface RowCurve {
  readonly metric: MetricName;
  /** Draws of each size: of its rows, and of everything random in a training. */
  readonly draws: number;
  /** By ascending rows. */
  readonly points: readonly RowCurvePoint[];
  /** How much better the last size is than the one before (positive: better), with its interval on the same resamples. */
  readonly gain: { readonly value: number; readonly interval: ScoredMetric["interval"] };
}

/** The sizes for so many training rows: each at least two rows and larger than the one before. */
export function rowCounts(rows: number): readonly { readonly share: number; readonly rows: number }[] {
  const counts = ROW_SHARES.map((share) => ({ share, rows: Math.round(share * rows) }));
  return counts.filter((one, i) => one.rows >= 2 && one.rows > (counts[i - 1]?.rows ?? 0));
}
