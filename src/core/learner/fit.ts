import type { PreparedPart } from "../data/preparation/preparedData.ts";
import type { DataShape } from "./dataShape.ts";
import type { StepRules } from "./training.ts";
import type { Work } from "./work.ts";

/** The rows that a learner without an engine is fitted to. */
export interface FitData {
  readonly shape: DataShape;
  readonly train: PreparedPart;
  readonly validation: PreparedPart | null;
}

/**
 * A training without an engine, clock or promises, in portions of work. Each takes a few milliseconds for any data, so that a
 * training can be stopped within 50 ms.
 */
export interface Fit<Model> extends StepRules {
  /** Does one portion of work. Returns whether a step has been finished by it. Never called after the last step. */
  work(): boolean;
  /** Share of the current step that is done, 0 up to 1 (exclusive); for a progress bar. */
  readonly share: number;
  /** Mean loss over the training rows after the last finished step; null: the learner has none. */
  readonly trainLoss: number | null;
  /**
   * Outputs of the validation rows after the last finished step, if the learner keeps them up to date; it may be overwritten. null:
   * they have to be predicted.
   */
  readonly validationOutputs: Float32Array | null;
  /** Multiply-adds or similar operations so far. */
  readonly operations: number;
  /** The model after the last finished step: plain data of typed arrays and JSON, which structured-clones. */
  model(): Model;
}

/** The training and prediction code of a learner that needs no engine. */
export interface FitLearner<Spec, Model> {
  /** @param seed everything random derives from it */
  begin(spec: Spec, data: FitData, seed: number): Fit<Model>;
  /** The same as `predictor`, in portions, if a single row may take longer than a few milliseconds. */
  predicting?(model: Model, shape: DataShape): (features: Float32Array, rows: number) => Work<Float32Array>;
  /** A function from rows (row-major features) to outputs, synchronous: it is called for a few rows at a time. */
  predictor(model: Model, shape: DataShape): (features: Float32Array, rows: number) => Float32Array;
}
