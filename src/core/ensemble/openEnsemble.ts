import { dataShape } from "../learner/dataShape.ts";
import { openPredictor } from "../learner/openPredictor.ts";
import type { PackedEnsemble } from "../learner/packedModel.ts";
import { blendOutputs } from "./blend.ts";

/**
 * Outputs of a few rows, row-major, before softmax or sigmoid.
 * @param features the same rows as each variant of the ensemble prepares them, row-major
 */
export type PredictTogether = (features: readonly Float32Array[], rows: number) => Float32Array;

/** The predictions of an ensemble: the weighted mean of its members', as it was judged. */
export async function openEnsemble({
  members,
  variants,
  task,
  classes,
}: PackedEnsemble): Promise<PredictTogether> {
  const predictors = await Promise.all(
    members.map(({ packed, variant }) =>
      openPredictor(packed, dataShape({ task, classes, rowShape: variants[variant]!.rowShape })),
    ),
  );
  return (features, rows) => {
    const parts = members.map(({ weight, variant }, i) => ({
      weight,
      outputs: predictors[i]!(features[variant]!, rows),
    }));
    return blendOutputs(parts, task, classes.length);
  };
}
