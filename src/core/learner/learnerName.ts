/**
 * Every kind of model, by the name that stands in links and studies; a name never changes. "mlp": a network of dense layers. "cnn":
 * blocks of convolutions before them, for pictures. "knn": the nearest neighbours vote. "linear": linear, logistic or softmax
 * regression. "forest": a random forest or extremely randomised trees. "boosting": gradient boosting of trees.
 */
export const LEARNER_NAMES = ["mlp", "cnn", "knn", "linear", "forest", "boosting"] as const;
export type LearnerName = (typeof LEARNER_NAMES)[number];

/** The learners that are networks: an engine trains them. */
export const NETWORKS = ["mlp", "cnn"] as const satisfies readonly LearnerName[];
export type NetworkName = (typeof NETWORKS)[number];

/** The learners that can learn a kind of data. @param pictures whether rows are pictures */
export function learnersFor(pictures: boolean): readonly LearnerName[] {
  return pictures ? LEARNER_NAMES : LEARNER_NAMES.filter((name) => name !== "cnn");
}

/** The learners that are made of decision trees. */
export const TREES = ["forest", "boosting"] as const satisfies readonly LearnerName[];
export type TreeName = (typeof TREES)[number];

export function isTrees(name: LearnerName): name is TreeName {
  return TREES.some((trees) => trees === name);
}

export function isNetwork(name: LearnerName): name is NetworkName {
  return NETWORKS.some((network) => network === name);
}
