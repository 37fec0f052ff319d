/** English words: settings of how columns become features, and their choices. */
export const preparationSettings = {
  impute: {
    label: "Missing numbers",
    help: "What stands in for a missing number. Categories take their most frequent level.",
  },
  missingIndicator: {
    label: "Mark missing values",
    help: "Adds a 0/1 feature for every column that has missing values.",
  },
  scaling: {
    label: "Scaling",
    help: "Brings numbers to a common scale, without which networks train poorly. Standard: mean 0 and standard deviation 1. Min–max: from 0 to 1. Robust: by median and quartiles. Quantiles and power make the distribution a normal one, whatever its shape.",
  },
  encoding: {
    label: "Categories",
    help: "One-hot: one feature for each level. Ordinal: the level’s place in alphabetical or numerical order. Target mean: what the target is like among the level’s other training rows; one feature however many levels (with three classes or more, one for each class).",
  },
  rareLevelShare: {
    label: "Group rare levels",
    help: "Levels with a smaller share of the training rows are put together as “other”: 0.01 is one row in a hundred; 0 groups none.",
  },
  featureShare: {
    label: "Share of features kept",
    help: "Keeps the features that tell most about the target by themselves (by the F test on training rows) and drops the others; 1 keeps all.",
  },
  classWeights: {
    label: "Class weights",
    help: "Balanced: rows of rare classes count more in training, so that all classes together count the same. Scores stay unweighted.",
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
