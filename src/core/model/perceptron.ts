import type { DataShape } from "../learner/dataShape.ts";
import { dropoutLayer, hiddenLayer, type HiddenLayers } from "./hiddenLayer.ts";
import type { LayerSpec, ModelSpec } from "./modelSpec.ts";

export function multilayerPerceptron(
  widths: readonly number[],
  hidden: HiddenLayers,
  shape: DataShape,
): ModelSpec {
  const { l1, l2, init } = hidden;
  const layers: LayerSpec[] = shape.rowShape.length === 1 ? [] : [{ kind: "flatten" }];
  for (const units of widths) {
    layers.push(...hiddenLayer({ kind: "dense", units }, hidden), ...dropoutLayer(hidden));
  }
  layers.push({ kind: "dense", units: shape.outputs, activation: "linear", l1, l2, init });
  return { inputShape: shape.rowShape, layers, loss: shape.loss };
}

/**
 * A network without hidden layers: logistic, softmax or linear regression; the baseline for every best model. The penalty is the
 * default of scikit-learn's LogisticRegression(C=1) and Ridge(alpha=1), Σw² / (2·rows) and Σw² / rows added to the mean loss: so
 * the optimum is a single point, even for classes that a plane separates.
 * @param rows training rows
 */
export function linearModel(shape: DataShape, rows: number): ModelSpec {
  const l2 = (shape.loss === "meanSquaredError" ? 1 : 0.5) / rows;
  const hidden = { activation: "linear", batchNorm: false, dropout: 0, l1: 0, l2, init: "zeros" } as const;
  return multilayerPerceptron([], hidden, shape);
}
