import type { ColumnKind, Task } from "../table/dataset.ts";
import type { Finding } from "../check/finding.ts";

/** The contents of the Data tab: computed by the reader from all rows or from a sample. */
export interface DataProfile {
  readonly rowCount: number;
  /** Rows that were used; fewer than `rowCount`: a sample drawn by a fixed seed. */
  readonly sampled: number;
  readonly target: string;
  readonly task: Task;
  readonly findings: readonly Finding[];
  /**
   * The classes by which columns are split, most frequent first; those after the seventh together (named ""). Empty for a numeric
   * target.
   */
  readonly classes: readonly string[];
  /** In the order of the table; if there are too many, the target and those most related to it. */
  readonly columns: readonly ColumnProfile[];
  /** Number of all columns that could be shown. */
  readonly columnCount: number;
  readonly map: AssociationMap;
}

export interface ColumnProfile {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Among the rows used. */
  readonly missing: number;
  readonly present: number;
  /** Bars: intervals of numbers and dates, levels of the others (the last one may be all remaining ones). */
  readonly bars: readonly ColumnBar[];
  /** For numbers only. */
  readonly numbers: NumberFacts | null;
  /** How strongly the column is related to the target; null for the target and for columns that are not features. */
  readonly association: Association | null;
}

export interface ColumnBar {
  /** Interval: from (included) to `to`; null for levels. */
  readonly from: number | null;
  readonly to: number | null;
  /** Level; "" for an interval. */
  readonly level: string;
  /** Number of levels; more than 1 only for the last bar. */
  readonly levels: number;
  /** Rows by class, or all in one. */
  readonly rows: readonly number[];
  /** Mean of a numeric target over the bar's rows; null without any, or for classes. */
  readonly targetMean: number | null;
}

export interface NumberFacts {
  readonly min: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly max: number;
  readonly mean: number;
  /** With divisor n − 1. */
  readonly sd: number;
}

/**
 * "pearson", "spearman": −1 to 1, two numbers. "cramersV": 0 to 1, two categories. "correlationRatio": 0 to 1, a number by the levels of a
 * category.
 */
export type AssociationMeasure = "pearson" | "spearman" | "cramersV" | "correlationRatio";

export interface Association {
  readonly measure: AssociationMeasure;
  readonly value: number;
}

/** How strongly all pairs of columns are related. */
export interface AssociationMap {
  readonly columns: readonly string[];
  /** Number of all columns that could be shown; if more than `columns`, those most related to the target are shown. */
  readonly of: number;
  /** Row-major, columns × columns. Pairs of numbers by Spearman's and by Pearson's correlation. */
  readonly spearman: Float64Array;
  readonly pearson: Float64Array;
  /** The measure of each cell: 1 if both columns are numbers, 2 if both are categories, 3 if one is. */
  readonly measures: Uint8Array;
}
