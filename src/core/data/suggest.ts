import type { ColumnSummary, Task } from "./dataset.ts";

/** Whole numbers with at most so many different values are taken for classes. */
const MAX_NUMERIC_CLASSES = 10;
const TARGET_NAMES: ReadonlySet<string> = new Set(["target", "label", "class", "目标", "标签", "类别"]);

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

/**
 * The one column that is named as a target (`label`, as in Kaggle's digits, stands first), else the last, as is the custom. Also one
 * that cannot be predicted as it is: a quiet change to another column would answer a question nobody asked, where the problem with this
 * one can be named and mended.
 */
export function suggestTarget(columns: readonly ColumnSummary[]): ColumnSummary {
  const named = columns.filter(({ name }) => TARGET_NAMES.has(name.trim().toLowerCase()));
  return named.length === 1 ? named[0]! : columns.at(-1)!;
}
