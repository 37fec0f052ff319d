import { clamp } from "../../math/clamp.ts";
import type { PictureShape } from "../table/dataset.ts";

/** The preparation fitted on the training rows: a serialisable object that turns any row into features (see `transform.ts`). */
export interface FittedPreparation {
  readonly version: 2;
  readonly columns: readonly FittedColumn[];
  /** For pictures, which are then the only feature; `columns` is empty. */
  readonly pictures?: FittedPictures;
}

/** feature = (pixel − mean) / sd, of the pixel's channel; pixels from 0 to 255. */
export interface FittedPictures extends PictureShape {
  readonly name: string;
  /** One for each channel, over all pixels of the training pictures. */
  readonly mean: readonly number[];
  /** Population standard deviation; 1 if all pixels are equal. */
  readonly sd: readonly number[];
}

export type FittedColumn = FittedNumber | FittedCategory;

export interface FittedNumber extends ColumnBase {
  readonly kind: "number";
  /** Replaces a missing value; null: it stays missing, and its feature is NaN. */
  readonly fill: number | null;
  readonly scale: FittedScale;
  /** Values are first clamped to these bounds; absent: no bounds. */
  readonly clip?: ClipBounds;
}

export interface ClipBounds {
  readonly low: number;
  readonly high: number;
}

/** Infinite values stay, because they count as missing. */
export function clipTo(bounds: ClipBounds | undefined, value: number): number {
  if (bounds === undefined || !Number.isFinite(value)) return value;
  return clamp(value, bounds.low, bounds.high);
}

export interface FittedCategory extends ColumnBase {
  readonly kind: "category";
  /** In order. */
  readonly levels: readonly string[];
  /** Levels grouped as "other", as are those unseen in training. */
  readonly rare: readonly string[];
  /** The level that replaces a missing value; null: it stays missing, and its feature is NaN (ordinal encoding only). */
  readonly fill: string | null;
  readonly encoding: FittedEncoding;
}

interface ColumnBase {
  readonly name: string;
  /** Whether a 0/1 feature for missing values follows. */
  readonly indicator: boolean;
  /** Keys of the column's features that are kept (see `featureKeys`), in their order; absent: all. */
  readonly kept?: readonly string[];
}

/** A monotone function of one number. */
export type FittedScale =
  /** (x − center) / scale */
  | { readonly kind: "linear"; readonly center: number; readonly scale: number }
  /** Φ⁻¹ of the share of training values below x, by linear interpolation between these quantiles at even shares from 0 to 1. */
  | { readonly kind: "quantile"; readonly quantiles: readonly number[] }
  /** The Yeo-Johnson transform with this lambda, then (· − center) / scale. */
  | { readonly kind: "power"; readonly lambda: number; readonly center: number; readonly scale: number };

export type FittedEncoding =
  /** One feature for each level, then one for "other". */
  | { readonly kind: "oneHot" }
  /** The index of the level, 0-based; "other" comes last. Then scaled. */
  | { readonly kind: "ordinal"; readonly scale: FittedScale }
  /**
   * The smoothed mean of the training targets of the level's rows, then scaled. With three or more classes, one feature per class.
   */
  | { readonly kind: "targetMean"; readonly outputs: readonly FittedMeans[] };

export interface FittedMeans {
  /** The class; "" if there is one output. */
  readonly label: string;
  /** One for each level, then that of "other". Class shares, or means of the standardised target. */
  readonly means: readonly number[];
  readonly scale: FittedScale;
}

/** The format of builds before 28 November 2026, when numbers were scaled linearly and categories always one-hot. */
export interface FormerPreparation {
  readonly version: 1;
  readonly columns: readonly (
    | {
        readonly kind: "number";
        readonly name: string;
        readonly fill: number;
        readonly center: number;
        readonly scale: number;
        readonly indicator: boolean;
      }
    | {
        readonly kind: "category";
        readonly name: string;
        readonly levels: readonly string[];
        readonly rare: readonly string[];
        readonly fill: string;
        readonly indicator: boolean;
      }
  )[];
  readonly pictures?: FittedPictures;
}

/** A preparation of this or an earlier build in the current format. */
export function currentPreparation(stored: FittedPreparation | FormerPreparation): FittedPreparation {
  if (stored.version === 2) return stored;
  const { columns, pictures } = stored;
  return {
    version: 2,
    columns: columns.map((column): FittedColumn => {
      const { name, indicator } = column;
      if (column.kind === "number") {
        const { fill, center, scale } = column;
        return { kind: "number", name, fill, scale: { kind: "linear", center, scale }, indicator };
      }
      const { levels, rare, fill } = column;
      return { kind: "category", name, levels, rare, fill, encoding: { kind: "oneHot" }, indicator };
    }),
    ...(pictures !== undefined && { pictures }),
  };
}

/**
 * The features that a fitted column can make, each by a key that is unique within the column, kept or not: "value" for a number;
 * "=level" for each level and "other", or "rank", or "mean 0" and so on for a category; then "missing".
 */
export function featureKeys(column: FittedColumn): readonly string[] {
  const own = column.kind === "number" ? ["value"] : categoryKeys(column);
  return column.indicator ? [...own, "missing"] : own;
}

/** The keys of the features that a fitted column makes. */
export function keptKeys(column: FittedColumn): readonly string[] {
  return column.kept ?? featureKeys(column);
}

function categoryKeys({ levels, encoding }: FittedCategory): readonly string[] {
  switch (encoding.kind) {
    case "oneHot":
      return [...levels.map((level) => `=${level}`), "other"];
    case "ordinal":
      return ["rank"];
    case "targetMean":
      return encoding.outputs.map((_, output) => `mean ${output}`);
  }
}
