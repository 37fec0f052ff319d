import type { PreparedData, PreparedPart } from "../core/data/preparation/preparedData.ts";
import type { ModelSpec } from "../core/model/modelSpec.ts";
import type { StepSpec } from "../core/model/trainingSpec.ts";
import type { Weight } from "../core/model/weight.ts";

export type { Weight };

/** How models are trained: by our own SIMD kernels, or by TensorFlow.js on one of its backends. */
export type EngineKind = "wasm" | "webgpu" | "webgl" | "cpu";

/** Whether each worker brings an engine of this kind its own core; else all share one GPU, and several only contend for it. */
export function runsOnProcessor(kind: EngineKind): boolean {
  return kind === "wasm" || kind === "cpu";
}

/** Why a kind of engine cannot be had on a device. */
export type Unavailability =
  "noSimd" | "noWebgpu" | "noAdapter" | "noWebglInWorkers" | "noWebgl2" | "noFloat32" | "notStarted";

export interface EngineInfo {
  readonly kind: EngineKind;
  /** The adapter or renderer as the browser names it; of our kernels the build, "strict" or "relaxed"; "" for the CPU. */
  readonly device: string;
  /** Whether the "GPU" is emulated on the CPU. */
  readonly software: boolean;
}

/**
 * Trains one model at a time. At most one engine is open in a realm (a worker, a page): TensorFlow.js has one active backend for
 * all. The contract suite `testing/engineContract.ts` holds for every implementation.
 */
export interface Engine {
  readonly info: EngineInfo;
  /**
   * Uploads a dataset once, or one for each fold of a cross-validation (same features, other rows); all models built afterwards
   * train on it. Replaces the one before. No model may be alive.
   * @throws AppError dataNeedsMemory
   */
  load(folds: readonly PreparedData[]): void;
  /**
   * A model with its initial weights (see `core/model/initialWeights`) and a fresh optimizer, on the first fold.
   * @throws AppError layerImpossible, modelNeedsMemory
   */
  build(model: ModelSpec, step: StepSpec, weights: readonly Weight[]): TrainableModel;
  /** Tensors (or buffers) now alive, the dataset's included: back to its baseline after every `dispose`. */
  liveTensors(): number;
  /** Resolves with a reason once the device is lost; never for a CPU. */
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
  /** Stand in for the training rows' features in this epoch, row-major like them; absent: those that are loaded. */
  readonly features?: Float32Array<ArrayBuffer>;
  /** Asked between batches, a few times a second: true stops the epoch early. */
  readonly shouldStop: () => boolean;
  /** Told as often, first of all, how many batches of the epoch are done (on a GPU: issued). */
  readonly onBatches?: (done: number) => void;
  /** Awaited as often, before `shouldStop`: a pause holds the epoch here. */
  readonly hold?: () => Promise<void>;
}

export interface TrainableModel {
  /** One pass. Resolves with the mean training loss over the rows seen (penalties included), or null when it was stopped. */
  trainEpoch(plan: EpochPlan): Promise<number | null>;
  /** Outputs of the last layer before any softmax/sigmoid, row-major, rows × outputs, in prediction mode. */
  predict(part: PartName | PreparedPart): Promise<Float32Array>;
  /** A copy of all weights, moving statistics included. */
  weights(): Promise<readonly Weight[]>;
  /** Sets weights as read by `weights`; the optimizer's state is kept. */
  setWeights(weights: readonly Weight[]): void;
  /** As if built anew with these weights, on the given fold: nothing of the training before is left. Nothing is compiled again. */
  restart(weights: readonly Weight[], fold: number): void;
  /** Frees everything. The model must not be used afterwards. */
  dispose(): void;
}
