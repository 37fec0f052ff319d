import type { ColumnSummary, Task } from "../table/dataset.ts";

/** Whole numbers with at most this many different values are treated as classes. */
const MAX_NUMERIC_CLASSES = 10;

/** The task that suits a target: regression for numbers, unless they are a few whole numbers close together. */
export function suggestTask(target: ColumnSummary): Task {
  const { kind, numeric, distinct } = target;
  if (kind !== "number" || numeric === null) return "classification";
  const fewWholeNumbers =
    distinct <= MAX_NUMERIC_CLASSES &&
    Number.isInteger(numeric.min) &&
    Number.isInteger(numeric.max) &&
    numeric.max - numeric.min < 2 * MAX_NUMERIC_CLASSES &&
    (target.rarest?.count ?? 0) > 1;
  return fewWholeNumbers ? "classification" : "regression";
}
