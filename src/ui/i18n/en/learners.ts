/** English words: the settings of learners beside networks. Parts of the catalogue of the model. */
export const learnerSettings = {
  family: {
    label: "Model type",
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
} as const;

export const learnerChoices = {
  knn: "Nearest neighbours (k-NN)",
  uniform: "All the same",
  distance: "Near ones more",
} as const;

export const learnerGroups = {
  neighbours: "Neighbours",
  linear: "Linear model",
} as const;
