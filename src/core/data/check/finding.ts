import type { Extremes, GapNumber, LeftOutColumn, OddCells } from "../table/foundInCells.ts";
import type { ApartLabels } from "../labels/acrossFiles.ts";
import type { LookAlikes } from "../labels/lookAlikes.ts";

/** A fact about a table that a person should know before a model learns from it. It contains numbers; the page has the words. */
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
      /** Rows that equal an earlier one. */
      readonly rows: number;
      readonly share: number;
      /** Rows with the same features as another row but a different target. */
      readonly contradicting: number;
      /** Id columns in which these rows differ: they may be different records. */
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
      /** Classes with rare spellings: leaving rare classes out would delete those rows, even if the class itself is frequent. */
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
  /** The words that count as missing in the column without these numbers. */
  readonly missing: readonly string[];
}

export interface ExtremeItem extends ColumnItem, Extremes {
  readonly isTarget: boolean;
  /** The words that count as missing in the column without these numbers. */
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

/** Levels that occur only in the training file or only in the test file. */
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
   * only this column predicts the target.
   */
  readonly how: "copy" | "monotone" | "predicts";
  /** The score of that rule on unseen rows; 1 for copies and monotone transforms. */
  readonly score: number;
  readonly measure: "accuracy" | "r2";
}

export interface OutlierItem extends ColumnItem {
  readonly rows: number;
  readonly share: number;
  /** Values outside are outliers. */
  readonly low: number;
  readonly high: number;
}

export interface DriftItem extends ColumnItem {
  /** "ks": the two-sample Kolmogorov–Smirnov statistic. "variation": the total variation distance of the levels' shares. */
  readonly measure: "ks" | "variation";
  readonly value: number;
  /** The value above which a difference is reported. */
  readonly threshold: number;
}
