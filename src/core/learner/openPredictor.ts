import { forward } from "./network/forward.ts";
import type { DataShape } from "./dataShape.ts";
import type { PackedModel } from "./packedModel.ts";
import { treePredictor } from "./trees/treeOutputs.ts";

/** Outputs of a few rows, row-major, before softmax or sigmoid. */
export type Predict = (features: Float32Array, rows: number) => Float32Array;

/** The predictions of a trained model, for a few rows at a time. Code beyond networks and trees is loaded when it is needed. */
export async function openPredictor(packed: PackedModel, shape: DataShape): Promise<Predict> {
  switch (packed.learner) {
    case "mlp":
    case "cnn": {
      const { model, weights } = packed.trained;
      return (features, rows) => {
        const width = features.length / rows;
        const outputs = Array.from({ length: rows }, (_, row) => [
          ...forward(model, weights, features.subarray(row * width, (row + 1) * width)).at(-1)!,
        ]);
        return Float32Array.from(outputs.flat());
      };
    }
    case "forest":
    case "boosting": {
      const predict = treePredictor(packed.trained);
      return (features, rows) => predict({ features, rows });
    }
    case "knn":
      return (await import("./knn/knn.ts")).knn.predictor(packed.trained, shape);
    case "linear":
      return (await import("./linear/linear.ts")).linear.predictor(packed.trained, shape);
  }
}
