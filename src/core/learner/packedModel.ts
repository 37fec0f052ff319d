import type { PreparedData } from "../data/preparation/preparedData.ts";
import type { KnnModel } from "./knn/knn.ts";
import type { LearnerName } from "./learnerName.ts";
import type { LinearModel } from "./linear/linear.ts";
import type { PackedTrees } from "./trees/packedTrees.ts";
import type { TrainedNetwork } from "./network/trainedNetwork.ts";

/** What each kind of model has after its training: plain data of typed arrays and JSON, which structured-clones. */
export interface TrainedOf {
  readonly mlp: TrainedNetwork;
  readonly cnn: TrainedNetwork;
  readonly knn: KnnModel;
  readonly linear: LinearModel;
  readonly forest: PackedTrees;
  readonly boosting: PackedTrees;
  readonly ensemble: PackedEnsemble;
}

/** A trained model: of any learner, if nothing else is said, or `PackedModel<"ensemble">`. */
export type PackedModel<Kind extends keyof TrainedOf = LearnerName> = {
  [K in Kind]: { readonly learner: K; readonly trained: TrainedOf[K] };
}[Kind];

/**
 * Several trained models that predict together. Of a classification their class probabilities are averaged, of a regression their
 * standardised predictions: see `blendOutputs`. Each model reads the rows as its own variant prepares them.
 */
export interface PackedEnsemble extends Pick<PreparedData, "task" | "classes" | "targetScale"> {
  readonly variants: readonly PackedVariant[];
  /** By descending weight. */
  readonly members: readonly PackedMember[];
}

/** How a row becomes features. */
export type PackedVariant = Pick<PreparedData, "rowShape" | "featureCount" | "featureNames" | "preparation">;

export interface PackedMember {
  /** 0-based number of the trial whose configuration it has. */
  readonly trial: number;
  /** The weights of an ensemble sum to 1. */
  readonly weight: number;
  /** Index in `variants`. */
  readonly variant: number;
  readonly packed: PackedModel;
}

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
