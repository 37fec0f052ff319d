import type { PreparedData } from "../data/preparation/preparedData.ts";
import type { ModelSpec } from "./modelSpec.ts";
import type { Weight } from "./weight.ts";

/** A network with what training made of it. */
export interface TrainedModel {
  readonly model: ModelSpec;
  /** As every engine gives them: see `weightShapes`. */
  readonly weights: readonly Weight[];
}

/** The judged winner: what looking into it, and predicting with it, needs. Kept with a study while it is open, never exported with it. */
export interface Winner extends TrainedModel {
  /** How a row becomes features and outputs become classes or values; the test rows, but not those that trained. */
  readonly data: Omit<PreparedData, "train" | "validation">;
  /** Row-major, test rows × outputs, before any softmax or sigmoid. */
  readonly testOutputs: Float32Array;
}
