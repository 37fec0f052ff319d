import type { ColumnKind, Task } from "./dataset.ts";
import type { GeneratorSpec } from "./generators/generatorSpec.ts";

/** Built-in data sets: the folders of `datasets/`. */
export const BUILT_IN_IDS = [
  "iris",
  "wine",
  "breast-cancer",
  "penguins",
  "diabetes",
  "auto-mpg",
  "digits",
  "mnist",
] as const;
export type BuiltInId = (typeof BUILT_IN_IDS)[number];

export type DataSource =
  | { readonly kind: "builtIn"; readonly id: BuiltInId }
  | { readonly kind: "synthetic"; readonly generator: GeneratorSpec }
  /** A user's file. `fingerprint`: 8 hex digits of its bytes' FNV-1a hash, so that a link can tell the same file. */
  | { readonly kind: "file"; readonly name: string; readonly fingerprint: string };

/** What of a dataset a study uses, and how it is prepared. Fully defines the arrays that are trained on. */
export interface DataConfig {
  readonly source: DataSource;
  /** Corrections of inferred kinds, as [column, kind]. */
  readonly kinds: readonly (readonly [column: string, kind: ColumnKind])[];
  readonly target: string;
  readonly task: Task;
  /** Columns the user left out (beside text and constant ones, which are never features). */
  readonly excluded: readonly string[];
  readonly split: SplitConfig;
  readonly preparation: PreparationConfig;
}

export interface SplitConfig {
  /** Shares of all rows, each in (0, 0.5]; the rest trains. */
  readonly validation: number;
  readonly test: number;
  /** Same class shares in every part. Classification only. */
  readonly stratify: boolean;
  /**
   * 1: a hold-out of `validation` of the rows. 2 to 10: all rows but the test rows are cut into so many folds, each of which
   * validates once; `validation` then means nothing.
   */
  readonly folds: number;
}

export type Scaling = "standard" | "minMax" | "robust" | "none";

export interface PreparationConfig {
  /** Numbers: the median or mean of the training rows. Categories always take the most frequent level. */
  readonly impute: "median" | "mean";
  /** One more 0/1 feature for every column with missing training values. */
  readonly missingIndicator: boolean;
  readonly scaling: Scaling;
  /** Levels with a smaller share of the training rows are grouped as "other"; 0 groups none. */
  readonly rareLevelShare: number;
}

export const DEFAULT_SPLIT: SplitConfig = { validation: 0.2, test: 0.2, stratify: true, folds: 1 };

export const DEFAULT_PREPARATION: PreparationConfig = {
  impute: "median",
  missingIndicator: false,
  scaling: "standard",
  rareLevelShare: 0.01,
};
