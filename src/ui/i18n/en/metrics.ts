/** English words: metrics. `short` fits a table head. */
export const metrics = {
  accuracy: {
    name: "accuracy",
    short: "Accuracy",
    help: "Share of rows whose class is predicted correctly.",
  },
  balancedAccuracy: {
    name: "balanced accuracy",
    short: "Bal. acc.",
    help: "Recall averaged over the classes, so that rare classes count as much as frequent ones.",
  },
  macroF1: {
    name: "macro F1",
    short: "Macro F1",
    help: "F1 (harmonic mean of precision and recall) averaged over the classes.",
  },
  weightedF1: {
    name: "weighted F1",
    short: "Weighted F1",
    help: "F1 averaged over the classes, each weighted by its number of rows.",
  },
  macroPrecision: {
    name: "macro precision",
    short: "Precision",
    help: "Of the rows predicted as a class, the share that belongs to it; averaged over the classes.",
  },
  macroRecall: {
    name: "macro recall",
    short: "Recall",
    help: "Of the rows of a class, the share that is found; averaged over the classes.",
  },
  logLoss: {
    name: "log loss",
    short: "Log loss",
    help: "Mean negative log of the probability predicted for the true class, in nats; 0 is perfect.",
  },
  rocAuc: {
    name: "ROC AUC",
    short: "ROC AUC",
    help: "Probability that a row of a class is ranked above a row of another class; 0.5 is guessing, 1 is perfect.",
  },
  rmse: {
    name: "RMSE",
    short: "RMSE",
    help: "Root of the mean squared error, in the target's units; large errors weigh more.",
  },
  mae: { name: "MAE", short: "MAE", help: "Mean absolute error, in the target's units." },
  r2: {
    name: "R²",
    short: "R²",
    help: "Share of the target's variance that is explained; 0 is no better than the mean, 1 is perfect.",
  },
} as const;
