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

/** Shuffles of each column; the second where so many cost too much. */
const REPEATS = [5, 1] as const;
const SEED = 1;
/** Operations that may be spent: a few seconds; far fewer than end an inspector for its silence. */
const MOST_OPERATIONS = 2e9;
/** Operations of a difference between two rows in one feature: a second of 1.5e8 of them, in Node.js. */
const DIFFERENCE = 1.5;
/** Operations of the walk through a tree. */
const WALK = 40;
/** On fewer rows the result would be chance. */
const LEAST_ROWS = 25;

/** How much each column matters to a model. */
export interface ColumnImportance {
  readonly columns: readonly Importance[];
  /** Test rows that were used: fewer than all where predictions are costly. */
  readonly rows: number;
  /** Shuffles of each column. */
  readonly repeats: number;
  /** Whether it was not measured because it would take too long: nearest neighbours search all training rows for each prediction. */
  readonly isTooCostly: boolean;
}

const NOTHING: ColumnImportance = { columns: [], rows: 0, repeats: 0, isTooCostly: false };

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
  if (test === null || groups.length === 0) return NOTHING;
  const affordable = affordableWork(test.rows, groups, operations);
  if (affordable === null) return { ...NOTHING, isTooCostly: true };
  const { rows, repeats } = affordable;
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
      repeats,
      seed: SEED,
    },
    { onProgress: () => undefined, shouldStop: () => false },
  );
  return { columns: columns ?? [], rows, repeats, isTooCostly: false };
}

/** Operations of the prediction of one row: about as many in a millisecond for every learner. */
export function predictionOperations(packed: PackedModel): number {
  switch (packed.learner) {
    case "mlp":
    case "cnn":
      return packed.trained.weights.reduce((sum, { values }) => sum + values.length, 0);
    case "knn":
      return packed.trained.features.length * DIFFERENCE;
    case "linear":
      return packed.trained.kernel.length;
    case "forest":
    case "boosting":
      return (packed.trained.starts.length - 1) * WALK;
  }
}

/** Fewer rows, then fewer shuffles, where predictions are costly; null: even one shuffle on few rows would take too long. */
function affordableWork(
  all: number,
  groups: readonly FeatureGroup[],
  operations: number,
): { readonly rows: number; readonly repeats: number } | null {
  for (const repeats of REPEATS) {
    const predictions = groups.length * repeats + 1;
    const rows = Math.min(all, Math.floor(MOST_OPERATIONS / (predictions * Math.max(1, operations))));
    if (rows >= Math.min(all, LEAST_ROWS)) return { rows, repeats };
  }
  return null;
}
