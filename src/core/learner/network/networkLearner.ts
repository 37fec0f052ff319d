import { multiplyAdds, stepOperations } from "./multiplyAdds.ts";
import { parameterCount } from "./parameterCount.ts";
import { largest } from "../../model/settings.ts";
import type { Learner } from "../learner.ts";
import type { NetworkSpec } from "./networkSpec.ts";

/** Fixed cost of a step of training, in operations that take the same time: see `engine/final/judgingWork.ts`. */
const STEP = 2e5;
/** Cost of the loss, per row and output. */
const LOSS = 50;

export type NetworkLearner = Learner<NetworkSpec>;

/** A learner that is a network, apart from how settings become its layers. */
export function networkLearner(resolve: NetworkLearner["resolve"]): NetworkLearner {
  return {
    resolve,
    size: ({ model }) => ({ parameters: parameterCount(model), operations: multiplyAdds(model, 1) }),
    hasParameters: true,
    trainingWork({ model, training }, { outputs }, rows, epochs) {
      const steps = Math.ceil(rows / training.batchSize);
      return epochs * (stepOperations(model, rows) + LOSS * rows * outputs + STEP * steps);
    },
    steps: { unit: "epoch", most: ({ epochs }) => largest(epochs) },
  };
}
