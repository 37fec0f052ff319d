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
  // Distances take the time, of each training row one, whatever k is; there are as many training rows in all trials of a study.
  size: (_spec, { rowShape }) => ({ parameters: null, operations: sizeOf(rowShape) }),
  hasParameters: false,
  trainingWork: () => 0,
  steps: null,
};
