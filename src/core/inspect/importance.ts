import { createRng, permutation } from "../math/rng.ts";
import { featureGroups } from "../importance/featureGroups.ts";
import {
  permutationImportance,
  type FeatureGroup,
  type Importance,
} from "../importance/permutationImportance.ts";
import type { PackedModel, Winner } from "../learner/packedModel.ts";
import { METRIC_TABLE, type MetricName } from "../metric/metricName.ts";
import { scoreOutputs } from "../metric/score.ts";

/** Shuffles of each column. */
const REPEATS = 5;
const SEED = 1;
/** Operations that may be spent: a few seconds. */
const MOST_OPERATIONS = 2e9;
/** Operations of the walk through a tree. */
const WALK = 40;
/** Rows that are used at least. */
const LEAST_ROWS = 50;

/** How much each column matters to a model. */
export interface ColumnImportance {
  readonly columns: readonly Importance[];
  /** Test rows that were used: fewer than all where predictions are costly. */
  readonly rows: number;
  readonly repeats: number;
}

/**
 * Permutation importance of each column on the test rows (see `permutationImportance`), in the units of the metric; of pictures, and
 * without test rows, none.
 * @param predict outputs of rows, before softmax or sigmoid
 * @param operations of the prediction of one row
 */
export async function measureImportance(
  { data }: Pick<Winner, "data">,
  metric: MetricName,
  predict: (features: Float32Array, rows: number) => Float32Array,
  operations: number,
): Promise<ColumnImportance> {
  const { test, preparation, featureCount, task, classes, targetScale } = data;
  const groups = featureGroups(preparation);
  if (test === null || groups.length === 0) return { columns: [], rows: 0, repeats: REPEATS };
  const rows = affordableRows(test.rows, groups, operations);
  const chosen = permutation(test.rows, createRng(SEED)).subarray(0, rows).toSorted();
  const features = new Float32Array(rows * featureCount);
  chosen.forEach((row, i) =>
    features.set(test.features.subarray(row * featureCount, (row + 1) * featureCount), i * featureCount),
  );
  const targets = Float32Array.from(chosen, (row) => test.targets[row]!);
  const sign = METRIC_TABLE[metric].direction === "minimize" ? -1 : 1;
  const goodness = (outputs: Float32Array): number =>
    sign * scoreOutputs(metric, task, outputs, targets, classes.length, targetScale);
  const columns = await permutationImportance(
    {
      features,
      rows,
      groups,
      predict: (shuffled) => predict(shuffled, rows),
      goodness,
      repeats: REPEATS,
      seed: SEED,
    },
    { onProgress: () => undefined, shouldStop: () => false },
  );
  return { columns: columns ?? [], rows, repeats: REPEATS };
}

/** Operations of the prediction of one row: about as many in a millisecond for every learner. */
export function predictionOperations(packed: PackedModel): number {
  switch (packed.learner) {
    case "mlp":
    case "cnn":
      return packed.trained.weights.reduce((sum, { values }) => sum + values.length, 0);
    case "knn":
      return packed.trained.features.length;
    case "linear":
      return packed.trained.kernel.length;
    case "forest":
    case "boosting":
      return (packed.trained.starts.length - 1) * WALK;
  }
}

function affordableRows(rows: number, groups: readonly FeatureGroup[], operations: number): number {
  const predictions = groups.length * REPEATS + 1;
  const affordable = Math.floor(MOST_OPERATIONS / (predictions * Math.max(1, operations)));
  return Math.min(rows, Math.max(LEAST_ROWS, affordable));
}
