import { keptKeys, type FittedColumn, type FittedPictures, type FittedPreparation } from "./preparation.ts";
import { unscale } from "./unscale.ts";

/** What a prepared feature says of a row. Names of columns and levels are the data's own. */
export type FeatureMeaning =
  /** A number. @property own the value in the column's units */
  | { readonly kind: "number"; readonly column: string; readonly own: (value: number) => number }
  /** 1: the category has this level; null: "other". */
  | { readonly kind: "level"; readonly column: string; readonly level: string | null }
  /** A category as the number of its level, the last being "other". */
  | {
      readonly kind: "rank";
      readonly column: string;
      readonly levels: readonly string[];
      readonly own: (value: number) => number;
    }
  /** A category as the mean of the target: the share of a class, or "" for a mean. */
  | {
      readonly kind: "mean";
      readonly column: string;
      readonly label: string;
      readonly own: (value: number) => number;
    }
  /** 1: the cell is missing. */
  | { readonly kind: "missing"; readonly column: string }
  /** A pixel; 1-based. */
  | {
      readonly kind: "pixel";
      readonly row: number;
      readonly column: number;
      /** 0-based; null: there is one. */
      readonly channel: number | null;
      readonly own: (value: number) => number;
    };

/** The meaning of each prepared feature, in their order. */
export function featureMeanings({ columns, pictures }: FittedPreparation): readonly FeatureMeaning[] {
  if (pictures !== undefined) return pixelMeanings(pictures);
  return columns.flatMap((column) => keptKeys(column).map((key) => meaningOf(column, key)));
}

/** Whether each prepared feature stays missing (NaN) where its cell is missing; in the order of `featureMeanings`. */
export function featuresWithGaps({ columns }: FittedPreparation): readonly boolean[] {
  return columns.flatMap((column) =>
    keptKeys(column).map((key) => column.fill === null && key !== "missing"),
  );
}

function meaningOf(column: FittedColumn, key: string): FeatureMeaning {
  const { name } = column;
  if (key === "missing") return { kind: "missing", column: name };
  if (column.kind === "number")
    return { kind: "number", column: name, own: (value) => unscale(column.scale, value) };
  const { encoding, levels } = column;
  switch (encoding.kind) {
    case "oneHot":
      return { kind: "level", column: name, level: key === "other" ? null : key.slice(1) };
    case "ordinal":
      return { kind: "rank", column: name, levels, own: (value) => unscale(encoding.scale, value) };
    case "targetMean": {
      const { label, scale } = encoding.outputs[Number(key.slice("mean ".length))]!;
      return { kind: "mean", column: name, label, own: (value) => unscale(scale, value) };
    }
  }
}

function pixelMeanings({ height, width, channels, mean, sd }: FittedPictures): readonly FeatureMeaning[] {
  return Array.from({ length: height * width * channels }, (_, i): FeatureMeaning => {
    const channel = i % channels;
    const place = Math.floor(i / channels);
    return {
      kind: "pixel",
      row: Math.floor(place / width) + 1,
      column: (place % width) + 1,
      channel: channels === 1 ? null : channel,
      own: (value) => mean[channel]! + value * sd[channel]!,
    };
  });
}
