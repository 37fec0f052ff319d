/**
 * Every kind of model, by the name that stands in links and studies; a name never changes. "mlp": a network of dense layers. "cnn":
 * blocks of convolutions before them, for pictures. "knn": the nearest neighbours vote. "linear": linear, logistic or softmax
 * regression.
 */
export const LEARNER_NAMES = ["mlp", "cnn", "knn", "linear"] as const;
export type LearnerName = (typeof LEARNER_NAMES)[number];

/** The learners that are networks: an engine trains them. */
export const NETWORKS = ["mlp", "cnn"] as const satisfies readonly LearnerName[];
export type NetworkName = (typeof NETWORKS)[number];

export function isNetwork(name: LearnerName): name is NetworkName {
  return NETWORKS.some((network) => network === name);
}
