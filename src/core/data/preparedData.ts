import type { Task } from "./dataset.ts";
import type { FittedPreparation } from "./preparation.ts";

/** A block of rows, ready for an engine. */
export interface PreparedPart {
  readonly rows: number;
  /** Row-major, rows × featureCount. */
  readonly features: Float32Array<ArrayBuffer>;
  /** Classification: class index. Regression: standardised target, (y − mean) / sd. One per row. */
  readonly targets: Float32Array<ArrayBuffer>;
}

/**
 * Everything a trainer needs. Search uses `train` and `validation` only. The rows of the test set do not leave the reader worker
 * before the final evaluation, where `train` holds train + validation rows, `validation` is null and `test` is filled.
 */
export interface PreparedData {
  readonly task: Task;
  readonly featureCount: number;
  /** Names of the prepared features, e.g. "island = Biscoe". */
  readonly featureNames: readonly string[];
  /** Class names by index; empty for regression. */
  readonly classes: readonly string[];
  /** Regression: undoes the standardisation, y = value · sd + mean. null for classification. */
  readonly targetScale: { readonly mean: number; readonly sd: number } | null;
  readonly train: PreparedPart;
  readonly validation: PreparedPart | null;
  readonly test: PreparedPart | null;
  /** Row numbers (0-based, in the dataset) behind the parts. */
  readonly rowNumbers: {
    readonly train: Uint32Array;
    readonly validation: Uint32Array;
    readonly test: Uint32Array;
  };
  /** What was fitted on the training rows; serialisable. */
  readonly preparation: FittedPreparation;
}

/** What of prepared data is kept with a study: everything but the rows. */
export interface PreparedSummary {
  readonly featureNames: readonly string[];
  readonly classes: readonly string[];
  readonly targetScale: PreparedData["targetScale"];
  readonly preparation: FittedPreparation;
  /** Rows of each part. */
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
}

export function withoutRows(data: PreparedData): PreparedSummary {
  const { featureNames, classes, targetScale, preparation, rowNumbers } = data;
  const { train, validation, test } = rowNumbers;
  const rows = { train: train.length, validation: validation.length, test: test.length };
  return { featureNames, classes, targetScale, preparation, rows };
}
