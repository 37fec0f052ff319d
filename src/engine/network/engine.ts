import type { PreparedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import type { StepSpec } from "../../core/learner/network/trainingSpec.ts";
import type { Weight } from "../../core/learner/network/weight.ts";

export type { Weight };

/** How models are trained: by our own SIMD kernels, or by TensorFlow.js on one of its backends. */
export type EngineKind = "wasm" | "webgpu" | "webgl" | "cpu";

/** Whether each worker runs this engine on its own core; otherwise all workers share one GPU. */
export function runsOnProcessor(kind: EngineKind): boolean {
  return kind === "wasm" || kind === "cpu";
}

/** Why a kind of engine is not available on a device. */
export type Unavailability =
  "noSimd" | "noWebgpu" | "noAdapter" | "noWebglInWorkers" | "noWebgl2" | "noFloat32" | "notStarted";

export interface EngineInfo {
  readonly kind: EngineKind;
  /** The adapter or renderer as named by the browser; for our kernels the build, "strict" or "relaxed"; "" for the CPU. */
  readonly device: string;
  /** Whether the "GPU" is emulated on the CPU. */
  readonly software: boolean;
}

/**
 * Trains one model at a time. At most one engine is open in a realm (a worker, a page): TensorFlow.js has one active backend for
 * all. The contract suite `testing/contracts/engineContract.ts` holds for every implementation.
 */
export interface Engine {
  readonly info: EngineInfo;
  /**
   * Uploads a dataset, or one per fold of a cross-validation (same features, different rows); all models built afterwards train on
   * it. Replaces the previous one. No model may be alive.
   * @throws AppError dataNeedsMemory
   */
  load(folds: readonly PreparedData[]): void;
  /**
   * A model with its initial weights (see `core/model/initialWeights`) and a fresh optimizer, on the first fold.
   * @throws AppError layerImpossible, modelNeedsMemory
   */
  build(model: ModelSpec, step: StepSpec, weights: readonly Weight[]): TrainableModel;
  /** Number of live tensors (or buffers), including the dataset's; it returns to its baseline after every `dispose`. */
  liveTensors(): number;
  /** Resolves with a reason when the device is lost; never for a CPU. */
  readonly lost: Promise<string>;
  dispose(): void;
}

export type PartName = "train" | "validation" | "test";

export interface EpochPlan {
  /** A permutation of the training rows; consecutive slices of the batch size are the batches, the last may be smaller. */
  readonly order: Uint32Array;
  /** Learning rate of each batch. */
  readonly learningRates: Float64Array;
  /** Seed of this epoch's dropout masks: see `core/model/dropoutMask`. */
  readonly dropoutSeed: number;
  /** Features of the training rows for this epoch, row-major; absent: the loaded ones. */
  readonly features?: Float32Array<ArrayBuffer>;
  /** Called between batches, a few times per second: true stops the epoch early. */
  readonly shouldStop: () => boolean;
  /** Called as often, first, with the number of batches that are done (on a GPU: issued). */
  readonly onBatches?: (done: number) => void;
  /** Awaited as often, before `shouldStop`: a pause blocks the epoch here. */
  readonly hold?: () => Promise<void>;
}

/** Writes what the epochs of a training (0-based) are made of: see `EpochPlan`. */
export interface EpochSource {
  writeOrder(epoch: number, order: Uint32Array): void;
  /** @param rates one for each batch */
  writeRates(epoch: number, rates: Float64Array): void;
  dropoutSeed(epoch: number): number;
}

/** Epochs that one call trains. `shouldStop` and `hold` as for a single one, within an epoch or after it. */
export interface EpochsPlan extends Pick<EpochPlan, "shouldStop" | "hold"> {
  /** The first epoch, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly source: EpochSource;
  /** The rows that are predicted after each epoch; null: none. */
  readonly part: PartName | null;
  /** As for a single epoch, and with all of its batches at the end of every epoch, before the prediction. */
  readonly onBatches?: (done: number) => void;
  /**
   * Called after each epoch and its prediction.
   * @param loss the mean training loss over the rows, penalties included
   * @param outputs as `predict` gives them, overwritten by the next epoch; null without a part
   * @returns whether this call trains another epoch
   */
  readonly afterEpoch: (loss: number, outputs: Float32Array | null) => boolean;
}

export interface TrainableModel {
  /** One pass. Resolves with the mean training loss over the rows (penalties included), or null if stopped. */
  trainEpoch(plan: EpochPlan): Promise<number | null>;
  /**
   * The same as `trainEpoch` and `predict` in turns, for engines that do both so fast that the turns themselves would take most of
   * the time of a small network. Resolves with false if stopped.
   */
  trainEpochs?(plan: EpochsPlan): Promise<boolean>;
  /** Outputs of the last layer before any softmax/sigmoid, row-major, rows × outputs, in prediction mode. */
  predict(part: PartName | PreparedPart): Promise<Float32Array>;
  /** A copy of all weights, moving statistics included. */
  weights(): Promise<readonly Weight[]>;
  /** Sets weights as read by `weights`; the optimizer's state is kept. */
  setWeights(weights: readonly Weight[]): void;
  /** Like a new model with these weights, on the given fold, without any state of earlier training, but without compiling again. */
  restart(weights: readonly Weight[], fold: number): void;
  /** Frees everything. The model must not be used afterwards. */
  dispose(): void;
}
