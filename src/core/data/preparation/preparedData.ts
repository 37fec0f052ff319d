import type { TargetScale } from "../../metric/score.ts";
import type { Task } from "../table/dataset.ts";
import type { FittedPreparation } from "./preparation.ts";

/** The shape of one row: a vector of features, or a picture with its channels last. Row-major in memory. */
export type RowShape =
  readonly [features: number] | readonly [height: number, width: number, channels: number];

/** A block of rows, ready for an engine. */
export interface PreparedPart {
  readonly rows: number;
  /** Row-major, rows × featureCount. */
  readonly features: Float32Array<ArrayBuffer>;
  /** Classification: class index. Regression: standardised target, (y − mean) / sd. One per row. */
  readonly targets: Float32Array<ArrayBuffer>;
}

/**
 * Everything a trainer needs, for one fold if the search is cross-validated. Search uses `train` and `validation` only. The rows of
 * the test set do not leave the reader worker before the final evaluation, where `train` holds train + validation rows,
 * `validation` is null and `test` is filled.
 */
export interface PreparedData {
  readonly task: Task;
  /** The same in every fold of a search. */
  readonly rowShape: RowShape;
  /** Values of a row: the product of `rowShape`. */
  readonly featureCount: number;
  /** Names of the prepared features, e.g. "island = Biscoe"; the same in every fold. Empty for pictures. */
  readonly featureNames: readonly string[];
  /** Class names by index; empty for regression. */
  readonly classes: readonly string[];
  /** Regression: undoes the standardisation (and the logarithm). null for classification. */
  readonly targetScale: TargetScale | null;
  readonly train: PreparedPart;
  readonly validation: PreparedPart | null;
  readonly test: PreparedPart | null;
  /** Row numbers (0-based, in the dataset) behind the parts. */
  readonly rowNumbers: {
    readonly train: Uint32Array;
    readonly validation: Uint32Array;
    readonly test: Uint32Array;
  };
  /** Fitted on the training rows; serialisable. That of a fold may have fewer levels than `featureNames`. */
  readonly preparation: FittedPreparation;
}

/** A block of rows whose features are stored in an engine. */
export type LoadedPart = Omit<PreparedPart, "features">;

/** Prepared data whose features are stored in an engine: everything else that training and scoring need. */
export interface LoadedData extends Omit<PreparedData, "train" | "validation" | "test"> {
  /** With the features of pictures, because every epoch may change them. */
  readonly train: LoadedPart & { readonly pictures?: PreparedPart["features"] };
  readonly validation: LoadedPart | null;
  readonly test: LoadedPart | null;
}

/** Drops the features, except those of training pictures, so that their memory is freed when an engine has its own copy. */
export function withoutFeatures(data: PreparedData): LoadedData {
  const part = ({ rows, targets }: PreparedPart): LoadedPart => ({ rows, targets });
  const { train, validation, test } = data;
  return {
    ...data,
    train: data.rowShape.length === 3 ? { ...part(train), pictures: train.features } : part(train),
    validation: validation === null ? null : part(validation),
    test: test === null ? null : part(test),
  };
}

/**
 * The part of prepared data that is kept with a study: everything except the rows; that of the first fold, and the differences of
 * the others.
 */
export interface PreparedSummary extends FoldSummary {
  readonly featureNames: readonly string[];
  readonly classes: readonly string[];
  /** Empty for a hold-out. */
  readonly otherFolds: readonly FoldSummary[];
}

/** Prepared data as the page knows them: their rows go from the reader to the trainers, but for test rows that are looked at. */
export interface PreparedOutline extends Pick<PreparedData, "task" | "rowShape" | "classes"> {
  /** Of the first fold. */
  readonly trainRows: number;
  readonly summary: PreparedSummary;
  /** Of the final data, all but the rows that train. null: of a search. */
  readonly judged: Omit<PreparedData, "train" | "validation"> | null;
}

/** @param folds at least one */
export function outlineOf(folds: readonly PreparedData[]): PreparedOutline {
  const { train, validation: _validation, ...rest } = folds[0]!;
  const { task, rowShape, classes, test } = rest;
  const judged = test === null ? null : rest;
  return { task, rowShape, classes, trainRows: train.rows, summary: withoutRows(folds), judged };
}

/** The part that differs between folds. */
export interface FoldSummary {
  readonly targetScale: PreparedData["targetScale"];
  readonly preparation: FittedPreparation;
  /** Rows of each part. */
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
}

/** @param folds at least one */
export function withoutRows(folds: readonly PreparedData[]): PreparedSummary {
  const { featureNames, classes } = folds[0]!;
  const [first, ...otherFolds] = folds.map(foldSummary);
  return { featureNames, classes, ...first!, otherFolds };
}

function foldSummary({ targetScale, preparation, rowNumbers }: PreparedData): FoldSummary {
  const { train, validation, test } = rowNumbers;
  const rows = { train: train.length, validation: validation.length, test: test.length };
  return { targetScale, preparation, rows };
}

/** Memory that the rows of prepared data take. */
export function preparedBytes(folds: readonly PreparedData[]): number {
  const parts = folds.flatMap(({ train, validation, test }) => [train, validation, test]);
  return parts.reduce(
    (sum, part) => sum + (part === null ? 0 : part.features.byteLength + part.targets.byteLength),
    0,
  );
}
