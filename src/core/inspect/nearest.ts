import { findNeighbours } from "../learner/knn/neighbours.ts";
import type { KnnModel } from "../learner/knn/knn.ts";
import { weigh } from "../learner/knn/votes.ts";
import type { Winner } from "../learner/packedModel.ts";
import { createProgress, finish } from "../learner/work.ts";
import { inOriginalUnits } from "../metric/score.ts";

/** A training row that votes on a test row. */
export interface Neighbour {
  /** Row number in the data set, 0-based. */
  readonly row: number;
  /** In the prepared features. */
  readonly distance: number;
  /** The index of its class, or its target in its own units. */
  readonly target: number;
  /** Share of the vote; the shares of all neighbours sum to 1. */
  readonly weight: number;
}

/** The neighbours that vote on a test row, the nearest first. @param index of the test row */
export function nearestOf(
  model: KnnModel,
  { data }: Pick<Winner, "data">,
  index: number,
): readonly Neighbour[] {
  const { featureCount, test, rowNumbers, classes, targetScale } = data;
  const features = test!.features.subarray(index * featureCount, (index + 1) * featureCount);
  const found = finish(findNeighbours(model, { rows: 1, features }, model.power, model.k, createProgress()));
  const weights = new Float64Array(found.count).fill(1);
  if (model.weights === "distance") weigh(found.distances, 0, weights);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const targets = Float32Array.from(found.indices, (at) => model.targets[at]!);
  const own = classes.length > 0 ? targets : inOriginalUnits(targets, targetScale);
  return Array.from(found.indices, (at, i) => ({
    row: rowNumbers.train[at]!,
    distance: found.distances[i]!,
    target: own[i]!,
    weight: weights[i]! / total,
  }));
}
