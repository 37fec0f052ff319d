import type { Extremes, GapNumber, LeftOutColumn, OddCells } from "../table/foundInCells.ts";
import type { ApartLabels } from "../labels/acrossFiles.ts";
import type { LookAlikes } from "../labels/lookAlikes.ts";

/** Something about a table that a person should know before a model learns from it. Numbers, not words: the page has the words. */
export type Finding =
  | { readonly kind: "missing"; readonly items: readonly MissingItem[] }
  | { readonly kind: "constant"; readonly items: readonly ColumnItem[] }
  | ({ readonly kind: "oddCells"; readonly isTarget: boolean; readonly odd: OddCells } & ColumnItem)
  | { readonly kind: "gapNumbers"; readonly items: readonly GapItem[] }
  | { readonly kind: "extremes"; readonly items: readonly ExtremeItem[] }
  | {
      readonly kind: "maybeCodes";
      readonly items: readonly (ColumnItem & { readonly why: "zeros" | "name" })[];
    }
  | { readonly kind: "leftOut"; readonly items: readonly (ColumnItem & { readonly why: LeftOutColumn })[] }
  | { readonly kind: "duplicateColumns"; readonly items: readonly (ColumnItem & { readonly same: string })[] }
  | {
      readonly kind: "duplicateRows";
      /** Rows that are equal to an earlier one. */
      readonly rows: number;
      readonly share: number;
      /** Rows whose features are those of another row with another target. */
      readonly contradicting: number;
      /** Ids, by which these rows differ: they may be different records. */
      readonly notCompared: readonly string[];
    }
  | { readonly kind: "idLike"; readonly items: readonly (ColumnItem & { readonly distinct: number })[] }
  | { readonly kind: "leakage"; readonly items: readonly LeakageItem[] }
  | { readonly kind: "labels"; readonly items: readonly LabelItem[] }
  | { readonly kind: "apart"; readonly items: readonly ApartItem[] }
  | { readonly kind: "imbalance"; readonly most: LevelRows; readonly least: LevelRows }
  | {
      readonly kind: "rareClasses";
      readonly items: readonly LevelRows[];
      readonly fewerThan: number;
      /** Classes with spellings of few rows, which leaving rare classes out would delete, whether the class itself is rare or not. */
      readonly mergeFirst: readonly string[];
    }
  | { readonly kind: "outliers"; readonly items: readonly OutlierItem[] }
  | {
      readonly kind: "highCardinality";
      readonly items: readonly (ColumnItem & { readonly levels: number })[];
    }
  | { readonly kind: "fewRows"; readonly rows: number; readonly columns: number }
  | ({ readonly kind: "skewedTarget" } & ColumnItem)
  | ({ readonly kind: "dates" } & ColumnItem)
  | { readonly kind: "drift"; readonly items: readonly DriftItem[] };

export type FindingKind = Finding["kind"];

export interface ColumnItem {
  readonly column: string;
}

export interface GapItem extends ColumnItem {
  readonly isTarget: boolean;
  readonly numbers: readonly GapNumber[];
  /** The words that count as missing there without them. */
  readonly missing: readonly string[];
}

export interface ExtremeItem extends ColumnItem, Extremes {
  readonly isTarget: boolean;
  /** The words that count as missing there without them. */
  readonly missing: readonly string[];
}

export interface LevelRows {
  readonly level: string;
  readonly rows: number;
}

/** Levels that look alike. */
export interface LabelItem extends ColumnItem, LookAlikes {
  readonly isTarget: boolean;
}

/** Levels that only one of training and test file has. */
export interface ApartItem extends ColumnItem, ApartLabels {
  readonly isTarget: boolean;
}

export interface MissingItem extends ColumnItem {
  readonly missing: number;
  readonly share: number;
  /** Rows without a target are never used. */
  readonly isTarget: boolean;
}

export interface LeakageItem extends ColumnItem {
  /**
   * "copy": equal to the target, or a renaming of its classes. "monotone": sorts the rows as the target does. "predicts": a rule on
   * this column alone predicts the target.
   */
  readonly how: "copy" | "monotone" | "predicts";
  /** What such a rule reaches on rows it was not made from; 1 of copies and monotone ones. */
  readonly score: number;
  readonly measure: "accuracy" | "r2";
}

export interface OutlierItem extends ColumnItem {
  readonly rows: number;
  readonly share: number;
  /** Values outside are far out. */
  readonly low: number;
  readonly high: number;
}

export interface DriftItem extends ColumnItem {
  /** "ks": the two-sample Kolmogorov–Smirnov statistic. "variation": the total variation distance of the levels' shares. */
  readonly measure: "ks" | "variation";
  readonly value: number;
  /** What the value has to exceed to be reported. */
  readonly threshold: number;
}
