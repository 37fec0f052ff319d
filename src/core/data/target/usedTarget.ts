import { AppError } from "../../errors.ts";
import { cleanTarget, NO_CLEANING } from "../cleaning.ts";
import type { DataConfig } from "../dataConfig.ts";
import type { Dataset } from "../table/dataset.ts";
import { MIN_ROWS } from "../limits.ts";
import { readTarget, type Target } from "./target.ts";

/**
 * The target of the rows that a study of a config uses: those with a target, without those that cleaning leaves out.
 * @throws AppError as `readTarget`; `tooFewRows` and `targetOneClass` also if cleaning leaves too few rows
 */
export function usedTarget(dataset: Dataset, config: DataConfig): Target {
  const read = readTarget(dataset, config.target, config.task);
  const target = cleanTarget(read, dataset, config.cleaning ?? NO_CLEANING);
  const { rows, classes } = target;
  if (rows.length < MIN_ROWS) throw new AppError("tooFewRows", { rows: rows.length, needed: MIN_ROWS });
  if (config.task === "classification" && classes.length < 2) {
    throw new AppError("targetOneClass", { target: config.target, value: classes[0] ?? "" });
  }
  return target;
}
