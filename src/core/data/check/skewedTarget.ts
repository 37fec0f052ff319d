import { logWouldHelp } from "../target/targetTransform.ts";
import type { CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";

/** A target of numbers with a long tail of large values, whose logarithm is much less skewed. */
export function findSkewedTarget({ target, task, found }: CheckContext): Finding | null {
  if (task !== "regression" || target?.kind !== "number") return null;
  // Already reported with its remedies.
  if (found.get(target.name)?.extremes !== undefined) return null;
  const values = target.values.filter((value) => !Number.isNaN(value));
  if (values.length === 0 || !logWouldHelp(values)) return null;
  return { kind: "skewedTarget", column: target.name };
}
