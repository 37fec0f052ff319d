import { AppError } from "../errors.ts";
import type { DataConfig } from "./dataConfig.ts";
import type { Target } from "./target.ts";

type Transformed = Pick<DataConfig, "task" | "target" | "targetTransform">;

/** Whether a model is trained on the logarithm of its target. */
export function isLog({ task, targetTransform }: Pick<DataConfig, "task" | "targetTransform">): boolean {
  return task === "regression" && targetTransform === "log";
}

/**
 * The target as it is trained on.
 * @throws AppError `targetNotPositive`, with the least value
 */
export function transformedTarget(target: Target, config: Transformed): Target {
  if (!isLog(config)) return target;
  const least = target.values.reduce((low, value) => Math.min(low, value), Infinity);
  if (!(least > 0)) throw new AppError("targetNotPositive", { target: config.target, value: least });
  return { ...target, values: target.values.map(Math.log) };
}
