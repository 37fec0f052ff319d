import { sizeOf } from "../network/weight.ts";
import type { Learner } from "../learner.ts";
import type { KnnSpec, KnnWeights, MinkowskiPower } from "./knnSpec.ts";

/** The k nearest neighbours. */
export const KNN: Learner<KnnSpec> = {
  resolve: (get) => ({
    k: Number(get("neighbours")),
    weights: get("neighbourWeights") as KnnWeights,
    power: get("distancePower") as MinkowskiPower,
  }),
  // The time of a prediction grows with the training rows, which are the same for all trials of a study.
  size: ({ k }, { rowShape }) => ({ parameters: null, operations: sizeOf(rowShape) * k }),
  hasParameters: false,
  trainingWork: () => 0,
  steps: null,
};
