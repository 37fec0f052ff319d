import type { DataConfig, SplitConfig } from "../dataConfig.ts";
import type { ColumnKind } from "../table/dataset.ts";

/** How many sets of training and validation rows a search has. Order of time allows only one cutting. */
export function foldCount({ folds, foldRepeats, by }: SplitConfig): number {
  return folds === 1 || by.kind === "time" ? folds : folds * foldRepeats;
}

/** Whether the parts keep the class shares. Order of time ignores classes. */
export function isStratified({ task, split }: Pick<DataConfig, "task" | "split">): boolean {
  return task === "classification" && split.stratify && split.by.kind !== "time";
}

/** Whether values of a kind can be put in order of time. */
export function isTimeKind(kind: ColumnKind): kind is "number" | "date" | "ordered" {
  return kind === "number" || kind === "date" || kind === "ordered";
}

/** The column that rows are divided by, or null. */
export function splitColumn({ by }: SplitConfig): string | null {
  return by.kind === "random" ? null : by.column;
}
