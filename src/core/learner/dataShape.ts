import type { PreparedData, RowShape } from "../data/preparation/preparedData.ts";

/**
 * How outputs become a loss, a mean over the rows. softmaxCrossEntropy: k ≥ 3 classes, k logits. sigmoidCrossEntropy: 2 classes,
 * one logit for class 1. meanSquaredError, meanAbsoluteError, huber (delta 1): regression, one output.
 */
export const LOSSES = [
  "softmaxCrossEntropy",
  "sigmoidCrossEntropy",
  "meanSquaredError",
  "meanAbsoluteError",
  "huber",
] as const;
export type Loss = (typeof LOSSES)[number];

/** The properties of the data that determine a model's form: the shape of a row, the outputs and the loss. */
export interface DataShape {
  readonly rowShape: RowShape;
  /** 1 for two classes and for regression, otherwise the number of classes. */
  readonly outputs: number;
  readonly loss: Loss;
}

export function dataShape(data: Pick<PreparedData, "task" | "rowShape" | "classes">): DataShape {
  const { rowShape } = data;
  if (data.task === "regression") return { rowShape, outputs: 1, loss: "meanSquaredError" };
  if (data.classes.length === 2) return { rowShape, outputs: 1, loss: "sigmoidCrossEntropy" };
  return { rowShape, outputs: data.classes.length, loss: "softmaxCrossEntropy" };
}
