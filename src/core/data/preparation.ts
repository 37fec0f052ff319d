import type { PictureShape } from "./dataset.ts";

/** What was fitted on the training rows: one serialisable object that turns any row into features. */
export interface FittedPreparation {
  readonly version: 1;
  readonly columns: readonly FittedColumn[];
  /** Of pictures, which are the only feature then; `columns` is empty. */
  readonly pictures?: FittedPictures;
}

/** feature = (pixel − mean) / sd, of the pixel's channel; pixels from 0 to 255. */
export interface FittedPictures extends PictureShape {
  readonly name: string;
  /** One for each channel, over all pixels of the training pictures. */
  readonly mean: readonly number[];
  /** Population standard deviation; 1 where all pixels are the same. */
  readonly sd: readonly number[];
}

export type FittedColumn =
  | {
      readonly kind: "number";
      readonly name: string;
      /** Stands in for a missing value. */
      readonly fill: number;
      /** feature = (value − center) / scale. */
      readonly center: number;
      readonly scale: number;
      /** Whether a 0/1 feature follows that tells whether the value was missing. */
      readonly indicator: boolean;
    }
  | {
      readonly kind: "category";
      readonly name: string;
      /** One feature each, in this order. */
      readonly levels: readonly string[];
      /** Levels grouped as "other". */
      readonly rare: readonly string[];
      /** Whether a feature for "other" follows: rare levels, and levels unseen in training. Always true. */
      readonly other: true;
      /** Level that stands in for a missing value. */
      readonly fill: string;
      readonly indicator: boolean;
    };
