import type { LoadedPart } from "../../core/data/preparation/preparedData.ts";
import type { DataShape } from "../../core/learner/dataShape.ts";
import type { TrialSpec } from "../../core/learner/registry.ts";
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
 * it predicts the majority class), or the training mean.
 */
export function constantOutputs(train: LoadedPart, shape: DataShape): Float32Array<ArrayBuffer> {
  const mean = train.targets.reduce((sum, target) => sum + target, 0) / train.rows;
  switch (shape.loss) {
    case "meanSquaredError":
    case "meanAbsoluteError":
    case "huber":
      return Float32Array.of(mean);
    case "sigmoidCrossEntropy":
      return Float32Array.of(logOfShare(mean) - logOfShare(1 - mean));
    case "softmaxCrossEntropy": {
      const counts = new Float64Array(shape.outputs);
      for (const target of train.targets) counts[target]! += 1;
      return Float32Array.from(counts, (count) => logOfShare(count / train.rows));
    }
  }
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
