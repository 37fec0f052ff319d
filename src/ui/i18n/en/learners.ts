/** English words: the settings of learners beside networks. Parts of the catalogue of the model. */
export const learnerSettings = {
  family: {
    label: "Learner",
    help: "Which kind of model learns. As a range, the search chooses among several.",
  },
  neighbours: {
    label: "Neighbours (k)",
    help: "How many of the most similar training rows decide. Few follow every detail; many smooth it out.",
  },
  neighbourWeights: {
    label: "Neighbour weights",
    help: "Whether all neighbours count the same, or near ones more.",
  },
  distancePower: {
    label: "Distance (p)",
    help: "How differences of features add up to a distance: 1 adds them (Manhattan), 2 is the straight line (Euclidean).",
  },
  linearC: {
    label: "C",
    help: "How much the errors count against the penalty: a small C keeps the coefficients small.",
  },
  l1Ratio: {
    label: "L1 share",
    help: "The penalty’s share that sets coefficients to exactly zero: 0 is ridge, 1 is lasso, between them elastic net.",
  },
  treeEncoding: {
    label: "Encoding for trees",
    help: "How categories become numbers for trees: one number for each level is enough, because a tree can split it again and again.",
  },
  treeImpute: {
    label: "Missing values for trees",
    help: "Left missing: each split learns to which side rows without the value go. This holds for numbers and for ordinal categories; other missing categories become the most frequent level.",
  },
  trees: {
    label: "Trees",
    help: "How many trees vote. More are steadier and slower, and hardly ever worse.",
  },
  maxFeatures: {
    label: "Features per split",
    help: "How many features each split may choose from: fewer make the trees more different from each other.",
  },
  forestMinLeaf: {
    label: "Rows per leaf",
    help: "The fewest rows of a leaf. Larger leaves make a smoother forest.",
  },
  treeDepth: { label: "Depth", help: "The most splits from the root to a leaf; 0 sets no limit." },
  bootstrap: {
    label: "Bootstrap",
    help: "Whether each tree learns from rows drawn at random with replacement, or from all rows.",
  },
  extraTrees: {
    label: "Random thresholds",
    help: "Draws the threshold of each feature at random and keeps the best of them (extremely randomised trees).",
  },
  rounds: {
    label: "Rounds",
    help: "The most rounds. Each adds a small tree that corrects the errors so far.",
  },
  boostingRate: {
    label: "Learning rate of rounds",
    help: "How much each round corrects: a small rate needs more rounds and is often more accurate.",
  },
  leaves: {
    label: "Leaves",
    help: "The most leaves of a tree: how fine a single round may divide the rows.",
  },
  boostingMinLeaf: { label: "Rows per leaf of a round", help: "The fewest rows of a leaf." },
  leafL2: { label: "L2 penalty of leaves", help: "Pulls the correction of each leaf towards zero." },
  rowShare: { label: "Share of rows", help: "Share of the rows that each round learns from." },
  columnShare: { label: "Share of features", help: "Share of the features that each tree learns from." },
  roundPatience: {
    label: "Patience in rounds",
    help: "Stops after this many rounds without a better validation loss; 0 trains all rounds.",
  },
} as const;

export const learnerChoices = {
  knn: "Nearest neighbours (k-NN)",
  uniform: "All the same",
  distance: "Near ones more",
  forest: "Random forest",
  boosting: "Gradient boosting",
  sqrt: "Square root",
  log2: "Logarithm",
  keep: "Left missing",
} as const;

export const learnerGroups = {
  neighbours: "Neighbours",
  linear: "Linear model",
  forest: "Forest",
  boosting: "Boosting",
} as const;
