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
    help: "Brings numbers to a common scale, without which networks train poorly. Standard: mean 0 and standard deviation 1. Min–max: from 0 to 1. Robust: by median and quartiles.",
  },
  rareLevelShare: {
    label: "Group rare levels",
    help: "Levels with a smaller share of the training rows are put together as “other”: 0.01 is one row in a hundred; 0 groups none.",
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
  none: "None",
} as const;
