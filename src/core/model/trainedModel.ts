import type { PreparedData } from "../data/preparation/preparedData.ts";
import type { ModelSpec } from "./modelSpec.ts";
import type { Weight } from "./weight.ts";

/** A network with its trained weights. */
export interface TrainedModel {
  readonly model: ModelSpec;
  /** As every engine returns them: see `weightShapes`. */
  readonly weights: readonly Weight[];
}

/**
 * The judged model, with everything that is needed to look into it and to predict with it. Kept with a study while it is open,
 * never exported with it.
 */
export interface Winner extends TrainedModel {
  /** How a row becomes features and outputs become classes or values; with the test rows, without the training rows. */
  readonly data: Omit<PreparedData, "train" | "validation">;
  /** Row-major, test rows × outputs, before any softmax or sigmoid. */
  readonly testOutputs: Float32Array;
}
