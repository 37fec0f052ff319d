import type { ColumnKind, Task } from "../table/dataset.ts";
import type { Finding } from "../check/finding.ts";

/** What the Data tab shows of a table: worked out by the reader, of all rows or of a sample. */
export interface DataProfile {
  readonly rowCount: number;
  /** Rows that were looked at; fewer than `rowCount`: a sample drawn by a fixed seed. */
  readonly sampled: number;
  readonly target: string;
  readonly task: Task;
  readonly findings: readonly Finding[];
  /** What columns are split by: the classes, most frequent first, beyond the first seven together (named ""). Empty for numbers. */
  readonly classes: readonly string[];
  /** In the order of the table; of very many the target and those that go most with it. */
  readonly columns: readonly ColumnProfile[];
  /** All columns there are to show. */
  readonly columnCount: number;
  readonly map: AssociationMap;
}

export interface ColumnProfile {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Among the rows looked at. */
  readonly missing: number;
  readonly present: number;
  /** Bars: intervals of numbers and dates, levels of the others (the last one may be all remaining ones). */
  readonly bars: readonly ColumnBar[];
  /** Numbers only. */
  readonly numbers: NumberFacts | null;
  /** How strongly the column goes with the target; null for the target and for columns that are no features. */
  readonly association: Association | null;
}

export interface ColumnBar {
  /** Interval: from (included) to `to`; null for levels. */
  readonly from: number | null;
  readonly to: number | null;
  /** Level; "" for an interval. */
  readonly level: string;
  /** Of the last bar, how many levels it stands for; else 1. */
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
  /** Of a sample: divisor n − 1. */
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

/** How strongly each column goes with each other one. */
export interface AssociationMap {
  readonly columns: readonly string[];
  /** All columns there are to show; more than `columns`: those that go most with the target are shown. */
  readonly of: number;
  /** Row-major, columns × columns. Numbers among themselves by Spearman's and by Pearson's correlation. */
  readonly spearman: Float64Array;
  readonly pearson: Float64Array;
  /** 1 where both columns are numbers, 2 where both are categories, 3 where one is: which measure a cell holds. */
  readonly measures: Uint8Array;
}
