/** What replaces a missing number. */
export const IMPUTES = ["median", "mean", "mostFrequent", "zero"] as const;
/** For trees, which learn at each split to which side missing values go; other learners cannot read them. */
export const TREE_IMPUTES = ["keep", ...IMPUTES] as const;
export type Impute = (typeof TREE_IMPUTES)[number];

export const SCALINGS = ["standard", "minMax", "robust", "quantile", "power", "none"] as const;
export type Scaling = (typeof SCALINGS)[number];

/** How a level becomes numbers: one feature each, its index in their order, or the mean of the target over its rows. */
export const ENCODINGS = ["oneHot", "ordinal", "targetMean"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** How columns become features: resolved from a trial's settings, see `core/model/preparationSettings`. */
export interface PreparationConfig {
  /**
   * Computed from the training rows; of equally frequent numbers the smallest. Categories always use the most frequent level. "keep":
   * a missing number, or a missing level that is encoded as ordinal, becomes NaN.
   */
  readonly impute: Impute;
  /** One more 0/1 feature for every column with missing training values. */
  readonly missingIndicator: boolean;
  /** For numbers, and for categories that are encoded as numbers. */
  readonly scaling: Scaling;
  readonly encoding: Encoding;
  /** Levels with a smaller share of the training rows are grouped as "other"; 0 groups none. */
  readonly rareLevelShare: number;
  /** Share of the features that is kept, those that are individually most related to the target; 1: all. */
  readonly featureShare: number;
}

export const DEFAULT_PREPARATION: PreparationConfig = {
  impute: "median",
  missingIndicator: false,
  scaling: "standard",
  encoding: "oneHot",
  rareLevelShare: 0.01,
  featureShare: 1,
};
