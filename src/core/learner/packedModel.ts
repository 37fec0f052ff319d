import type { PreparedData } from "../data/preparation/preparedData.ts";
import type { KnnModel } from "./knn/knn.ts";
import type { LearnerName } from "./learnerName.ts";
import type { LinearModel } from "./linear/linear.ts";
import type { PackedTrees } from "./trees/packedTrees.ts";
import type { TrainedNetwork } from "./network/trainedNetwork.ts";

/** What each learner has after its training: plain data of typed arrays and JSON, which structured-clones. */
export interface TrainedOf {
  readonly mlp: TrainedNetwork;
  readonly cnn: TrainedNetwork;
  readonly knn: KnnModel;
  readonly linear: LinearModel;
  readonly forest: PackedTrees;
  readonly boosting: PackedTrees;
}

/** A trained model of any learner. */
export type PackedModel<Name extends LearnerName = LearnerName> = {
  [N in Name]: { readonly learner: N; readonly trained: TrainedOf[N] };
}[Name];

/** The network of a model, if it is one. */
export function networkIn(packed: PackedModel): TrainedNetwork | null {
  return packed.learner === "mlp" || packed.learner === "cnn" ? packed.trained : null;
}

/**
 * The judged model, with everything that is needed to look into it and to predict with it. Kept with a study while it is open,
 * never exported with it.
 */
export interface Winner {
  readonly packed: PackedModel;
  /** How a row becomes features and outputs become classes or values; with the test rows, without the training rows. */
  readonly data: Omit<PreparedData, "train" | "validation">;
  /** Row-major, test rows × outputs, before any softmax or sigmoid. */
  readonly testOutputs: Float32Array;
}
