import { largest } from "../../model/settings.ts";
import { sizeOf } from "../network/weight.ts";
import type { Learner } from "../learner.ts";
import type { BoostingSpec } from "./boostingSpec.ts";

/** Splits on the way to a leaf: typical, for progress and sizes. */
const DEPTH = 6;
/** A row in a histogram takes as long as this many operations of a network. */
const ROW = 10;

/** Boosting that stops early. */
export interface StoppedBoosting extends BoostingSpec {
  /** Rounds without a lower validation loss after which it ends; 0: all rounds. */
  readonly patience: number;
}

/** Gradient boosting of histogram trees. */
export const BOOSTING: Learner<StoppedBoosting> = {
  resolve: (get) => ({
    rounds: Number(get("rounds")),
    learningRate: Number(get("boostingRate")),
    leaves: Number(get("leaves")),
    minLeaf: Number(get("boostingMinLeaf")),
    l2: Number(get("leafL2")),
    rows: Number(get("rowShare")),
    columns: Number(get("columnShare")),
    balanced: get("classWeights") === "balanced",
    patience: Number(get("roundPatience")),
  }),
  size: ({ rounds }, { outputs }) => ({ parameters: null, operations: rounds * outputs * DEPTH }),
  hasParameters: false,
  trainingWork: ({ columns }, { rowShape, outputs }, rows, rounds) =>
    rounds * outputs * rows * sizeOf(rowShape) * columns * DEPTH * ROW,
  steps: { unit: "round", most: ({ rounds }) => largest(rounds) },
};
