import type { DataShape } from "../../core/learner/dataShape.ts";
import type { PackedModel } from "../../core/learner/packedModel.ts";
import { predictTrees } from "../../core/learner/trees/treeOutputs.ts";
import { forward } from "../../core/learner/network/forward.ts";
import { loadLearner, type FitName } from "./fitLearners.ts";
import type { Predict } from "./predictRows.ts";

/** The predictions of a trained model, for a few rows at a time. */
export async function openPredictor(packed: PackedModel, shape: DataShape): Promise<Predict> {
  if (packed.learner === "mlp" || packed.learner === "cnn") {
    const { model, weights } = packed.trained;
    return (features, rows) => {
      const width = features.length / rows;
      const outputs = Array.from({ length: rows }, (_, row) => [
        ...forward(model, weights, features.subarray(row * width, (row + 1) * width)).at(-1)!,
      ]);
      return Float32Array.from(outputs.flat());
    };
  }
  if (packed.learner === "forest" || packed.learner === "boosting") {
    const { trained } = packed;
    return (features, rows) => predictTrees(trained, { features, rows });
  }
  return fitPredictor(packed, shape);
}

async function fitPredictor<N extends FitName>(packed: PackedModel<N>, shape: DataShape): Promise<Predict> {
  const { code } = await loadLearner(packed.learner);
  return code.predictor(packed.trained, shape);
}
