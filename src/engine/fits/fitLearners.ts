import type { FitLearner } from "../../core/learner/fit.ts";
import type { PackedModel, TrainedOf } from "../../core/learner/packedModel.ts";
import type { SpecOf } from "../../core/learner/registry.ts";

/** The learners whose training needs no engine and no kernels. */
export type FitName = "knn" | "linear";

/** The training and prediction code of a learner. */
export interface LoadedLearner<N extends FitName> {
  readonly code: FitLearner<SpecOf[N], TrainedOf[N]>;
  readonly pack: (trained: TrainedOf[N]) => PackedModel;
}

/** The code of each, loaded when it is first needed. */
const LOADERS: { readonly [N in FitName]: () => Promise<LoadedLearner<N>> } = {
  async knn() {
    const { knn } = await import("../../core/learner/knn/knn.ts");
    return { code: knn, pack: (trained) => ({ learner: "knn", trained }) };
  },
  async linear() {
    const { linear } = await import("../../core/learner/linear/linear.ts");
    return { code: linear, pack: (trained) => ({ learner: "linear", trained }) };
  },
};

export function loadLearner<N extends FitName>(name: N): Promise<LoadedLearner<N>> {
  return LOADERS[name]();
}
