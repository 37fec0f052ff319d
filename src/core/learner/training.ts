import type { PreparedPart } from "../data/preparation/preparedData.ts";
import type { DataShape } from "./dataShape.ts";

/*
 * The contract between a learner that trains and the loop that judges its steps. A step is an epoch of a network, a tree of a
 * forest, a round of boosting; a learner that is trained in one go has a single step. Outputs are always row-major, rows × outputs,
 * before softmax or sigmoid.
 */

/** How a learner's steps are used. */
export interface StepRules {
  /** Most steps of this training; 1: trained in one go, without a learning curve. */
  readonly steps: number;
  /** Ends after this many steps without a lower validation loss; 0: all steps. */
  readonly patience: number;
  /** Which step's model is kept: the one with the lowest validation loss, or the last (a forest: more trees are never worse). */
  readonly keeps: "best" | "last";
}

/** Work done since a training began. */
export interface WorkDone {
  /** Steps, including the finished part of the current one: 3.4 epochs. */
  readonly steps: number;
  /** Updates of the model: batches of a network, trees of a forest. */
  readonly updates: number;
  /** Floating-point operations of them, as far as they are counted by convention. */
  readonly operations: number;
}

export interface StepControls {
  /**
   * Called after every step, synchronously. It must not start work on the training.
   * @param trainLoss mean loss over the training rows, penalties included; null: the learner has none
   * @param outputs of the validation rows; it may be overwritten by the next step. null: there are no validation rows
   * @returns whether to train the next step in the same call
   */
  readonly afterStep: (trainLoss: number | null, outputs: Float32Array | null) => boolean;
  /** Called a few times a second during long work: true ends the training. */
  readonly shouldStop: () => boolean;
  /** Called as often, first. */
  readonly onWork?: () => void;
  /** Awaited as often, before `shouldStop`: a pause blocks the training here. */
  readonly hold?: () => Promise<void>;
}

/** One training of a configuration on one fold. */
export interface Training extends StepRules {
  /**
   * Trains further steps, at least one, until `afterStep` returns false or all are done. Many steps in one call need no turn of the
   * event loop: messages are handled a few times a second. Resolves with false if it was stopped.
   */
  advance(controls: StepControls): Promise<boolean>;
  workDone(): WorkDone;
  /** Outputs of the model as it is now. */
  predict(part: "train" | "validation" | "test" | PreparedPart): Promise<Float32Array>;
}

/** A block of rows of a learner that needs no engine. */
export interface FitData {
  readonly shape: DataShape;
  readonly train: PreparedPart;
  readonly validation: PreparedPart | null;
}

/**
 * A training without an engine, clock or promises, in portions of work. Each takes at most about 20 ms for any data, so that a
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

/** The training and prediction code of a learner that needs no engine; workers load it when it is first used. */
export interface FitLearner<Spec, Model> {
  /** @param seed everything random derives from it */
  begin(spec: Spec, data: FitData, seed: number): Fit<Model>;
  /** A function from rows (row-major features) to outputs. The engine calls it for a few rows at a time. */
  predictor(model: Model, shape: DataShape): (features: Float32Array, rows: number) => Float32Array;
}
