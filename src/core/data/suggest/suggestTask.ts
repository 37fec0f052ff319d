import type { ColumnSummary, Task } from "../table/dataset.ts";

/** Whole numbers with at most so many different values are taken for classes. */
const MAX_NUMERIC_CLASSES = 10;

/** The task a target suggests: regression for numbers, unless they are a few whole ones close together. */
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
