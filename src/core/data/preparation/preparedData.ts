import type { TargetScale } from "../../metric/score.ts";
import type { Task } from "../table/dataset.ts";
import type { FittedPreparation } from "./preparation.ts";

/** What one row is: a vector of features, or a picture with its channels last. Row-major in memory. */
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
 * Everything a trainer needs, of one fold where the search is cross-validated. Search uses `train` and `validation` only. The rows of the test set do not leave the reader worker
 * before the final evaluation, where `train` holds train + validation rows, `validation` is null and `test` is filled.
 */
export interface PreparedData {
  readonly task: Task;
  /** The same in every fold of a search. */
  readonly rowShape: RowShape;
  /** Values of a row: the product of `rowShape`. */
  readonly featureCount: number;
  /** Names of the prepared features, e.g. "island = Biscoe"; the same in every fold. Of pictures none. */
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
  /** What was fitted on the training rows; serialisable. A fold's own may have fewer levels than `featureNames`. */
  readonly preparation: FittedPreparation;
}

/** A block of rows whose features an engine holds. */
export type LoadedPart = Omit<PreparedPart, "features">;

/** Prepared data whose features an engine holds: what training and judging need beside it. */
export interface LoadedData extends Omit<PreparedData, "train" | "validation" | "test"> {
  /** With the features of pictures: every epoch may change them anew. */
  readonly train: LoadedPart & { readonly pictures?: PreparedPart["features"] };
  readonly validation: LoadedPart | null;
  readonly test: LoadedPart | null;
}

/** Without the features, so that their memory is free once an engine has a copy of its own; but for pictures to train on. */
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

/** What of prepared data is kept with a study: everything but the rows. Of folds, the first one's, and the others beside it. */
export interface PreparedSummary extends FoldSummary {
  readonly featureNames: readonly string[];
  readonly classes: readonly string[];
  /** Empty for a hold-out. */
  readonly otherFolds: readonly FoldSummary[];
}

/** What differs from fold to fold. */
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
