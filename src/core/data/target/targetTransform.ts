import { AppError } from "../../errors.ts";
import { skewness } from "../../math/stats.ts";
import type { DataConfig } from "../dataConfig.ts";
import type { Target } from "./target.ts";

/** A skewness beyond this is called high by convention (Bulmer 1979). */
const HIGH_SKEWNESS = 1;

type Transformed = Pick<DataConfig, "task" | "target" | "targetTransform">;

/** Whether a model is trained on the logarithm of its target. */
export function isLog({ task, targetTransform }: Pick<DataConfig, "task" | "targetTransform">): boolean {
  return task === "regression" && targetTransform === "log";
}

/** Whether values are positive and skewed to the right, and their logarithm is less than half as skewed. */
export function logWouldHelp(values: Float64Array): boolean {
  if (values.some((value) => !(value > 0))) return false;
  const skew = skewness(values);
  return skew > HIGH_SKEWNESS && Math.abs(skewness(values.map(Math.log))) < skew / 2;
}

/**
 * The target as it is trained on.
 * @throws AppError `targetNotPositive`, with the smallest value
 */
export function transformedTarget(target: Target, config: Transformed): Target {
  if (!isLog(config)) return target;
  const least = target.values.reduce((low, value) => Math.min(low, value), Infinity);
  if (!(least > 0)) throw new AppError("targetNotPositive", { target: config.target, value: least });
  return { ...target, values: target.values.map(Math.log) };
}
