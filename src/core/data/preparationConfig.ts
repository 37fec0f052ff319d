/** What stands in for a missing number. */
export const IMPUTES = ["median", "mean", "mostFrequent", "zero"] as const;
export type Impute = (typeof IMPUTES)[number];

export const SCALINGS = ["standard", "minMax", "robust", "none"] as const;
export type Scaling = (typeof SCALINGS)[number];

/** How columns become features: resolved from a trial's settings, see `core/model/preparationSettings`. */
export interface PreparationConfig {
  /** Of the training rows; of equally frequent numbers the smallest. Categories always take the most frequent level. */
  readonly impute: Impute;
  /** One more 0/1 feature for every column with missing training values. */
  readonly missingIndicator: boolean;
  readonly scaling: Scaling;
  /** Levels with a smaller share of the training rows are grouped as "other"; 0 groups none. */
  readonly rareLevelShare: number;
}

export const DEFAULT_PREPARATION: PreparationConfig = {
  impute: "median",
  missingIndicator: false,
  scaling: "standard",
  rareLevelShare: 0.01,
};
