import type { Augmentation } from "./augment.ts";

export const OPTIMIZERS = ["adam", "adamw", "sgd", "rmsprop"] as const;
export type OptimizerName = (typeof OPTIMIZERS)[number];

/** Update rules as Keras 3 defines them; every constant is explicit. */
export type OptimizerSpec =
  | { readonly kind: "sgd"; readonly momentum: number; readonly nesterov: boolean }
  | { readonly kind: "rmsprop"; readonly rho: number; readonly epsilon: number }
  | { readonly kind: "adam"; readonly beta1: number; readonly beta2: number; readonly epsilon: number }
  | {
      readonly kind: "adamw";
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      /** Decoupled: w ← w − lr · weightDecay · w before the Adam step; kernels and biases alike, as in Keras. */
      readonly weightDecay: number;
    };

export const SCHEDULES = ["constant", "cosine", "exponential", "step"] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** "balanced": rows / (classes · rows of the class), as in scikit-learn, so that every class has the same total weight. */
export const CLASS_WEIGHTS = ["none", "balanced"] as const;

/** The options of one training step besides the model and the learning rate. */
export interface StepSpec {
  readonly optimizer: OptimizerSpec;
  /** Rows of a batch; the last of an epoch may have fewer. */
  readonly batchSize: number;
  /** The gradient of all weights together, penalties included, is scaled down to at most this Euclidean norm; null: no clipping. */
  readonly clipNorm: number | null;
  /**
   * Factor of a row's training loss by its class; null: all 1. The loss stays a mean over rows, for any sum of the factors, as in
   * Keras 3.
   */
  readonly classWeights: readonly number[] | null;
}

export interface TrainingSpec extends StepSpec {
  /**
   * Whether `classWeights` are the balanced ones of the training rows (see `balancedWeights`). They differ by fold, so they are
   * computed where the rows are. Absent: false. Ignored for regression.
   */
  readonly balanced?: boolean;
  readonly learningRate: number;
  readonly schedule: Schedule;
  /** Most epochs to train. */
  readonly epochs: number;
  /** Stop after this many epochs without a better validation loss, best weights restored; 0: train all epochs, keep the best. */
  readonly patience: number;
  /** How training pictures are changed in every epoch; null: they are not changed, or rows are not pictures. */
  readonly augmentation: Augmentation | null;
}
