/** English words: settings of how columns become features, and their choices. */
export const preparationSettings = {
  impute: {
    label: "Missing numbers",
    help: "What replaces a missing number. A missing category becomes the most frequent level.",
  },
  missingIndicator: {
    label: "Mark missing values",
    help: "Adds a 0/1 feature for every column that has missing values.",
  },
  scaling: {
    label: "Scaling",
    help: "Brings numbers to a common scale; networks train poorly without it. Standard: mean 0 and standard deviation 1. Min–max: from 0 to 1. Robust: by median and quartiles. Quantiles and power make a distribution of any shape normal.",
  },
  encoding: {
    label: "Categories",
    help: "One-hot: one feature for each level. Ordinal: the level's place in alphabetical or numerical order. Target mean: the mean of the target over the level's other training rows, one feature for any number of levels (with three or more classes, one for each class).",
  },
  rareLevelShare: {
    label: "Group rare levels",
    help: "Levels with a smaller share of the training rows are grouped as “other”: 0.01 is one row in a hundred; 0 turns grouping off.",
  },
  featureShare: {
    label: "Share of features kept",
    help: "Keeps the features that are individually most related to the target (by the F test on training rows) and drops the others; 1 keeps all.",
  },
  classWeights: {
    label: "Class weights",
    help: "Balanced: rows of rare classes count more in training, so that every class has the same total weight. Scores are not weighted.",
  },
} as const;

export const preparationChoices = {
  median: "Median",
  mean: "Mean",
  mostFrequent: "Most frequent",
  zero: "Zero",
  standard: "Standard",
  minMax: "Min–max",
  robust: "Robust",
  quantile: "Quantiles",
  power: "Power",
  oneHot: "One-hot",
  ordinal: "Ordinal",
  targetMean: "Target mean",
  balanced: "Balanced",
  none: "None",
} as const;
