import { mean, standardDeviation } from "../math/stats.ts";
import { createRng, deriveSeed, permutation } from "../math/rng.ts";

/** Features that mean one thing, such as the one-hot features of a column: they are shuffled together. */
export interface FeatureGroup {
  readonly name: string;
  /** Indices of the prepared features. */
  readonly features: readonly number[];
}

export interface ImportanceRequest {
  /** Row-major, rows × features. */
  readonly features: Float32Array;
  readonly rows: number;
  readonly groups: readonly FeatureGroup[];
  /** Outputs of the model for rows like these. The array it gets is overwritten after it has resolved. */
  readonly predict: (features: Float32Array) => Float32Array | Promise<Float32Array>;
  /** The score of outputs, larger is better. */
  readonly goodness: (outputs: Float32Array) => number;
  /** Shuffles of each group, at least 1. */
  readonly repeats: number;
  readonly seed: number;
  /** The row whose values each row gets; absent: at random, by the seed. */
  readonly orderOf?: (group: number, repeat: number) => Uint32Array;
}

export interface ImportanceHooks {
  readonly onProgress: (share: number) => void;
  readonly shouldStop: () => boolean;
}

export interface Importance {
  readonly name: string;
  /** How much the score falls, on average over the shuffles. About 0, or below: the model does not need the group. */
  readonly mean: number;
  /** Population standard deviation over the shuffles. */
  readonly sd: number;
  /** The smallest and the largest fall. */
  readonly low: number;
  readonly high: number;
}

/**
 * Permutation importance (Breiman 2001): how much worse a model scores when the values of a feature are shuffled among the rows, so
 * that they say nothing of the target but keep their distribution. As scikit-learn's `permutation_importance` (1.9), with groups.
 *
 * Two groups that say the same share their importance: the model still has the other when one is shuffled.
 * @returns one for each group, in their order; null if it was stopped
 */
export async function permutationImportance(
  request: ImportanceRequest,
  { onProgress, shouldStop }: ImportanceHooks,
): Promise<Importance[] | null> {
  const { features, rows, groups, predict, goodness, repeats, seed } = request;
  const width = features.length / rows;
  const orderOf =
    request.orderOf ??
    ((group: number, repeat: number) =>
      permutation(rows, createRng(deriveSeed(seed, "shuffle", group, repeat))));
  const baseline = goodness(await predict(features.slice()));
  const shuffled = features.slice();
  const importances: Importance[] = [];
  for (const [i, group] of groups.entries()) {
    const falls = new Float64Array(repeats);
    for (let repeat = 0; repeat < repeats; repeat++) {
      onProgress((i + repeat / repeats) / groups.length);
      if (shouldStop()) return null;
      const order = orderOf(i, repeat);
      for (const feature of group.features) {
        for (let row = 0; row < rows; row++) {
          shuffled[row * width + feature] = features[order[row]! * width + feature]!;
        }
      }
      falls[repeat] = baseline - goodness(await predict(shuffled));
    }
    restore(shuffled, features, group, rows);
    importances.push({
      name: group.name,
      mean: mean(falls),
      sd: standardDeviation(falls),
      low: Math.min(...falls),
      high: Math.max(...falls),
    });
  }
  onProgress(1);
  return importances;
}

function restore(shuffled: Float32Array, features: Float32Array, group: FeatureGroup, rows: number): void {
  const width = features.length / rows;
  for (const feature of group.features) {
    for (let row = 0; row < rows; row++) shuffled[row * width + feature] = features[row * width + feature]!;
  }
}
