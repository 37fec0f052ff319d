import { sizeOf } from "../network/weight.ts";
import type { Learner } from "../learner.ts";
import type { LinearSpec } from "./linearSpec.ts";

/** Passes over the training rows until a fit has converged: typical, for progress. */
const PASSES = 50;

/** Linear, logistic or softmax regression with a penalty. */
export const LINEAR: Learner<LinearSpec> = {
  resolve: (get) => ({
    c: Number(get("linearC")),
    l1Ratio: Number(get("l1Ratio")),
    balanced: get("classWeights") === "balanced",
  }),
  size: (_spec, { rowShape, outputs }) => ({
    parameters: (sizeOf(rowShape) + 1) * outputs,
    operations: sizeOf(rowShape) * outputs,
  }),
  hasParameters: true,
  trainingWork: (_spec, { rowShape, outputs }, rows) => PASSES * 4 * rows * sizeOf(rowShape) * outputs,
  steps: null,
};
