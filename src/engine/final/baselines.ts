import type { LoadedPart } from "../../core/data/preparation/preparedData.ts";
import type { DataShape } from "../../core/learner/dataShape.ts";
import type { TrialSpec } from "../../core/learner/registry.ts";
import { median } from "../../core/math/stats.ts";
import type { MetricName } from "../../core/metric/metricName.ts";
import type { TargetScale } from "../../core/metric/score.ts";
import type { ModelScores } from "../../core/study/testReport.ts";

/** Keeps the logit of a class without training rows finite. */
const LEAST_SHARE = 1e-12;
const TREES = 100;
/** As scikit-learn's L-BFGS; on pictures a fit to the last digits would take minutes. */
const TOLERANCE = 1e-4;

/** A model that is trained beside the best one, without a search. */
export interface Baseline {
  readonly model: Extract<ModelScores["model"], "forest" | "linear">;
  readonly configuration: TrialSpec;
  readonly steps: number;
}

/**
 * The baselines that learn, with scikit-learn's default settings: RandomForestClassifier or -Regressor; LogisticRegression with C = 1,
 * or Ridge with alpha = 1.
 */
export function learntBaselines({ loss }: DataShape): readonly Baseline[] {
  const hasClasses = loss === "sigmoidCrossEntropy" || loss === "softmaxCrossEntropy";
  const forest = {
    trees: TREES,
    maxFeatures: hasClasses ? "sqrt" : 1,
    minLeaf: 1,
    maxDepth: null,
    bootstrap: true,
    extraTrees: false,
    balanced: false,
  } as const;
  const linear = { c: 1, l1Ratio: 0, balanced: false, tolerance: TOLERANCE };
  return [
    { model: "forest", configuration: { learner: "forest", spec: forest }, steps: TREES },
    { model: "linear", configuration: { learner: "linear", spec: linear }, steps: 1 },
  ];
}

/**
 * One row of outputs of the best model without features: logits whose probabilities are the class shares of the training rows (so
 * it predicts the majority class), or the number that is best by the study's metric: the median of the training targets for the
 * absolute error, otherwise their mean in the target's own units, whatever its logarithm's mean may be.
 */
export function constantOutputs(
  train: LoadedPart,
  shape: DataShape,
  metric: MetricName,
  targetScale: TargetScale | null,
): Float32Array<ArrayBuffer> {
  const mean = train.targets.reduce((sum, target) => sum + target, 0) / train.rows;
  switch (shape.loss) {
    case "meanSquaredError":
    case "meanAbsoluteError":
    case "huber":
      if (metric === "mae") return Float32Array.of(median(train.targets));
      return Float32Array.of(targetScale?.log === true ? meanOfLogs(train.targets, targetScale) : mean);
    case "sigmoidCrossEntropy":
      return Float32Array.of(logOfShare(mean) - logOfShare(1 - mean));
    case "softmaxCrossEntropy": {
      const counts = new Float64Array(shape.outputs);
      for (const target of train.targets) counts[target]! += 1;
      return Float32Array.from(counts, (count) => logOfShare(count / train.rows));
    }
  }
}

/** The standardised logarithm of the mean of what standardised logarithms stand for. */
function meanOfLogs(targets: Float32Array, scale: TargetScale): number {
  const largest = targets.reduce((most, target) => Math.max(most, target), -Infinity);
  // Relative to the largest, which could overflow.
  const sum = targets.reduce((total, target) => total + Math.exp((target - largest) * scale.sd), 0);
  return largest + Math.log(sum / targets.length) / scale.sd;
}

/** The same outputs for every row. */
export function repeated(row: Float32Array, rows: number): Float32Array {
  const outputs = new Float32Array(row.length * rows);
  for (let i = 0; i < rows; i++) outputs.set(row, i * row.length);
  return outputs;
}

function logOfShare(share: number): number {
  return Math.log(Math.max(share, LEAST_SHARE));
}
