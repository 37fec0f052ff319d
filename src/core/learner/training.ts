import type { PreparedPart } from "../data/preparation/preparedData.ts";
import type { PackedModel } from "./packedModel.ts";

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

/** Work done since a training began: an object that the training keeps up to date. */
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
   * Called after every step, synchronously.
   * @param trainLoss mean loss over the training rows, penalties included; null: the learner has none
   * @param outputs of the validation rows; it may be overwritten by the next step. null: there are no validation rows
   * @returns whether to train the next step in the same call
   */
  readonly afterStep: (trainLoss: number | null, outputs: Float32Array | null) => boolean;
  /** Called a few times a second during long work: true ends the training. */
  readonly shouldStop: () => boolean;
  /** Called as often, first; and at the end of every step's training, before its outputs are computed for `afterStep`. */
  readonly onWork: () => void;
  /** Awaited as often, before `shouldStop`: a pause blocks the training here. */
  readonly hold: () => Promise<void>;
}

/** One training of a configuration on one fold. */
export interface Training extends StepRules {
  /**
   * Trains further steps, at least one, until `afterStep` returns false or all are done. Many steps in one call need no turn of the
   * event loop: messages are handled a few times a second. Resolves with false if it was stopped.
   */
  advance(controls: StepControls): Promise<boolean>;
  readonly done: WorkDone;
  /**
   * Outputs of the model as it is now.
   * @param shouldStop asked a few times a second, where all rows may take long
   * @param onShare told the share of the rows that are predicted, 0..1, where all may take long
   * @returns null if it was stopped
   */
  predict(
    part: "train" | "validation" | "test" | PreparedPart,
    shouldStop?: () => boolean,
    onShare?: (share: number) => void,
  ): Promise<Float32Array | null>;
  /**
   * The first rows of the validation part, features included. Absent: the engine alone has these.
   * @param count at most as many as there are
   */
  readonly validationRows?: (count: number) => PreparedPart;
  /** Rows of the test part, repeated if it has fewer. Absent: the engine alone has these. */
  readonly testRows?: (count: number) => PreparedPart;
  /** The model as it is now. */
  pack(): Promise<PackedModel>;
}
