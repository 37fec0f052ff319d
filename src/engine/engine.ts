import type { PreparedData, PreparedPart } from "../core/data/preparedData.ts";
import type { ModelSpec } from "../core/model/modelSpec.ts";
import type { OptimizerSpec } from "../core/model/trainingSpec.ts";
import type { Weight } from "../core/model/weight.ts";

export type { Weight };

/** How models are trained. "wasm" (our own SIMD kernels) will join this list. */
export type EngineKind = "webgpu" | "webgl" | "cpu";

export interface EngineInfo {
  readonly kind: EngineKind;
  /** The adapter or renderer as the browser names it; empty where it tells nothing. */
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
  /** Uploads a dataset once; all models built afterwards train on it. Replaces the one before. */
  load(data: PreparedData): void;
  /** A model with its initial weights (see `core/model/initialWeights`) and a fresh optimizer. */
  build(model: ModelSpec, optimizer: OptimizerSpec, weights: readonly Weight[]): TrainableModel;
  /** Tensors (or buffers) now alive, the dataset's included: back to its baseline after every `dispose`. */
  liveTensors(): number;
  /** Resolves with a reason once the device is lost; never for a CPU. */
  readonly lost: Promise<string>;
  dispose(): void;
}

export type PartName = "train" | "validation" | "test";

export interface EpochPlan {
  /** A permutation of the training rows; consecutive slices of `batchSize` are the batches, the last may be smaller. */
  readonly order: Uint32Array;
  readonly batchSize: number;
  /** Learning rate of each batch. */
  readonly learningRates: Float64Array;
  /** Seed of this epoch's dropout masks. */
  readonly dropoutSeed: number;
  /** Asked between batches, a few times a second: true stops the epoch early. */
  readonly shouldStop: () => boolean;
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
  /** Frees everything. The model must not be used afterwards. */
  dispose(): void;
}
