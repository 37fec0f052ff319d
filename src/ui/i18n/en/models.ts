/** English words: what the results say of the learners of a study. */
export const models = {
  cost: {
    prediction: "1,000 rows predicted in",
    memory: "Size",
    weight_one: "{{count, number}} weight",
    weight_other: "{{count, number}} weights",
    coefficient_one: "{{count, number}} coefficient",
    coefficient_other: "{{count, number}} coefficients",
    node_one: "{{count, number}} node",
    node_other: "{{count, number}} nodes",
    row_one: "{{count, number}} training row",
    row_other: "{{count, number}} training rows",
    together:
      "The ensemble predicts 1,000 rows in {{prediction}} and takes {{size}}; the best model, {{bestPrediction}} and {{bestSize}}.",
  },
  letSearch: "Let the search choose",
  atLeastOne: "At least one learner is needed.",
  noLimit: "No limit",
  about: {
    mlp: "A network finds smooth curves and combinations of columns; on small tables trees are often better and need less care.",
    cnn: "A convolutional network finds patterns anywhere in a picture; it needs many pictures and the most time.",
    knn: "Looks up the most similar rows. Good where similar rows have similar answers and columns are few; poor with many irrelevant columns.",
    linear:
      "Adds up the columns, each with a weight. Hard to beat with few rows or many columns, and easy to read; it misses curves and combinations.",
    forest:
      "Many trees vote. Good on most tables without tuning; it cannot go beyond the values that it has seen.",
    boosting:
      "Trees that correct each other. Often the best on tables of thousands of rows; on few rows it learns noise more easily.",
  },
  autoMl: {
    name: "AutoML",
    help: "Every learner that fits the data: the search finds out which one is best.",
    suggest: "Not sure? On many tables another learner is better than a network.",
    act: "Try all learners",
    did: "The search now chooses among all learners: {{plan}}",
    plan: "{{trials}} trials for each of the {{learners}} learners, by the size of the table.",
    holdOut: "From 10,000 rows one set of validation rows is enough: no folds.",
    folds: "{{folds}} folds score each trial, because on few validation rows luck decides.",
  },
  bestOfEach: "Best of each learner",
  bestOfEachIs: "Best of each: {{scores}}.",
  steps: {
    heading: { epoch: "Epoch", tree: "Tree", round: "Round", step: "Step" },
    plural: { epoch: "Epochs", tree: "Trees", round: "Rounds", step: "Steps" },
    at: {
      epoch: "epoch {{step, number}}",
      tree: "tree {{step, number}}",
      round: "round {{step, number}}",
      step: "step {{step, number}}",
    },
    best: { epoch: "Best epoch", tree: "Trees", round: "Best round", step: "Best step" },
    kept: {
      epoch: "kept: epoch {{step, number}}",
      tree: "kept: {{step, number}} trees",
      round: "kept: round {{step, number}}",
    },
    trained: {
      epoch: "Epochs trained",
      round: "Rounds trained",
    },
    count: {
      epoch_one: "{{count, number}} epoch",
      epoch_other: "{{count, number}} epochs",
      tree_one: "{{count, number}} tree",
      tree_other: "{{count, number}} trees",
      round_one: "{{count, number}} round",
      round_other: "{{count, number}} rounds",
    },
    atOnce: "Trained in one go: this learner has no learning curve.",
    noCurves: "This learner is trained in one go, so it has no learning curve.",
    bestWithoutCurve: "The best trial has no curve.",
    withoutCurve_one: "{{count, number}} trial was trained in one go and has no curve.",
    withoutCurve_other: "{{count, number}} trials were trained in one go and have no curve.",
  },
} as const;
