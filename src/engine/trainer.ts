import type { LoadedData, PreparedData } from "../core/data/preparation/preparedData.ts";
import type { TrialSpec } from "../core/learner/registry.ts";
import type { Training } from "../core/learner/training.ts";
import type { Device } from "./network/unlessLost.ts";

/** Trains models of any learner, one at a time. */
export interface Trainer {
  /** What may be lost during a training; null: nothing. */
  readonly device: Device | null;
  /**
   * Takes a dataset, or one per fold of a cross-validation (same features, different rows). Replaces the previous one. No
   * configuration may be open.
   * @throws AppError dataNeedsMemory
   */
  load(folds: readonly PreparedData[]): void;
  /**
   * Opens a configuration for its trainings, one after the other.
   * @param folds the data loaded, in the same order
   */
  configure(trial: TrialSpec, folds: readonly LoadedData[]): Promise<Configured>;
  /** Number of live tensors (or buffers), including the dataset's; it returns to its baseline after every `dispose`. */
  liveTensors(): number;
  dispose(): void;
}

/** A configuration that is being trained. */
export interface Configured {
  /**
   * A training from the beginning, which ends the one before.
   * @param seed everything random in it derives from it
   * @throws AppError layerImpossible, modelNeedsMemory
   */
  begin(fold: number, seed: number): Training;
  dispose(): void;
}
